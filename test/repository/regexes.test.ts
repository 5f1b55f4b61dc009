import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

/**
 * Regular expressions meet foreign text of megabytes: each takes time by its length, never by its square. That holds by
 * construction where nothing is unbounded, where the one unbounded part ends the expression, or where the expression is
 * tied to the text's beginning and has no other. The rest stands here with its reason.
 */
const LINEAR_BECAUSE: Record<string, string> = {
  "^'*(?=[^\\S\\t\\r\\n]*[=+\\-@＝＋－＠\\t\\r\\n])":
    "an apostrophe is no blank, and it is tried at the beginning alone",
  "([;\\t\\r\\n])('*)(?=[^\\S\\t\\r\\n]*[=+\\-@＝＋－＠])":
    "no run holds the separator that begins it: each is tried once",
  "(?<![\\d.eE+-])-?\\d{16,}(?![\\d.eE])": "what may stand before comes first: a run is tried once",
  "(?<=[:,[\\s])-?\\d{16,}(?=[,}\\]\\s])": "what may stand before comes first: a run is tried once",
  '"[^"]*"': "a quote that none closes is the last one",
  'filename="([^"]+)"': "a quote that none closes is the last one",
  "^-\\d+([.,]\\d+)?$": "the sign between the two runs is in neither",
  "^[+-]?\\d+([.,]\\d*)?$": "the sign between the two runs is in neither",
  "^(\\d+)[.,](\\d*)$": "the sign between the two runs is in neither",
  '^(?:([^<>"\\r\\n]+?) <([^\\s<>@]+@[^\\s<>@]+)>|([^\\s<>@]+@[^\\s<>@]+))$': "the operator's own setting",
};

const FILES = ["app", "workers"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("workers/dev-store"));

function expressionsIn(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text.slice(1, node.text.lastIndexOf("/")));
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function isLinear(expression: string) {
  const bare = expression.replace(/\\[pP]\{[^}]*\}|\\./g, "a").replace(/\[[^\]]*\]/g, "a");
  const unbounded = [...bare.matchAll(/[*+]|\{\d+,\}/g)];
  const [only] = unbounded;
  if (only === undefined) return true;
  if (unbounded.length > 1) return false;
  const ends = only.index + only[0].length === bare.length;
  return ends || (bare.startsWith("^") && !bare.includes("|") && !/\)(?:[*+]|\{\d+,\})/.test(bare));
}

it("finds the app's expressions", () => expect(FILES.flatMap(expressionsIn).length).toBeGreaterThan(60));

it("has no expression that takes time by the square of a text", () => {
  const odd = FILES.flatMap((file) =>
    expressionsIn(file)
      .filter((each) => !isLinear(each) && !(each in LINEAR_BECAUSE))
      .map((each) => `${file}: ${each}`),
  );
  expect(odd).toEqual([]);
});

it("keeps no reason for an expression that is gone", () => {
  const all = new Set(FILES.flatMap(expressionsIn));
  expect(Object.keys(LINEAR_BECAUSE).filter((each) => !all.has(each))).toEqual([]);
});

it.each(["0+$", "\\s*%$", "^[^@]+@[^@]+\\.[^@]+$", "^(a+)+$", "-?\\d{16,}(?=,)"])("would find %s", (expression) =>
  expect(isLinear(expression)).toBe(false),
);

it("makes no expression of text", () =>
  expect(FILES.filter((file) => readFileSync(file, "utf8").includes("new RegExp("))).toEqual([]));
