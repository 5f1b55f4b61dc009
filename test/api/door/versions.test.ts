import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { rowChanges } from "../../../workers/deliveries/fact-changes";
import { noFacts } from "../../../workers/deliveries/facts";
import {
  connectionBody,
  itemBody,
  levelBody,
  locationBody,
  orderBody,
  productBody,
  shopBody,
} from "../../support/bodies";
import { first, rowsOf } from "../../support/rows";
import { consume, deliver, installShop, post } from "../../support/shopify";

const HOUR = 3_600_000;
const NEVER = Date.UTC(9999, 0);
const now = () => Math.floor(Date.now() / 1000) * 1000;
const TABLES = ["products", "variants", "levels", "order_lines", "inventory_items", "locations"];

beforeEach(() => installShop());

const VERSIONED: [string, (at: number) => string][] = [
  ["products/create", (at) => productBody({ at })],
  ["products/update", (at) => productBody({ at })],
  ["orders/create", (at) => orderBody({ updatedAt: at })],
  ["orders/updated", (at) => orderBody({ updatedAt: at })],
  ["orders/cancelled", (at) => orderBody({ updatedAt: at })],
  ["inventory_levels/update", (at) => levelBody({ at })],
  ["inventory_levels/connect", (at) => levelBody({ at })],
  ["inventory_items/create", (at) => itemBody({ at })],
  ["inventory_items/update", (at) => itemBody({ at })],
  ["locations/create", (at) => locationBody({ at })],
  ["locations/update", (at) => locationBody({ at })],
  ["locations/activate", (at) => locationBody({ at })],
  ["locations/deactivate", (at) => locationBody({ at })],
  ["shop/update", (at) => shopBody({ at })],
];

describe.each(VERSIONED)("a version of %s", (topic, bodyOf) => {
  it("more than a day ahead of us is put aside, and the next one is believed", async () => {
    const before = await rowsOf(...TABLES, "shops");
    for (const at of [NEVER, now() + 25 * HOUR]) {
      const { jobs } = await consume((await post({ topic, body: bodyOf(at) })).messages);
      expect(jobs).toEqual([]);
    }
    expect(await rowsOf(...TABLES, "shops")).toEqual(before);
    expect((await rowsOf("quarantine")).quarantine).toHaveLength(2);
    await deliver({ topic, body: bodyOf(now()) });
    expect(await rowsOf(...TABLES, "shops")).not.toEqual(before);
  });

  it("an hour ahead of us is believed", async () => {
    await deliver({ topic, body: bodyOf(now() + HOUR) });
    expect((await rowsOf("quarantine")).quarantine).toEqual([]);
  });
});

const ENDS: [string, string][] = [
  ["products/delete", '{"id":101}'],
  ["orders/delete", '{"id":7001}'],
  ["inventory_items/delete", '{"id":501}'],
  ["inventory_levels/disconnect", connectionBody()],
  ["locations/delete", '{"id":901}'],
];

it.each(ENDS)("%s from the future leaves no tombstone: its time is its header's", async (topic, body) => {
  await deliver({ topic, body, triggeredAt: now() + 120_000 }, { topic, body, triggeredAt: NEVER });
  expect((await rowsOf("quarantine")).quarantine).toHaveLength(2);
  for (const [table, rows] of Object.entries(await rowsOf(...TABLES, "deleted_orders")))
    expect(rows, table).toEqual([]);
});

it("keeps of what it puts aside whom to ask Shopify for, and no more", async () => {
  await deliver({ topic: "inventory_levels/update", body: levelBody({ at: NEVER }) });
  expect(await first("SELECT reason, message FROM quarantine")).toEqual({
    reason: "Its version lies more than a day in the future.",
    message: '{"object":"501"}',
  });
});

it("believes what a read brings as of the read, whatever version it claims", async () => {
  const at = now();
  const location = { shopId: 1, triggeredAt: at, id: "901", name: "Here", active: true };
  await env.DB.batch(rowChanges(env.DB, { ...noFacts(), locations: [{ ...location, updatedAt: NEVER }] }, at));
  expect(await first("SELECT name, updated_at FROM locations")).toEqual({ name: "Here", updated_at: at });
  await deliver({ topic: "locations/update", body: locationBody({ id: 901, name: "There", at: at + 1000 }) });
  expect(await first("SELECT name FROM locations")).toEqual({ name: "There" });
});
