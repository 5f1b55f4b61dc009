import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { requestInventoryWrite } from "../../../app/stock/writes/inventory-writes.server";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { deliver, Recorder, type Sent } from "../../support/shopify";
import { givenReceivingShop, ITEMS, PLACE, shop } from "../purchasing/receiving-shop";
import { complete, find, givenCount, review } from "./counts-shop";

const which = fc.nat(1);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("sell" as const), which, told: fc.constantFrom("now", "twice", "later") }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("scan" as const),
      which,
      late: fc.boolean(),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  fc.record({ kind: fc.constant("receive" as const), which, sent: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom("late deliveries" as const, "send" as const, "lose an answer" as const, "recount" as const),
  }),
);

/** What stands on the shelf, whatever Shopify believes. */
interface Shelf {
  item: number;
  there: number;
  scanned: boolean;
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "after a count Shopify holds what stands on the shelf, whatever was sold, received, told late or sent twice meanwhile, run %i",
  async (seed) => {
    const [steps = []] = fc.sample(fc.array(step, { minLength: 10, maxLength: 22 }), { seed, numRuns: 1 });
    const shopify = await givenReceivingShop();
    const shelves: Shelf[] = ITEMS.map((item, at) => ({ item, there: 30 + 7 * at, scanned: false }));
    for (const { item } of shelves) {
      shopify.setLevel(item, PLACE, 40, shopify.now);
      await deliver(levelDelivery(shopify, item));
    }
    const late: Sent[] = [];
    const old: Sent[] = [];
    /** A change that is told only after the next one is a part of that one: Shopify tells levels, not changes. */
    const caughtUp = async () => {
      await deliver(...late);
      old.push(...late.splice(0));
    };
    const send = async () => {
      await caughtUp();
      await sendWrites(shopify);
    };
    const tick = () => {
      shopify.now += 2000;
      return shopify.now;
    };
    const id = await givenCount({}, tick());
    const scan = async (shelf: Shelf, of: { times?: number; age?: number; anew?: boolean } = {}) => {
      const now = tick() + (of.age ?? 0);
      await find(id, shelf.item, shelf.there, { ...of, now });
      shelf.scanned = true;
      tick();
    };
    for (const each of steps) {
      tick();
      const shelf = shelves["which" in each ? each.which : 0];
      if (!shelf) continue;
      switch (each.kind) {
        case "sell":
          await caughtUp();
          shelf.there -= 1;
          shopify.setLevel(shelf.item, PLACE, (shopify.level(shelf.item, PLACE)?.available ?? 0) - 1, shopify.now);
          if (each.told === "later") late.push(levelDelivery(shopify, shelf.item));
          else await deliver(...Array(each.told === "twice" ? 2 : 1).fill(levelDelivery(shopify, shelf.item)));
          break;
        case "scan":
          if (!shelf.scanned) await scan(shelf, { times: each.times, age: each.late ? 600_000 : 0 });
          break;
        case "recount":
          if (shelf.scanned) await scan(shelf, { anew: true });
          break;
        case "receive": {
          shelf.there += 5;
          const changes = [{ inventoryItemId: String(shelf.item), delta: 5, from: null }];
          const write = { key: `adjust/${shelf.item}/${tick()}`, locationId: String(PLACE), changes, reference: null };
          await requestInventoryWrite(
            env.DB,
            new Recorder<JobMessage>(),
            shop,
            { ...write, reason: "received" },
            tick(),
          );
          if (each.sent) await send();
          break;
        }
        case "send":
          await send();
          break;
        case "lose an answer":
          shopify.afterAnswer = () => {
            throw new Error("the connection was lost");
          };
          await send().catch((error) => expect(String(error)).toContain("lost"));
          shopify.afterAnswer = () => {};
          break;
        case "late deliveries":
          await caughtUp();
          await deliver(...old.reverse(), ...old);
          break;
      }
    }
    for (const shelf of shelves) if (!shelf.scanned) await scan(shelf);
    await send();
    for (const { item } of shelves) await deliver(...late, levelDelivery(shopify, item));
    await review(id, tick());
    const form = { formToken: "the-last-form", restIsNone: false };
    await Promise.all([complete(id, tick(), form), complete(id, tick(), form)]);
    await sendWrites(shopify);
    await complete(id, tick(), form);
    await sendWrites(shopify);
    for (const { item, there } of shelves) {
      await deliver(levelDelivery(shopify, item));
      expect(shopify.level(item, PLACE)?.available, `item ${item}`).toBe(there);
      expect(await first("SELECT available FROM levels WHERE inventory_item_id = ?", item)).toEqual({
        available: there,
      });
    }
  },
);
