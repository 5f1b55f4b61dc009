import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { rollForwardStarted } from "../../../app/replenishment/planning/roll-forward.server";
import { findTotals } from "../../../app/reports/figures/report-totals.server";
import worker from "../../stub-worker";
import { Recorder, SHOP } from "../../support/shopify";
import { givenFigures } from "./shop";

const DAY = 86_400_000;

/** Every step that the job asks for, as its queue hands them over. */
async function rollForward(now: number) {
  await rollForwardStarted(env.DB, [{ id: 1, timeZone: "UTC" }], now).run();
  const JOBS = new Recorder<JobMessage>();
  await JOBS.send({ kind: "roll-forward", shop: SHOP });
  for (const [at, body] of JOBS.messages.entries()) {
    const message = { id: String(at), timestamp: new Date(), attempts: 1, body };
    await worker.queue(createMessageBatch<JobMessage>("evenstock-jobs", [message]), { ...env, JOBS });
  }
}

it("leaves figures, parts and the totals of the shop's day when a roll-forward is done", async () => {
  await givenFigures([]);
  await env.DB.batch([
    env.DB.prepare("DELETE FROM daily_figures"),
    env.DB.prepare(
      "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price) VALUES (1, 1, 11, 7, 21, 'Large', 900)",
    ),
    env.DB.prepare(
      "INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at) VALUES (1, 21, 1, 400, 'USD', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (1, 21, 1, 5, 1, 1)",
    ),
  ]);
  const now = Date.now();
  await rollForward(now);
  const totals = await findTotals(env.DB, { id: 1 });
  expect(totals?.["stock-value"].day).toMatchObject({
    day: Math.floor(now / DAY),
    ...{ units: 5, stockValue: 2000, retailValue: 4500 },
  });
  expect(totals?.cover.parts).toMatchObject([{ variants: 1, units: 5 }]);
});
