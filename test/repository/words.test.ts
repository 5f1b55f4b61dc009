import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

/** Attributes that a reader sees or hears. */
const SAID = /^(title|subtitle|label|caption|heading|placeholder|content|helpText|accessibilityLabel|aria-label|alt)$/;

/** A phrase, wherever it stands. One word may be a key, and classes all begin with a capital. */
const PHRASE = /^\p{Lu}\p{Ll}* \p{Ll}/u;

/** What a log is told, and what a door answers to a program: nobody reads these on a page. */
const isUnseen = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) && node.expression.getText().startsWith("console.")) ||
  (ts.isNewExpression(node) && node.expression.getText() === "Response") ||
  (node.parent !== undefined && isUnseen(node.parent));

/** Texts within elements, those of attributes and properties that are said, with a word in them, and phrases. */
function literalsIn(path: string, text: string): string[] {
  const found: string[] = [];
  const isWord = (said: string) => /\p{L}{2}/u.test(said);
  const textOf = (node: ts.Node): string | undefined => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
    return ts.isTemplateExpression(node)
      ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("")
      : undefined;
  };
  const keep = (said: string | undefined) => {
    if (said !== undefined && isWord(said)) found.push(said.trim());
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) keep(node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) keep(textOf(node.expression));
    if (ts.isJsxAttribute(node) && SAID.test(node.name.getText())) {
      const value = node.initializer;
      keep(value && textOf(ts.isJsxExpression(value) && value.expression ? value.expression : value));
    }
    if (ts.isPropertyAssignment(node) && SAID.test(node.name.getText().replaceAll('"', "")))
      keep(textOf(node.initializer));
    const phrase = textOf(node);
    if (phrase !== undefined && PHRASE.test(phrase) && !isUnseen(node)) keep(phrase);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return [...new Set(found)];
}

const ROOMS = readdirSync("app/ui", { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));

/** What pages share stands beside the rooms. */
const SHARED = readdirSync("app/ui").filter((file) => file.endsWith(".tsx"));

const literalsOf = (room: string) =>
  readdirSync(join("app/ui", room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => {
      const path = join("app/ui", room, file);
      return literalsIn(path, readFileSync(path, "utf8")).map((said) => `${path}: ${said}`);
    });

it("keeps the sentences of a room in its file of words", () => {
  expect(ROOMS).toContain("reports");
  expect(ROOMS.flatMap(literalsOf)).toEqual([]);
});

it("keeps the sentences of what pages share in a file of words", () => {
  expect(SHARED.flatMap((file) => literalsIn(file, readFileSync(join("app/ui", file), "utf8")))).toEqual([]);
});

const ROUTES = readdirSync("app/routes").filter((file) => file.endsWith(".tsx"));

const literalsOfRoute = (file: string) => {
  const path = join("app/routes", file);
  return literalsIn(path, readFileSync(path, "utf8")).map((said) => `${path}: ${said}`);
};

it("keeps the sentences of a page in the words of its room", () => {
  expect(ROUTES).toContain("settings.tsx");
  expect(ROUTES.flatMap(literalsOfRoute)).toEqual([]);
});

it("knows a sentence wherever a page may hold one", () => {
  const page = (inside: string) => literalsIn("page.tsx", `export const Page = () => ${inside};`);
  expect(page("<p>Nothing here.</p>")).toEqual(["Nothing here."]);
  expect(page('<p>{"Nothing here."}</p>')).toEqual(["Nothing here."]);
  expect(page(`<p>{\`\${count} rows\`}</p>`)).toEqual(["rows"]);
  expect(page('<Button accessibilityLabel="Close" className="Wide" />')).toEqual(["Close"]);
  expect(page('<Table columns={[{ heading: "Units", kind: "units" }]} />')).toEqual(["Units"]);
  expect(page('<Line name={isPart ? "Goods without tax" : ""} />')).toEqual(["Goods without tax"]);
  expect(page('<p className="Long Text">{WORDS.empty} –</p>')).toEqual([]);
});
