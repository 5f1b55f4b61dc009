import fc from "fast-check";
import { afterAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { quickInstant } from "../../../app/shopify/wire/quick-instant";
import { quickOf, readerOf, UNSURE } from "../../../app/shopify/wire/quick-reader";
import { gid, instant, listOf, shopifyId, units } from "../../../app/shopify/wire-types";
import type { Topic } from "../../../workers/deliveries/topics/topic";
import { itemBody, levelBody, locationBody, orderBody, productBody, refundBody } from "../../support/bodies";
import { changedBody } from "../../support/changed-bodies";

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

const wire = {
  id: shopifyId,
  gid,
  at: instant,
  units,
  text: z.string(),
  yes: z.boolean(),
  short: z.string().max(3),
  form: z.string().regex(/^[a-z]+$/),
};

it.each(Object.entries(wire))("is sure of no %s that the schema refuses, and reads it alike", (_, schema) => {
  const quick = quickOf(schema);
  const value = fc.oneof(
    fc.anything(),
    fc.integer(),
    fc.double(),
    fc.bigInt({ min: 1n, max: 2n ** 64n }).map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom("2026-02-30T25:00:00Z", "gid://shopify/Product/7?x=1", "gid://shopify/Product/0", -0, "007", ""),
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
