import fc from "fast-check";
import { afterAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { catalogLine } from "../../../app/shopify/graphql/bulk-catalog";
import { levelLine } from "../../../app/shopify/graphql/bulk-levels";
import { orderLine } from "../../../app/shopify/graphql/bulk-orders";
import { parseLossless } from "../../../app/shopify/wire/lossless-json";
import { quickInstant } from "../../../app/shopify/wire/quick-instant";
import { quickOf, readerOf, UNSURE } from "../../../app/shopify/wire/quick-reader";
import { gid, instant, listOf, shopifyId, units } from "../../../app/shopify/wire-types";
import type { Topic } from "../../../workers/deliveries/topics/topic";
import { itemBody, levelBody, locationBody, orderBody, productBody, refundBody, shopBody } from "../../support/bodies";
import { changedBody } from "../../support/changed-bodies";

const AT = "2026-01-02T03:04:05Z";
const BODIES = 500;
const RUNS = 1000;

const tableOf = async () =>
  Object.entries<Topic<unknown>>((await import("../../../workers/deliveries/topics/table")).TOPICS);

afterAll(() => void vi.doUnmock("../../../app/shopify/wire/quick-reader"));

it("makes of any body what the schema alone makes of it, fault for fault", async () => {
  // Topics of one kind are narrowed by one function.
  const quick = new Map((await tableOf()).map(([name, { narrow }]) => [narrow, name]));
  const slow = new Map(await tableReadBy(() => (schema) => (value) => schema.parse(value)));
  fc.assert(
    fc.property(changedBody, (text) => {
      for (const [narrow, name] of quick)
        expect(
          outcome(() => narrow(JSON.parse(text))),
          name,
        ).toEqual(outcome(() => slow.get(name)?.narrow(JSON.parse(text))));
    }),
    { numRuns: BODIES, seed: 20261128 },
  );
});

it("takes of JSON as it stands what it takes of it with its long numbers kept, or nothing, whatever is a long number", async () => {
  const narrows = new Set((await tableOf()).map(([, { narrow }]) => narrow));
  const bodies = [orderBody(), refundBody(), productBody(), levelBody(), itemBody(), locationBody(), shopBody()];
  const long = ["9007199254740993", "-9007199254740993", "12345678901234567890", "1234567890123456"];
  for (const body of bodies)
    for (const number of long)
      for (const { index, 0: value } of body.matchAll(/(?<=[:,[])("[^"]*"|-?\d+|true|false|null)(?=[,}\]])/g)) {
        const text = body.slice(0, index) + number + body.slice(index + value.length);
        const kept = parseLossless(text);
        for (const narrow of narrows) {
          const plain = outcome(() => narrow(JSON.parse(text)));
          if (Array.isArray(plain)) expect(plain, text).toEqual(narrow(kept));
        }
      }
});

const wire = {
  id: shopifyId,
  gid,
  at: instant,
  units,
  text: z.string(),
  yes: z.boolean(),
  short: z.string().max(3),
  form: z.string().regex(/^[a-z]+$/),
  begun: z.string().startsWith("gid://shopify/Product/").pipe(gid),
  lower: z.string().toLowerCase(),
  word: z.enum(["a", "b"]),
  list: z.array(units),
};

it.each(Object.entries(wire))("is sure of no %s that the schema refuses, and reads it alike", (_, schema) => {
  const quick = quickOf(schema);
  const value = fc.oneof(
    fc.anything(),
    fc.integer(),
    fc.double(),
    fc.bigInt({ min: 1n, max: 2n ** 64n }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.array(fc.oneof(fc.integer(), fc.string())),
    fc.constantFrom(
      "A",
      "b",
      "2026-02-30T25:00:00Z",
      "gid://shopify/Product/7?x=1",
      "gid://shopify/Product/0",
      -0,
      "007",
      "",
    ),
  );
  fc.assert(
    fc.property(value, (value) => {
      const read = quick(value);
      if (read !== UNSURE) expect(read).toEqual(schema.parse(value));
    }),
    { numRuns: RUNS, seed: 20261128 },
  );
});

it("reads a time as Date.parse does, at any offset, to the last day of a month", () => {
  const at = fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
  const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, "0"));
  fc.assert(
    fc.property(at, two, two, two, fc.constantFrom("+", "-", "Z", " "), (date, day, hours, minutes, sign) => {
      const plain = date.toISOString().slice(0, 19);
      const text = `${plain}${sign}${sign === "Z" ? "" : `${hours}:${minutes}`}`;
      for (const each of [text, `${text.slice(0, 8)}${day}${text.slice(10)}`]) {
        const quick = quickInstant(each);
        if (!Number.isNaN(quick)) expect(quick, each).toBe(instant.parse(each));
      }
      expect(quickInstant(`${plain}Z`)).toBe(Date.parse(`${plain}Z`));
      expect(quickInstant(`${plain}-05:00`)).toBe(Date.parse(`${plain}-05:00`));
    }),
    { numRuns: RUNS, seed: 20261128 },
  );
});

it("reads what shops send without the schema", () => {
  const schema = z.object({ id: shopifyId, at: instant.nullish(), lines: listOf(z.object({ units }), 2).nullish() });
  const parse = vi.spyOn(schema, "parse");
  const read = readerOf(schema);
  expect(read({ id: 7, at: "2026-11-28T10:00:00+01:00", lines: [{ units: 2, more: "left out" }] })).toEqual({
    id: "7",
    at: Date.parse("2026-11-28T09:00:00Z"),
    lines: [{ units: 2 }],
  });
  expect(parse).not.toHaveBeenCalled();
  expect(() => read({ id: 7, lines: [{}, {}, {}] })).toThrow(z.ZodError);
  expect(parse).toHaveBeenCalledOnce();
});

it("reads each line of an export as the schema does, and without it where it is plainly right", () => {
  const product = { id: "gid://shopify/Product/1", title: " A ", vendor: " Acme ", status: "ACTIVE", updatedAt: AT };
  const variant = {
    ...{ id: "gid://shopify/ProductVariant/2", title: "S", sku: null, price: "1.00", inventoryPolicy: "DENY" },
    createdAt: AT,
    updatedAt: AT,
    product: { id: product.id },
    inventoryItem: { id: "gid://shopify/InventoryItem/3" },
  };
  const level = {
    id: "gid://shopify/InventoryLevel/1?inventory_item_id=3",
    updatedAt: AT,
    location: { id: "gid://shopify/Location/4" },
    ...{ item: { id: variant.inventoryItem.id, tracked: true }, quantities: [{ name: "available", quantity: 3 }] },
  };
  const order = {
    ...{ id: "gid://shopify/Order/5", test: false, processedAt: AT, updatedAt: AT, cancelledAt: null, tags: ["a"] },
    fulfillments: [{ status: "SUCCESS", location: { id: "gid://shopify/Location/4" } }],
  };
  const sold = { ...{ quantity: 2, currentQuantity: 2, unfulfilledQuantity: 0 }, variant: { id: variant.id } };
  const lines = {
    catalog: [catalogLine, [product, variant, { value: "50", type: null, __parentId: variant.id }]],
    levels: [levelLine, [level, { id: variant.inventoryItem.id, tracked: true, updatedAt: AT, unitCost: null }]],
    orders: [orderLine, [order, { id: "gid://shopify/LineItem/6", ...sold, __parentId: order.id }]],
  } as const;
  const changed = fc.record({ without: fc.nat(12), to: fc.oneof(fc.constant(undefined), fc.anything()) });
  for (const [schema, whole] of Object.values(lines))
    for (const line of whole) {
      expect(quickOf(schema)(line)).toEqual(schema.parse(line));
      fc.assert(
        fc.property(changed, ({ without, to }) => {
          const entries = Object.entries({ ...line, vendor: "vendor" in line ? line.vendor : undefined });
          const other = Object.fromEntries(entries.map(([name, value], at) => [name, at === without ? to : value]));
          const read = quickOf(schema)(other);
          if (read !== UNSURE) expect(read).toEqual(schema.parse(other));
        }),
        { numRuns: 200, seed: 20261129 },
      );
    }
});

it("leaves to the schema what it does not know", () => {
  for (const schema of [z.email(), z.array(z.string()), z.strictObject({ a: z.string() })])
    expect(quickOf(schema)({ a: "a" })).toBe(UNSURE);
  expect(quickOf(z.object({ id: z.string().length(1) }))({ id: "a" })).toBe(UNSURE);
});

it("is sure of bodies as shops send them, every field of them", async () => {
  const sure = new Map(
    await tableReadBy(({ quickOf, UNSURE }) => (schema) => (value) => {
      const read = quickOf(schema)(value);
      if (read === UNSURE) throw new Error("The schema was needed.");
      return read;
    }),
  );
  const sent = {
    "orders/updated": orderBody(),
    "refunds/create": refundBody(),
    "products/update": productBody(),
    "inventory_levels/update": levelBody(),
    "inventory_items/update": itemBody(),
    "locations/update": locationBody(),
  };
  for (const [name, body] of Object.entries(sent))
    expect(sure.get(name)?.narrow(JSON.parse(body)), name).toHaveLength(1);
});

type Quick = typeof import("../../../app/shopify/wire/quick-reader");

/** The topics, each schema of theirs read in another way. */
async function tableReadBy(readerOf: (quick: Quick) => (schema: z.ZodType) => (value: unknown) => unknown) {
  vi.resetModules();
  vi.doMock("../../../app/shopify/wire/quick-reader", async (original) => {
    const quick = await original<Quick>();
    return { ...quick, readerOf: readerOf(quick) };
  });
  return tableOf();
}

function outcome(narrow: () => unknown) {
  try {
    return narrow();
  } catch (error) {
    // Of other modules than ours, so that `instanceof` says nothing.
    if (error instanceof Error && "issues" in error) return { issues: error.issues };
    throw error;
  }
}
