import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { post as atTheDoor, consume } from "../support/shopify";
import { type Delivery, post, readDeliveries, readRows, SHOP } from "./dev-store";
import { misheard } from "./heard";
import { closeHouse, openHouse } from "./house";
import type { Jobs } from "./jobs";
import { Receivers } from "./receivers";
import { importAsked } from "./storm";
import { Witness } from "./witness";

const BEGINS = Date.UTC(2035, 2, 9, 15);
const MINUTE = 60_000;

afterEach(closeHouse);

const variantRow = z.object({ id: z.number(), product_id: z.number(), item_id: z.number(), tracked: z.number() });
const variants = async () => (await readRows("variants")).map((row) => variantRow.parse(row));

/** A house that is listened to, some minutes later, with a way to bring what was sent since: all of it in one batch. */
async function givenHeard() {
  const jobs = await openHouse(4711, BEGINS);
  await Receivers.listen(() => 0.5);
  const witness = await Witness.begin();
  const before = (await readDeliveries(0)).at(-1)?.id ?? 0;
  const brought = new Set<number>();
  vi.setSystemTime(BEGINS + 5 * MINUTE);
  return { jobs, witness, bring };

  async function bring(isWanted: (delivery: Delivery) => boolean = () => true) {
    const sent = (await readDeliveries(before)).filter((each) => !brought.has(each.id) && isWanted(each));
    const kept = [];
    for (const { id, topic, body, webhook_id: webhookId, triggered_at } of sent) {
      brought.add(id);
      const headers = { "x-shopify-triggered-at": triggered_at };
      kept.push(...(await atTheDoor({ topic, body, webhookId, headers, shop: SHOP })).messages);
    }
    await consume(kept);
  }
}

it.each<[how: string, made: (jobs: Jobs, variantId: number, bring: (topic: string) => Promise<void>) => Promise<void>]>(
  [
    [
      "an import",
      async (jobs) => {
        await importAsked(jobs, Date.now());
        await jobs.drain();
      },
    ],
    [
      "an order",
      async (_, variantId, bring) => {
        await post("/orders", { lines: [{ variantId, quantity: 1 }], oversell: true });
        await bring("orders/create");
      },
    ],
  ],
)(
  "does not await news of a product that came and went before it was told of, and that %s made known",
  async (_, made) => {
    const { jobs, witness, bring } = await givenHeard();
    const ofTopic = (topic: string) => bring((each) => each.topic === topic);
    const [place] = await readRows("locations");
    const stood = new Set((await variants()).map(({ id }) => id));
    const levels = [{ locationId: place?.id, available: 5 }];
    const sold = { title: "Size", sku: "SHORT", price: "5.00", cost: "2.00", levels };
    await post("/products", { title: "Shortlived", vendor: "Acme", variants: [sold] });
    const variant = (await variants()).find(({ id }) => !stood.has(id));
    await bring((each) => each.topic.startsWith("inventory_levels/"));
    vi.setSystemTime(BEGINS + 6 * MINUTE);
    await made(jobs, variant?.id ?? 0, ofTopic);
    await post(`/products/${variant?.product_id}/delete`);
    vi.setSystemTime(BEGINS + 7 * MINUTE);
    await bring();
    const { results } = await env.DB.prepare(
      `SELECT m.delta FROM movements m JOIN variants v ON v.inventory_item_id = m.inventory_item_id
    WHERE v.product_id = ? AND m.cause = 'shopify' AND m.delta = 5
      AND NOT EXISTS (SELECT 1 FROM events e WHERE e.key = 'movement/' || m.id)`,
    )
      .bind(variant?.product_id)
      .all();
    expect(results).toEqual([{ delta: 5 }]);
    await witness.look();
    expect(await misheard(witness, BEGINS)).toEqual([]);
  },
);

it("finds a movement of what was there before, and says who wrote it", async () => {
  const { witness, bring } = await givenHeard();
  const tracked = new Set((await variants()).flatMap(({ item_id, tracked }) => (tracked ? item_id : [])));
  const level = (await readRows("levels"))
    .map((row) => z.object({ item_id: z.number(), location_id: z.number(), active: z.number() }).parse(row))
    .find(({ item_id, active }) => active && tracked.has(item_id));
  await post("/levels", { inventoryItemId: level?.item_id, locationId: level?.location_id, available: 777 });
  await bring();
  await witness.look();
  expect(await misheard(witness, BEGINS)).toEqual([]);
  await env.DB.exec("UPDATE events SET key = 'elsewhere' WHERE type = 'stock.adjusted'");
  expect(await misheard(witness, BEGINS)).toContainEqual({
    what: "movement without an event",
    key: expect.any(String),
    seen: expect.stringContaining('"cause":"shopify"'),
  });
});
