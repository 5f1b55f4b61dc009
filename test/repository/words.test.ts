import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

/** Rooms whose sentences still stand in their pages. The list may only shrink: a new room has its words in a file of its own. */
const NOT_YET = ["purchasing", "receiving"];

/** Pages whose own sentences are not yet in the words of their room. This list, too, may only shrink. */
const ROUTES_NOT_YET = [
  "purchase-orders.$orderId.tsx",
  "purchase-orders.$orderId_.receive.tsx",
  "purchase-orders._index.tsx",
  "purchase-orders.new.tsx",
  "purchase-orders.shopify.$shopifyOrderId.tsx",
  "purchase-orders.shopify._index.tsx",
];

/** Attributes that a reader sees or hears. */
const SAID = /^(title|subtitle|label|caption|heading|placeholder|content|helpText|accessibilityLabel|aria-label|alt)$/;

/** Texts within elements, and those of attributes and properties that are said, with a word in them. */
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
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
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
  const converted = ROOMS.filter((room) => !NOT_YET.includes(room));
  expect(converted).toContain("reports");
  expect(converted.flatMap(literalsOf)).toEqual([]);
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
  expect(ROUTES).toEqual(expect.arrayContaining(ROUTES_NOT_YET));
  expect(ROUTES.filter((file) => !ROUTES_NOT_YET.includes(file)).flatMap(literalsOfRoute)).toEqual([]);
});

it("lists no room that is converted or gone", () => {
  expect(NOT_YET.filter((room) => !ROOMS.includes(room) || literalsOf(room).length === 0)).toEqual([]);
});

it("knows a sentence wherever a page may hold one", () => {
  const page = (inside: string) => literalsIn("page.tsx", `export const Page = () => ${inside};`);
  expect(page("<p>Nothing here.</p>")).toEqual(["Nothing here."]);
  expect(page('<p>{"Nothing here."}</p>')).toEqual(["Nothing here."]);
  expect(page(`<p>{\`\${count} rows\`}</p>`)).toEqual(["rows"]);
  expect(page('<Button accessibilityLabel="Close" className="Wide" />')).toEqual(["Close"]);
  expect(page('<Table columns={[{ heading: "Units", kind: "units" }]} />')).toEqual(["Units"]);
  expect(page("<p>{WORDS.empty} –</p>")).toEqual([]);
});
