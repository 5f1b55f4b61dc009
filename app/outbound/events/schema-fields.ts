import * as z from "zod";

/** A field of an event as a person reads it: `lines[].name`, "text or null". */
export interface SchemaField {
  path: string;
  type: string;
  says: string;
}

/** A JSON Schema as far as events use it. */
interface Shape {
  type?: string | undefined;
  const?: string | undefined;
  format?: string | undefined;
  description?: string | undefined;
  properties?: Record<string, Shape> | undefined;
  items?: Shape | undefined;
  anyOf?: Shape[] | undefined;
}

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    const: z.string().optional(),
    format: z.string().optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), shape).optional(),
    items: shape.optional(),
    anyOf: z.array(shape).optional(),
  }),
);

/** All fields of a schema in the order in which they are sent, those within others behind them. */
export const fieldsOf = (schema: unknown): SchemaField[] => within(shape.parse(schema), "");

function within({ properties = {} }: Shape, path: string): SchemaField[] {
  return Object.entries(properties).flatMap(([name, given]) => {
    const { inner, isNullable, says } = unwrapped(given);
    const own = `${path}${name}`;
    const list = inner.type === "array";
    const content = list && inner.items ? inner.items : inner;
    const field = { path: own, type: `${wordFor(inner)}${isNullable ? " or null" : ""}`, says };
    return [field, ...within(content, list ? `${own}[].` : `${own}.`)];
  });
}

/** What may be null is a choice between a shape and null; either of both may hold the words. */
function unwrapped(given: Shape) {
  const inner = given.anyOf?.find(({ type }) => type !== "null") ?? given;
  const isNullable = given.anyOf?.some(({ type }) => type === "null") ?? false;
  return { inner, isNullable, says: given.description ?? inner.description ?? "" };
}

function wordFor({ type = "", const: only, format }: Shape) {
  if (only !== undefined) return `"${only}"`;
  if (type === "string" && format === "date") return "day";
  if (type === "string" && format === "date-time") return "time";
  return WORDS[type] ?? type;
}

const WORDS: Partial<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  array: "list",
};
