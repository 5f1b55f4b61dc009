import fc from "fast-check";
import { z } from "zod";

/** What is used of a schema's JSON Schema. */
interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  minimum?: number;
  maximum?: number;
}

/** Ids to name: of the shop that asks mostly, and of another. */
type IdFor = (name: string) => fc.Arbitrary<string>;

/** Values that a schema takes, or nearly: ids are written as the API writes them, and texts are short. */
export const valuesOf = (schema: z.ZodType, idFor: IdFor): fc.Arbitrary<unknown> =>
  valueIn(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }))), "", idFor);

function valueIn(schema: Schema, name: string, idFor: IdFor): fc.Arbitrary<unknown> {
  const among = schema.anyOf ?? schema.oneOf;
  if (among) return fc.oneof(...among.map((each) => valueIn(each, name, idFor)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return numberIn(schema);
    case "number":
      return fc.oneof(numberIn(schema), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case "array":
      return fc.array(valueIn(schema.items ?? {}, name.replace(/s$/, ""), idFor), { maxLength: 3 });
    case "object":
      return objectOf(schema, idFor);
    case "string":
      return textOf(schema, name, idFor);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function numberIn({ minimum, maximum }: Schema) {
  const [low, high] = [Math.max(minimum ?? -20, -(2 ** 31)), Math.min(maximum ?? 1000, 2 ** 31 - 1)];
  return fc.oneof(
    fc.integer({ min: Math.ceil(low), max: Math.max(Math.ceil(low), Math.min(high, 20)) }),
    fc.constantFrom(low, high),
  );
}

function objectOf({ properties = {}, required = [] }: Schema, idFor: IdFor) {
  const fields = Object.entries(properties).map(([name, schema]) => [name, valueIn(schema, name, idFor)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
}

function textOf({ format }: Schema, name: string, idFor: IdFor): fc.Arbitrary<string> {
  if (/(^|_)ids?$/.test(name)) return idFor(name);
  if (format === "date" || /_on$/.test(name)) return fc.constantFrom("2026-11-20", "2024-02-29", "2027-01-01");
  if (format === "date-time" || /since|until|_at$/.test(name))
    return fc.constantFrom("2026-11-28T09:00:00Z", "2026-11-28T10:00:00+02:00", "2020-01-01T00:00:00.000Z");
  if (/url/.test(name)) return fc.constantFrom("http://localhost:9/", "https://93.184.216.34/in");
  if (format === "email" || /mail|^to$/.test(name)) return fc.constant("a@acme.example");
  return fc.constantFrom("Mug", "1", "12.50", "*", "stock.low", "received", "EUR", "a");
}
