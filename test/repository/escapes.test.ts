import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

/** Rules that biome may be told to pass over, with the reason beside it: where a person has to judge, and none of types. */
const JUDGED_BY_A_PERSON = [
  "lint/a11y/noNoninteractiveTabindex",
  "lint/a11y/noStaticElementInteractions",
  "lint/correctness/useExhaustiveDependencies",
  "lint/suspicious/noArrayIndexKey",
];

const FILES = ["app", "workers", "test", "bench", "drizzle", "scripts"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path.replaceAll("\\", "/")}`),
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("test/fixtures/"));

/** Most files hold none of these words, and need no parser. */
const MAY_HOLD_ONE = /\bany\b|as unknown as|as never|[\w)\]]!(?!=)|@ts-/;

/** Where a text of types says something that the compiler cannot know to be so, or silences it. */
function escapesIn(path: string, text: string): string[] {
  if (!MAY_HOLD_ONE.test(text)) return [];
  const found: string[] = [];
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const look = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push("any");
    if (ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.UnknownKeyword && ts.isAsExpression(node.parent))
      found.push("as unknown as");
    if (ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.NeverKeyword) found.push("as never");
    if (ts.isNonNullExpression(node)) found.push("!");
    ts.forEachChild(node, look);
  };
  look(source);
  return [...found, ...(text.match(/@ts-(ignore|expect-error|nocheck)/g) ?? [])];
}

/** What is believed all the same: the file with what it says, and why it is so. */
const BELIEVED: Record<string, string> = {
  "app/shopify/wire/quick-reader.ts: as never":
    "typeof was looked at on the line above, and a check is of its schema's type",
};

it("has no type that is believed without being known", () => {
  const found = FILES.flatMap((path) => escapesIn(path, readFileSync(path, "utf8")).map((each) => `${path}: ${each}`));
  expect(found.filter((each) => !(each in BELIEVED))).toEqual([]);
  expect(Object.keys(BELIEVED).filter((each) => !found.includes(each))).toEqual([]);
});

it("passes over a rule of style alone, and says why", () => {
  const found = FILES.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/biome-ignore(?:-\w+)? (\S+?): *(\S?)/g)].flatMap(
      ([, rule = "", reason]) => (reason && JUDGED_BY_A_PERSON.includes(rule) ? [] : [`${path}: ${rule}`]),
    ),
  );
  expect(found).toEqual([]);
});

it.each([
  ["let row: any;", ["any"]],
  ["const rows = told as unknown as Row[];", ["as unknown as"]],
  ["send(queues as never);", ["as never"]],
  ["const first = rows[0]!;", ["!"]],
  [`// @ts-${"expect-error"}\nlet x: number = '';`, [`@ts-${"expect-error"}`]],
  ["const anyOf = told as Row; let any = 1;", []],
])("knows %s", (text, found) => expect(escapesIn("app/x.ts", text)).toEqual(found));
