import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import type { LedgerRow } from "../../../app/purchasing/ledger/ledger";
import { listLedger } from "../../../app/purchasing/ledger/ledger.server";
import { availableBefore } from "../../../app/stock/movements/movement";
import { requestInventoryWrite } from "../../../app/stock/writes/inventory-writes.server";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { deliver, Recorder, type Sent } from "../../support/shopify";
import { givenReceivingShop, ITEMS, PLACE, shop } from "../purchasing/receiving-shop";

const step = fc.oneof(
  fc.record({
    kind: fc.constant("change in Shopify" as const),
    units: fc.integer({ min: -4, max: 6 }),
    told: fc.constantFrom("now", "twice", "later"),
  }),
  fc.record({ kind: fc.constant("adjust" as const), units: fc.integer({ min: 1, max: 9 }), lost: fc.boolean() }),
  fc.record({ kind: fc.constant("late deliveries come" as const), backwards: fc.boolean() }),
);

/** Of one location, as the page lists it: each line goes on where the one below it ends, and the first ends at the level. */
async function expectWhole(rows: LedgerRow[], available: number | undefined) {
  for (const [at, row] of rows.entries()) expect(availableBefore(row)).toBe(rows[at + 1]?.availableAfter ?? 0);
  expect(rows[0]?.availableAfter).toBe(available);
}

it.each([1, 2, 3, 4, 5, 6])(
  "before + change = after on each row, and the last after is the level, whatever comes late or twice, run %i",
  async (seed) => {
    const [steps = []] = fc.sample(fc.array(step, { minLength: 12, maxLength: 20 }), { seed, numRuns: 1 });
    const shopify = await givenReceivingShop();
    const [item = 0] = ITEMS;
    const late: Sent[] = [];
    const asked = { units: 0, writes: 0 };
    const variantId =
      (await first<{ id: number }>("SELECT id FROM variants WHERE inventory_item_id = ?", item))?.id ?? 0;
    for (const [at, each] of steps.entries()) {
      shopify.now += 2000;
      if (each.kind === "change in Shopify") {
        shopify.setLevel(item, PLACE, (shopify.level(item, PLACE)?.available ?? 0) + each.units, shopify.now);
        if (each.told === "later") late.push(levelDelivery(shopify, item));
        else await deliver(...Array(each.told === "twice" ? 2 : 1).fill(levelDelivery(shopify, item)));
      } else if (each.kind === "adjust") {
        const changes = [{ inventoryItemId: String(item), delta: each.units, from: null }];
        const write = {
          key: `adjust/${item}/${at}`,
          locationId: String(PLACE),
          changes,
          reference: null,
          askedBy: "42",
        };
        await requestInventoryWrite(
          env.DB,
          new Recorder<JobMessage>(),
          shop,
          { ...write, reason: "damaged" },
          shopify.now,
        );
        asked.units += each.units;
        asked.writes += 1;
        if (each.lost) {
          shopify.afterAnswer = async () => {
            await deliver(levelDelivery(shopify, item));
            throw new Error("the connection was lost");
          };
          await sendWrites(shopify).catch((error) => expect(String(error)).toContain("lost"));
          shopify.afterAnswer = () => {};
        }
        await sendWrites(shopify);
      } else {
        await deliver(...(each.backwards ? late.reverse() : late), ...late);
        late.length = 0;
      }
      const { rows } = await listLedger(env.DB, shop, { variantId });
      const level = await first<{ available: number }>(
        "SELECT available FROM levels WHERE inventory_item_id = ?",
        item,
      );
      await expectWhole(rows, level?.available);
    }
    await deliver(levelDelivery(shopify, item));
    const { rows } = await listLedger(env.DB, shop, { variantId });
    await expectWhole(rows, shopify.level(item, PLACE)?.available);
    // One that came in one number with a change that nobody had told is Shopify's word alone.
    const ours = rows.filter(({ cause }) => cause === "adjustment");
    expect(ours.length).toBeLessThanOrEqual(asked.writes);
    for (const { reason, who } of ours) expect([reason, who]).toEqual(["damaged", "42"]);
  },
);
