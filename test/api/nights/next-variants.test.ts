import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import {
  nextPlanningStep,
  PLANNING_BEGINS,
  type PlanningCursor,
} from "../../../app/replenishment/planning/steps.server";
import { listDueAfter } from "../../../app/replenishment/planning/still.server";
import { countedDatabase } from "../../support/counted-database";
import { DAY, TODAY } from "../../support/nights";
import { installShop } from "../../support/shopify";

const VARIANTS = 6000;

it("reads of a shop's variants the next ones alone, however many there are", async () => {
  await installShop();
  await env.DB.prepare(
    `INSERT INTO variants (shop_id, shopify_id, product_id, inventory_item_id, title, created_day)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${VARIANTS}) SELECT 1, i, 1, i, 'V', 1 FROM n`,
  ).run();
  const { database, asked } = countedDatabase(env.DB);
  const range = await listDueAfter(database, 1, { after: 1000, today: 20_000, most: 200, among: 2000 });
  expect(range).toMatchObject({ from: 1001, to: 1200 });
  expect(asked.rowsRead).toBeLessThan(200 * 6);
});

it("plans four times as many variants a step where their forecasts go on, of which each costs a quarter", async () => {
  await installShop();
  await env.DB.prepare(
    `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 850) SELECT i, 1, i, 1, i, 'V', 1 FROM n`,
  ).run();
  await env.DB.prepare(
    "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, id, ?, 0, 1 FROM variants",
  )
    .bind(TODAY - 9)
    .run();
  expect(await endsOf(TODAY, PLANNING_BEGINS)).toEqual([200, 400, 600, 800, 850]);
  expect(await endsOf(TODAY + 1, { ...PLANNING_BEGINS, leavesStill: true })).toEqual([800, 850]);
});

it("plans those of a scattered list, each as it is named, and none between them or of another shop", async () => {
  await installShop();
  await env.DB.prepare(
    `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) SELECT i, iif(i = 31, 2, 1), i, 1, i, 'V', 1 FROM n`,
  ).run();
  for (const ids of [Array.from({ length: 30 }, (_, at) => 1 + 2 * at), [2, 3, 4, 8]]) {
    await env.DB.prepare("DELETE FROM plans").run();
    const touched = [{ shopId: 1, variants: [...ids, 9999] }];
    await env.DB.batch(planChanges(env.DB, touched, [{ shopId: 1, today: TODAY }], TODAY * DAY));
    const { results } = await env.DB.prepare("SELECT variant_id AS id FROM plans ORDER BY 1").all<{ id: number }>();
    expect(results.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 31));
  }
});

/** Up to which variant each step of a night plans. */
async function endsOf(today: number, begins: PlanningCursor) {
  const ends: number[] = [];
  for (let step = await stepAt(begins, today); step; step = await stepAt(step.cursor, today)) {
    if (step.statements.length) await env.DB.batch(step.statements);
    if (step.range) ends.push(step.range.to);
  }
  return ends;
}

const stepAt = (cursor: PlanningCursor, today: number) => nextPlanningStep(env.DB, 1, cursor, today, today * DAY);
