import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { temporaryHouse } from "./temporary-house";

const FOLDERS = ["app", "workers", "drizzle", "scripts", "bench", "test"];

/** Asked for by name: Remix's routes, what stands in for a package's, and declarations of what is in another file. */
const ASKED_FOR_BY_NAME = /^app\/(routes|development)\/|^app\/(root|entry\.\w+)\.tsx$|^scripts\/stand-ins\/|\.d\.m?ts$/;

/** Of each export that no other file imports, its file and its names: a reader would look elsewhere for who uses it. */
function unimported(house: string): string[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(house, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  ).filter((path) => /\.(tsx?|m[jt]s)$/.test(path));
  const sources = paths.map((path) =>
    ts.createSourceFile(path, readFileSync(join(house, path), "utf8"), ts.ScriptTarget.Latest, true),
  );
  const imported = new Set(sources.flatMap(importsIn));
  return sources
    .filter(({ fileName }) => !ASKED_FOR_BY_NAME.test(fileName))
    .flatMap((source) => source.statements.flatMap((each) => exportsOf(each).map((names) => ({ source, names }))))
    .filter(({ source: { fileName }, names }) =>
      ["*", ...names].every((name) => !imported.has(`${fileName.replace(/\.\w+$/, "")} ${name}`)),
    )
    .map(({ source, names }) => `${source.fileName}: ${names}`);
}

/** The names of a statement that exports some; those that are taken out of one value stand and fall together. */
function exportsOf(statement: ts.Statement): string[][] {
  const words = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind) : [];
  if (!words.includes(ts.SyntaxKind.ExportKeyword) || words.includes(ts.SyntaxKind.DefaultKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText().match(/\w+/g) ?? []);
  const { name } = statement as ts.DeclarationStatement;
  return name ? [[name.getText()]] : [];
}

/** What a file takes of others of ours: `path name`, without endings; "*" where it takes the whole. */
function importsIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const take = (from: ts.Node | undefined, names: ts.NamedImportBindings | ts.NamedExportBindings | undefined) => {
    if (!from || !ts.isStringLiteralLike(from) || !from.text.startsWith(".")) return;
    const path = join(dirname(source.fileName), from.text).replace(/\.(tsx?|m[jt]s)$/, "");
    const named = names && (ts.isNamedImports(names) || ts.isNamedExports(names)) ? [...names.elements] : [];
    for (const { name, propertyName } of named) found.push(`${path} ${(propertyName ?? name).text}`);
    if (named.length === 0) found.push(`${path} *`);
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) take(node.moduleSpecifier, node.importClause?.namedBindings);
    if (ts.isExportDeclaration(node)) take(node.moduleSpecifier, node.exportClause);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      take(node.arguments[0], undefined);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal, undefined);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it("exports nothing that no other file imports", { timeout: 120_000 }, () => expect(unimported(".")).toEqual([]));

it("knows what is imported by its name, as a whole, later, or as a type", () => {
  const house = temporaryHouse({
    "app/stock/level.ts": "export const [one, other] = [1, 2]; export type Alone = 1; export function alone() {}",
    "app/stock/named.ts": 'import { one as first } from "./level"; import type { Same } from "../days"; first;',
    "app/days.ts": "export interface Same {} export class Other {}",
    "app/words.ts": "export const whole = 1;",
    "scripts/later.mjs":
      'export const local = 1; await import("../app/later.ts"); import * as words from "../app/words.ts";',
    "app/later.ts": "export const later = 1; export default function unnamed() {}",
    "app/routes/level.tsx": "export const loader = 1;",
    "drizzle/schema.ts": "",
    "workers/app.ts": 'type Late = import("../app/typed").Typed;',
    "app/typed.ts": "export type Typed = 1;",
    "bench/door.ts": 'export { whole } from "../app/words";',
    "test/support/shop.ts": "",
  });
  expect(unimported(house)).toEqual([
    "app/days.ts: Other",
    "app/stock/level.ts: Alone",
    "app/stock/level.ts: alone",
    "scripts/later.mjs: local",
  ]);
});
