import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { createTransfer } from "../../app/replenishment/decisions/transfers/create.server";
import { receiveTransfer, shipTransfer } from "../../app/replenishment/decisions/transfers/moves.server";
import { findTransfer } from "../../app/stock/transfers/transfers.server";
import { first } from "../support/rows";
import { post as atTheDoor, consume } from "../support/shopify";
import { post, readDeliveries, readFacts, readRows, SHOP } from "./dev-store";
import { closeHouse, openHouse } from "./house";
import type { Jobs } from "./jobs";

const BEGINS = Date.UTC(2035, 2, 9, 15);
const UNITS = 6;
const MUTATIONS = ["inventoryActivate", "inventoryAdjustQuantities"];

afterEach(closeHouse);

const levelRow = z.object({
  ...{ item_id: z.number(), location_id: z.number(), available: z.number(), active: z.number() },
});
const variantRow = z.object({ item_id: z.number(), tracked: z.number() });

/** A tracked item with enough of it at one location, and another location that does not stock it. */
async function givenUnstocked() {
  const tracked = new Set(
    (await readRows("variants")).map((row) => variantRow.parse(row)).flatMap((row) => (row.tracked ? row.item_id : [])),
  );
  const levels = (await readRows("levels")).map((row) => levelRow.parse(row));
  const from = levels.find((level) => level.active && level.available > UNITS && tracked.has(level.item_id));
  const to = (await readRows("locations")).find(({ id }) => id !== from?.location_id);
  if (!from || !to) throw new Error("the seed has nothing to move");
  await post("/levels/disconnect", { inventoryItemId: from.item_id, locationId: to.id });
  return { item: from.item_id, from: from.location_id, to: to.id, before: from.available };
}

const levelThere = async (item: number, place: number) =>
  (await readRows("levels"))
    .map((row) => levelRow.parse(row))
    .find(({ item_id, location_id }) => item_id === item && location_id === place);

const levelHere = (item: number, place: number) =>
  first(
    `SELECT l.available, (SELECT m.available_after FROM movements m WHERE m.shop_id = l.shop_id AND m.inventory_item_id = l.inventory_item_id
      AND m.location_id = l.location_id ORDER BY m.id DESC LIMIT 1) AS told FROM levels l JOIN locations c ON c.id = l.location_id
    WHERE l.inventory_item_id = ? AND c.shopify_id = ? AND l.deleted_at IS NULL`,
    ...[item, place],
  );

const ownId = async (table: "locations" | "variants", column: string, id: number) =>
  (await first<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = ?`, id))?.id ?? 0;

/** Every open write is asked for twice, as a queue may. */
async function sendWrites(jobs: Jobs) {
  const { results } = await env.DB.prepare(
    "SELECT idempotency_key AS key FROM inventory_writes WHERE state IN ('queued', 'sending') ORDER BY id",
  ).all<{ key: string }>();
  for (const { key } of [...results, ...results]) jobs.add({ kind: "write-inventory", shop: SHOP, key });
  await jobs.drain();
}

/** Each of these mutations fails twice: it never comes, then it is made and its answer is lost. */
function failInMidWrite(afterwards: () => Promise<void>) {
  const answers = vi.mocked(globalThis.fetch).getMockImplementation();
  const left = new Set(MUTATIONS.flatMap((name) => [`before ${name}`, `after ${name}`]));
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const text = await request.clone().text();
    const name = MUTATIONS.find((each) => text.includes(`${each}(`));
    if (left.delete(`before ${name}`)) throw new TypeError("The network is away.");
    const answer = await answers?.(request);
    if (name) await afterwards();
    if (!answer || left.delete(`after ${name}`)) throw new TypeError("The answer was lost.");
    return answer;
  });
  return left;
}

it.each(["before its answer", "after its answer"])(
  "where a transfer comes to a location that did not stock the variant, Shopify stocks it once and holds exactly its units, deliveries %s",
  async (when) => {
    const jobs = await openHouse(4711, BEGINS);
    const { item, from, to, before } = await givenUnstocked();
    let seen = 0;
    /** Twice, and the last one first. */
    const bring = async () => {
      const told = (await readDeliveries(seen)).filter(({ topic }) => topic.startsWith("inventory_levels/"));
      seen = told.at(-1)?.id ?? seen;
      for (const { topic, body, triggered_at } of [...told.toReversed(), ...told]) {
        const delivery = { topic, body, shop: SHOP, triggeredAt: Date.parse(triggered_at) };
        const { messages } = await atTheDoor(delivery);
        jobs.add(...(await consume(messages)).jobs);
      }
    };
    const later = () => {
      vi.setSystemTime(Date.now() + 10_000);
      return Date.now();
    };
    later();
    await bring();
    const shop = { id: 1, domain: SHOP, timeZone: "UTC" };
    const form = () => ({ formToken: crypto.randomUUID(), note: null });
    const made = await createTransfer(
      ...([env.DB, shop] as const),
      {
        ...{ fromId: await ownId("locations", "shopify_id", from), toId: await ownId("locations", "shopify_id", to) },
        ...{ ...form(), expectedDay: null },
        lines: [{ variantId: await ownId("variants", "inventory_item_id", item), quantity: UNITS }],
      },
      ...(["42", later()] as const),
    );
    if (made.kind !== "created") throw new Error(JSON.stringify(made));
    const shipping = { ...form(), version: null, belowIsMeant: true };
    expect((await shipTransfer(env.DB, shop, made.id, shipping, "42", later())).kind).toBe("moved");
    await sendWrites(jobs);
    const transfer = await findTransfer(env.DB, shop, made.id);
    expect(transfer?.lines).toMatchObject([{ stockedThere: false }]);
    const lineId = transfer?.lines[0]?.id ?? 0;
    const now = later();
    const receipt = { ...form(), day: Math.floor(now / 86_400_000), lines: [{ lineId, accepted: UNITS, damaged: 0 }] };
    for (const _ of [1, 2])
      expect((await receiveTransfer(env.DB, shop, made.id, receipt, "42", now)).kind).toBe("moved");
    const facts = (await readFacts(0)).length;

    const left = failInMidWrite(when === "before its answer" ? bring : async () => undefined);
    later();
    await sendWrites(jobs);
    expect([...left]).toEqual([]);
    await bring();
    // Two changes of one second are doubtful, until Shopify is asked: each minute.
    vi.setSystemTime(later() + 300_000);
    await jobs.schedule("* * * * *");
    await jobs.drain();

    expect(await levelThere(item, to)).toMatchObject({ active: 1, available: UNITS });
    expect(await levelThere(item, from)).toMatchObject({ available: before - UNITS });
    const since = JSON.stringify((await readFacts(0)).slice(facts));
    expect(since.match(/level_connected/g)).toHaveLength(1);
    expect(await levelHere(item, to)).toEqual({ available: UNITS, told: UNITS });
    expect(await levelHere(item, from)).toEqual({ available: before - UNITS, told: before - UNITS });
    expect(await findTransfer(env.DB, shop, made.id)).toMatchObject({
      state: "received",
      lines: [{ stockedThere: true }],
    });
    const open = "SELECT COUNT(*) AS n FROM inventory_writes WHERE state <> 'confirmed'";
    expect(await first(open)).toEqual({ n: 0 });
    expect(await first("SELECT COUNT(*) AS n FROM incoming WHERE source LIKE 'transfer%'")).toEqual({ n: 0 });
  },
);
