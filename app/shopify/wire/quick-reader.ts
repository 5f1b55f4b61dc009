import * as z from "zod";

/** What a reader answers where a value is not plainly right: the schema then decides, and words the fault. */
export const UNSURE = Symbol("unsure");

type Reader = (value: unknown) => unknown;

const OWN = new WeakMap<object, Reader>();

/** Says how plain values of a schema with steps of its own are read. Equal to the schema wherever it is not UNSURE. */
export function readQuickly<Schema extends z.ZodType>(
  schema: Schema,
  read: (value: unknown) => z.output<Schema> | typeof UNSURE,
): Schema {
  OWN.set(schema, read);
  return schema;
}

type Readers<Shape> = { [Name in keyof Shape]: (value: unknown) => z.output<Shape[Name]> };

/**
 * An object that is kept by place, since there are hundreds. `rowOf` has each field's name in its code: to look them up one by one
 * takes twice as long as all the rest of it.
 */
export function readByName<const Shape extends z.ZodRawShape, Row extends unknown[]>(
  shape: Shape,
  rowOf: (read: Readers<Shape>, told: Record<keyof Shape, unknown>) => Row,
) {
  const readers = (readerOf: (schema: z.core.$ZodType) => Reader) =>
    Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, readerOf(schema)])) as Readers<Shape>;
  const asRead = readers(() => (value) => value);
  const quick = readers(quickOf);
  const schema = z.object(shape).transform((told) => rowOf(asRead, told as Record<keyof Shape, unknown>));
  return readQuickly(schema, (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return UNSURE;
    const row = rowOf(quick, value as Record<keyof Shape, unknown>);
    return row.includes(UNSURE) ? UNSURE : (row as Awaited<Row>);
  });
}

/**
 * One of several objects, each told at once by which fields it has: `which` says the one that a value can be, where it has
 * none of the fields that those before it must have.
 */
export function oneOfKinds<const Kinds extends readonly z.ZodObject[]>(kinds: Kinds, which: (value: object) => number) {
  const quick = kinds.map(quickOf);
  const schema = z.union(kinds);
  return readQuickly(schema, (value) => {
    if (typeof value !== "object" || value === null) return UNSURE;
    const read = quick[which(value)]?.(value) ?? UNSURE;
    return read as z.output<typeof schema> | typeof UNSURE;
  });
}

/**
 * A schema's `parse`, for bodies that come by the thousand: what is plainly right is read by plain comparisons made from the
 * schema once, anything else by the schema itself. The schema stays the one truth; a property test holds the two equal.
 * Throws a ZodError as `parse` does.
 */
export function readerOf<Schema extends z.ZodType>(schema: Schema): (value: unknown) => z.output<Schema> {
  const quick = quickOf(schema);
  return (value) => {
    const read = quick(value);
    return read === UNSURE ? schema.parse(value) : (read as z.output<Schema>);
  };
}

/** The same, undefined where the schema refuses the value. */
export function triedReaderOf<Schema extends z.ZodType>(
  schema: Schema,
): (value: unknown) => z.output<Schema> | undefined {
  const quick = quickOf(schema);
  return (value) => {
    const read = quick(value);
    return read === UNSURE ? schema.safeParse(value).data : (read as z.output<Schema>);
  };
}

/** The plain reader of a schema; one that is never sure where the schema holds what this does not know. */
export function quickOf(schema: z.core.$ZodType): Reader {
  const own = OWN.get(schema);
  if (own) return own;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "object":
      return def.catchall ? never : objectOf(def.shape);
    case "optional": {
      const inner = (def.innerType as z.core.$ZodTypes)._zod.def;
      if (inner.type === "nullable" && !OWN.has(def.innerType)) return unlessNothing(quickOf(inner.innerType));
      return unless(undefined, quickOf(def.innerType));
    }
    case "nullable":
      return unless(null, quickOf(def.innerType));
    case "catch":
      return quickOf(def.innerType);
    case "array":
      return def.checks?.length ? never : arrayOf(quickOf(def.element));
    case "enum":
      return oneOf(new Set(Object.values(def.entries)));
    case "pipe":
      return inTurn(quickOf(def.in), quickOf(def.out));
    case "boolean":
      return def.coerce ? never : (value) => (typeof value === "boolean" ? value : UNSURE);
    case "string":
      return def.coerce ? never : checked("string", def.checks ?? []);
    case "number":
      return def.coerce ? never : checked("number", [def, ...(def.checks ?? [])]);
    default:
      return never;
  }
}

const never: Reader = () => UNSURE;

const unless =
  (nothing: undefined | null, read: Reader): Reader =>
  (value) =>
    value === nothing ? value : read(value);

/** Both in one step, of fields that may be absent or null: most are. */
const unlessNothing =
  (read: Reader): Reader =>
  (value) =>
    value === undefined || value === null ? value : read(value);

function objectOf(shape: Record<string, z.core.$ZodType>): Reader {
  const fields = Object.entries(shape).map(([name, schema]) => ({ name, field: quickOf(schema) }));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return UNSURE;
    const found = value as Record<string, unknown>;
    const read: Record<string, unknown> = {};
    for (const { name, field } of fields) {
      const each = field(found[name]);
      if (each === UNSURE) return UNSURE;
      if (each !== undefined || name in found) read[name] = each;
    }
    return read;
  };
}

function arrayOf(item: Reader): Reader {
  return (value) => {
    if (!Array.isArray(value)) return UNSURE;
    const read: unknown[] = [];
    for (const each of value) {
      const one = item(each);
      if (one === UNSURE) return UNSURE;
      read.push(one);
    }
    return read;
  };
}

const oneOf =
  (entries: Set<unknown>): Reader =>
  (value) =>
    entries.has(value) ? value : UNSURE;

const inTurn =
  (first: Reader, then: Reader): Reader =>
  (value) => {
    const read = first(value);
    return read === UNSURE ? UNSURE : then(read);
  };

function checked(type: "string" | "number", checks: object[]): Reader {
  const steps = checks.map(stepOf);
  if (steps.includes(undefined)) return never;
  return (value) => {
    if (typeof value !== type || Number.isNaN(value)) return UNSURE;
    let read: unknown = value;
    for (const step of steps) {
      if (!step) return UNSURE;
      read = step(read as never);
      if (read === UNSURE) return UNSURE;
    }
    return read;
  };
}

/** What a check makes of a value, or undefined where it is of a kind that this does not know. */
function stepOf(check: object): ((value: never) => unknown) | undefined {
  const def = defOf(check);
  if (def.check === "overwrite") return (value: never) => (def as z.core.$ZodCheckOverwriteDef).tx(value);
  const pass = passOf(check);
  return pass && ((value: never) => (pass(value) ? value : UNSURE));
}

const defOf = (check: object) =>
  ("_zod" in check ? (check as z.core.$ZodChecks)._zod.def : check) as z.core.$ZodChecks["_zod"]["def"];

/** One that goes on from where it last matched would not say the same twice. */
const matching = (pattern: RegExp) =>
  pattern.global || pattern.sticky ? undefined : (value: string) => pattern.test(value);

/** What a check asks of a value, or undefined where it is of a kind that this does not know. */
function passOf(check: object): ((value: never) => boolean) | undefined {
  const def = defOf(check);
  switch (def.check) {
    case undefined:
      return Number.isFinite;
    case "min_length":
      return (value: string) => value.length >= def.minimum;
    case "max_length":
      return (value: string) => value.length <= def.maximum;
    case "string_format":
      if (def.format === "starts_with")
        return (value: string) => value.startsWith((def as z.core.$ZodCheckStartsWithDef).prefix);
      return def.format === "regex" ? matching((def as z.core.$ZodCheckRegexDef).pattern) : undefined;
    case "number_format":
      return def.format === "safeint" ? Number.isSafeInteger : undefined;
    case "greater_than":
      return (value: number) => (def.inclusive ? value >= Number(def.value) : value > Number(def.value));
    case "less_than":
      return (value: number) => (def.inclusive ? value <= Number(def.value) : value < Number(def.value));
    default:
      return undefined;
  }
}
