import fc from "fast-check";

/** Texts that no page of ours sends, and every door must stand. */
export const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  fc.constantFrom(
    ...["", " ", "0", "-0", "-1", "1e9", "1e999", "NaN", "Infinity", "0x10", "1,5", "1.005", "-0.01", ".5"],
  ),
  fc.constantFrom(
    "9".repeat(20),
    "9".repeat(400),
    "820982911946154508",
    "-9223372036854775809",
    "1.000000000000000000001",
  ),
  fc.constantFrom(
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\udfff\ud800",
    "\ufeff",
    "\u202e",
    "\r\n",
    "'",
    '"',
    "\\",
    "%",
    "%00",
  ),
  fc.constantFrom(
    "null",
    "undefined",
    "true",
    "[]",
    "{}",
    "[[[[",
    "[null]",
    '{"__proto__":1}',
    "__proto__",
    "constructor",
  ),
  fc.constantFrom("toString", "' OR 1=1 --", "<script>", "=1+1", "{{x}}", "../..", "/", ".."),
  fc.constantFrom("2026-02-31", "0000-00-00", "9999-12-31", "-000001-01-01", "10000-01-01", "2026-11-29T25:61:00Z"),
  fc.constantFrom("UTC", "Mars/Olympus", "Pacific/Apia", "+14:00", "XXX", "eur", "a@b", "@", "http://[", "file:///"),
  {
    weight: 1,
    arbitrary: fc.constantFrom("a".repeat(3000), "é".repeat(20_000), "0".repeat(20_000), "[".repeat(20_000)),
  },
);

/** The same where a value has a type. */
const oddJson = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom(0, -1, 0.5, 2 ** 31, -(2 ** 31), 2 ** 53, -(2 ** 63), 1e21, 1e308, 5e-324, null, true, false),
  fc.constantFrom<unknown>([], {}, [[]], [null], [{}], { length: 1e9 }, JSON.parse('{"__proto__":{"id":1}}')),
  { weight: 1, arbitrary: fc.constantFrom(...[20, 200, 2000].map(nested)) },
);

function nested(depth: number) {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { a: value };
  return value;
}

/** A value of JSON with some of what it holds, at any depth, put otherwise or left out. */
export const changed = <Value>(good: fc.Arbitrary<Value>, most = 4): fc.Arbitrary<unknown> =>
  fc
    .tuple(good, fc.array(fc.tuple(fc.nat(997), fc.option(oddJson, { freq: 4 })), { maxLength: most }))
    .map(([whole, changes]) => {
      const copy = structuredClone(whole);
      for (const [place, value] of changes) put(copy, place, structuredClone(value));
      return copy;
    });

/** A value of JSON with some of what it holds, at any depth, put otherwise in its own kind: what a shop could send. */
export const varied = <Value>(good: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.tuple(good, fc.array(fc.tuple(fc.nat(997), fc.nat(29)), { maxLength: 5 })).map(([whole, changes]) => {
    const copy = structuredClone(whole);
    for (const [place, by] of changes) vary(copy, place, by);
    return copy;
  });

function vary(within: unknown, place: number, by: number): void {
  if (typeof within !== "object" || within === null) return;
  const keys = Object.keys(within);
  const key = keys[place % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = Reflect.get(within, key);
  if (Array.isArray(inner) && inner.length && by % 5 === 0) Reflect.set(within, key, inner.slice(by % 2));
  else if (typeof inner === "object" && inner !== null) vary(inner, Math.floor(place / keys.length), by);
  else Reflect.set(within, key, alike(key, inner, by));
}

const DAY = 86_400_000;

function alike(key: string, value: unknown, by: number) {
  if (typeof value === "boolean") return by % 2 === 0;
  if (typeof value === "number") return key === "id" || key.endsWith("_id") ? value + (by % 3) : by;
  if (typeof value !== "string") return value;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return new Date(Date.parse(value) - by * by * DAY).toISOString();
  return /^-?\d+\.\d+$/.test(value) ? `${by}.50` : value;
}

function put(within: unknown, place: number, value: unknown): void {
  if (typeof within !== "object" || within === null) return;
  const keys = Object.keys(within);
  const key = keys[place % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner = Reflect.get(within, key);
  if (typeof inner === "object" && inner !== null && place % 4) put(inner, Math.floor(place / keys.length), value);
  else if (value === null && place % 2) Reflect.deleteProperty(within, key);
  else Object.defineProperty(within, key, { value, configurable: true, enumerable: true, writable: true });
}
