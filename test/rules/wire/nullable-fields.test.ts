import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  buildClientSchema,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from "graphql";
import { expect, it } from "vitest";
import { catalogLine } from "../../../app/shopify/graphql/bulk-catalog";
import { levelLine } from "../../../app/shopify/graphql/bulk-levels";
import { orderLine } from "../../../app/shopify/graphql/bulk-orders";
import type { Shop } from "../../../app/shops/shops.server";
import { overlaid } from "../../../workers/dev-store/graphql/overlay";
import { importCatalog } from "../../../workers/jobs/bulk/catalog";
import { importLevels } from "../../../workers/jobs/bulk/levels";
import { importOrders } from "../../../workers/jobs/bulk/orders";
import { linesOf, refundsOf } from "../../../workers/jobs/read/whole-orders";

/*
 * Whatever the schema lets Shopify leave out may be left out one day: each nullable field of each operation is answered
 * with null in turn, by an answer made from the schema.
 */
const SCHEMA = "workers/dev-store/generated/admin_2026-10.json.gz";
const schema = publishedSchema();

const modules = import.meta.glob<Record<string, unknown>>("../../../app/shopify/graphql/**/*.ts", { eager: true });
const exported = Object.values(modules).flatMap((module) => Object.values(module));

interface Parser {
  name: string;
  document: string;
  answer: { parse(answer: unknown): unknown };
}
const isOperation = (value: unknown): value is Parser =>
  typeof value === "object" && value !== null && "document" in value && "answer" in value;
const operations = exported.filter(isOperation);

const documents = exported
  .map((value) => (typeof value === "function" && value.length === 1 ? attempt(value) : value))
  .filter((value): value is string => typeof value === "string" && value.startsWith("#graphql"));

const shop: Shop = {
  ...{ id: 1, domain: "a.myshopify.com", name: "A", timeZone: "UTC", currency: "GBP" },
  ...{ installedAt: 0, uninstalledAt: null },
};

/** How a bulk query's lines are parsed, and read by the import. */
const BULK: Record<string, { line: { parse(line: unknown): unknown }; reader: typeof importOrders }> = {
  BulkCatalog: { line: catalogLine, reader: importCatalog },
  BulkLevels: { line: levelLine, reader: importLevels },
  BulkOrders: { line: orderLine, reader: importOrders },
};

it.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s is read whatever nullable field Shopify leaves out",
  (_, { document, answer }) => {
    const whole = answerTo(document);
    answer.parse(whole.value);
    for (const path of whole.nullable)
      expect(() => read(answer.parse(without(whole.value, path))), path.join(".")).not.toThrow();
  },
);

it.each(documents.map((document) => [/query (\w+)/.exec(document)?.[1] ?? "", document] as const))(
  "the lines of %s are read whatever nullable field Shopify leaves out",
  (name, document) => {
    const { line, reader } = BULK[name] ?? {};
    if (!line || !reader) throw new Error(`Nobody parses the lines of ${name}.`);
    const whole = answerTo(document);
    const answers = [whole.value, ...whole.nullable.map((path) => without(whole.value, path))];
    for (const [index, answer] of answers.entries()) {
      const lines = fileOf(answer);
      expect(lines.length).toBeGreaterThan(1);
      const left = whole.nullable[index - 1]?.join(".") ?? "nothing";
      expect(() => lines.map((each) => line.parse(each)), left).not.toThrow();
      expect(() => reader.read(shop, 1, { lines, beside: [] }), left).not.toThrow();
    }
  },
);

it("walks operations and bulk queries that are there", () => {
  expect(operations.length).toBeGreaterThan(10);
  expect(documents).toHaveLength(3);
  expect(answerTo(documents[0] ?? "").nullable.length).toBeGreaterThan(1);
});

/** Orders as they are read are taken further: what their refunds say must not throw either. */
function read(parsed: unknown) {
  if (typeof parsed !== "object" || parsed === null || !("nodes" in parsed) || !Array.isArray(parsed.nodes)) return;
  for (const node of parsed.nodes)
    if (node && "refunds" in node) for (const of of [refundsOf, linesOf]) of(shop, 1, node);
}

type Path = (string | number)[];

/** An answer with everything in it, and the way to each of its nullable fields. */
function answerTo(document: string): { value: unknown; nullable: Path[] } {
  const [operation] = parse(document.replace("#graphql", "")).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  const root = operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error("no root");
  const nullable: Path[] = [];
  const value = objectOf(root.name, operation.selectionSet, [], nullable);
  return { value, nullable };
}

function objectOf(typeName: string, selections: SelectionSetNode, path: Path, nullable: Path[]): object {
  const type = schema.getType(typeName);
  const answer: Record<string, unknown> = {};
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const name = selection.typeCondition?.name.value ?? typeName;
      Object.assign(answer, objectOf(name, selection.selectionSet, path, nullable));
      continue;
    }
    if (selection.kind !== Kind.FIELD || !(isObjectType(type) || isInterfaceType(type)))
      throw new Error(`${typeName} is not walked`);
    const name = selection.name.value;
    const field = type.getFields()[name];
    if (!field) throw new Error(`${typeName}.${name} is not there`);
    const here = [...path, selection.alias?.value ?? name];
    answer[selection.alias?.value ?? name] = fieldOf(field.type, typeName, selection.selectionSet, here, nullable);
  }
  return answer;
}

function fieldOf(
  type: GraphQLOutputType,
  parent: string,
  selections: SelectionSetNode | undefined,
  path: Path,
  nullable: Path[],
): unknown {
  if (isNonNullType(type)) return presentOf(type.ofType, parent, selections, path, nullable);
  nullable.push(path);
  return presentOf(type, parent, selections, path, nullable);
}

function presentOf(
  type: GraphQLOutputType,
  parent: string,
  selections: SelectionSetNode | undefined,
  path: Path,
  nullable: Path[],
): unknown {
  if (isListType(type)) return [fieldOf(type.ofType, parent, selections, [...path, 0], nullable)];
  const named = getNamedType(type);
  if (selections) return objectOf(named.name === "Node" ? nodeOf(selections) : named.name, selections, path, nullable);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  // Fields that another object's selection names are its id's type; the `id` of an object is its own.
  return SCALARS[named.name]?.(parent);
}

/** Where any node may stand, its inline fragment says which. */
function nodeOf(selections: SelectionSetNode) {
  const [first] = selections.selections;
  return first?.kind === Kind.INLINE_FRAGMENT ? (first.typeCondition?.name.value ?? "Node") : "Node";
}

const SCALARS: Record<string, (parent: string) => unknown> = {
  ID: (parent) => `gid://shopify/${parent}/7${parent === "InventoryLevel" ? "?inventory_item_id=8" : ""}`,
  String: () => "text",
  Int: () => 3,
  Boolean: () => false,
  DateTime: () => "2026-11-02T10:00:00Z",
  URL: () => "https://example.com/file",
  Money: () => "12.50",
  Decimal: () => "12.50",
  UnsignedInt64: () => "12",
};

function without(answer: unknown, path: Path): unknown {
  const copy: unknown = structuredClone(answer);
  let at: unknown = copy;
  for (const step of path.slice(0, -1)) at = Reflect.get(Object(at), step);
  Reflect.set(Object(at), path.at(-1) ?? "", null);
  return copy;
}

/** As a bulk operation writes them: each object of a connection is a line, and names the one that it belongs to. */
function fileOf(answer: unknown): unknown[] {
  const lines: unknown[] = [];
  const write = (node: object, parent?: unknown) => {
    const children = Object.entries(node).filter(([, value]) => nodesIn(value));
    const own = Object.fromEntries(Object.entries(node).filter(([, value]) => !nodesIn(value)));
    lines.push(parent === undefined ? own : { ...own, __parentId: parent });
    for (const [, connection] of children)
      for (const child of nodesIn(connection) ?? []) write(child, Reflect.get(node, "id"));
  };
  for (const connection of Object.values(Object(answer))) for (const node of nodesIn(connection) ?? []) write(node);
  return lines;
}

function nodesIn(value: unknown): object[] | undefined {
  if (typeof value !== "object" || value === null || !("edges" in value) || !Array.isArray(value.edges))
    return undefined;
  return value.edges.map((edge) => Reflect.get(Object(edge), "node"));
}

/** A function beside the operations may make a document for a day; another one is none. */
function attempt(value: object) {
  const made: unknown = typeof value === "function" ? Reflect.apply(value, undefined, ["2026-01-31"]) : undefined;
  return typeof made === "string" ? made : undefined;
}

function publishedSchema(): GraphQLSchema {
  const published = JSON.parse(gunzipSync(readFileSync(SCHEMA)).toString("utf8"));
  return overlaid(buildClientSchema(published.data ?? published));
}
