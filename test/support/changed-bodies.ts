import fc from "fast-check";
import {
  connectionBody,
  itemBody,
  levelBody,
  locationBody,
  orderBody,
  productBody,
  refundBody,
  shopBody,
} from "./bodies";

const bodies = [
  ...[orderBody(), refundBody(), productBody(), levelBody(), itemBody(), locationBody(), shopBody(), connectionBody()],
  ...[orderBody({ lines: [{}, { quantity: -1 }] }), '{"id":1}'],
].map((body) => JSON.parse(body));

/** What may stand where Shopify's bodies have a value. */
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  fc.constantFrom(
    "820982911946154508",
    "9".repeat(400),
    "-1",
    "2999-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "\u0000",
    "\ud800",
  ),
  fc.constantFrom(0, -1, 2 ** 31, 2 ** 53, 1e308, null, true),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** One of Shopify's bodies with some of its values, at any depth, put otherwise or left out. */
export const changedBody = fc
  .tuple(fc.constantFrom(...bodies), fc.array(fc.tuple(fc.nat(60), fc.option(odd)), { maxLength: 4 }))
  .map(([whole, changes]) => {
    const changed = structuredClone(whole);
    for (const [place, value] of changes) put(changed, place, value);
    return JSON.stringify(changed);
  });

function put(within: unknown, place: number, value: unknown): void {
  const keys = Object.keys(Object(within));
  const key = keys[place % Math.max(1, keys.length)];
  if (key === undefined || typeof within !== "object" || within === null) return;
  const inner = Reflect.get(within, key);
  if (typeof inner === "object" && inner !== null && place % 3) put(inner, Math.floor(place / 3), value);
  else if (value === null && place % 2) Reflect.deleteProperty(within, key);
  else Reflect.set(within, key, value);
}
