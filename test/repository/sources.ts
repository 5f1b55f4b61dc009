import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

/** Every source of the app and its workers. The dev store is a house of its own. */
export const SOURCES = ["app", "workers"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("workers/dev-store/")),
);

/** The tables as drizzle knows them, every room's. */
export const SCHEMA = readdirSync("drizzle/schema")
  .map((file) => readFileSync(`drizzle/schema/${file}`, "utf8"))
  .join("\n");

/** The texts of a source's strings; a template is as it is written, and the strings within it come again. */
export function stringsIn(path: string, text: string): string[] {
  const found: string[] = [];
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind));
  return found;

  function look(node: ts.Node) {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    else if (ts.isTemplateExpression(node)) found.push(node.getText().slice(1, -1));
    ts.forEachChild(node, look);
  }
}
