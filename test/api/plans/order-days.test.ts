import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { apart } from "../../../app/suppliers/calendar/closures";
import { leadTimeOn, leadTimeOnSql } from "../../../app/suppliers/calendar/order-days-sql";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";

const DAY = 86_400_000;
const NOON = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
const TODAY = Math.floor(NOON / DAY);
const ago = (days: number) => NOON - days * DAY;

const closure = fc
  .record({ from: fc.integer({ min: -20, max: 90 }), days: fc.integer({ min: 0, max: 25 }) })
  .map(({ from, days }) => ({ from: TODAY + from, until: TODAY + from + days, name: "" }));
const cases = fc.record({
  weekdays: fc.option(fc.integer({ min: 1, max: 126 }), { freq: 3 }),
  closures: fc.array(closure, { maxLength: 4 }).map(apart),
  today: fc.integer({ min: TODAY - 10, max: TODAY + 10 }),
  lead: fc.integer({ min: 0, max: 90 }),
});

it("the lead time of an order of today is in SQL what it is in the function", async () => {
  const rows = fc.sample(cases, { numRuns: 600, seed: 4711 });
  const { results } = await env.DB.prepare(
    `SELECT ${leadTimeOnSql("r", "r.today", "r.lead")} AS found FROM (
      SELECT key, value->>'weekdays' AS order_weekdays, value->>'closures' AS closures, value->>'today' AS today, value->>'lead' AS lead
      FROM json_each(?)) r ORDER BY key`,
  )
    .bind(
      JSON.stringify(
        rows.map(({ closures, ...row }) => ({
          ...row,
          closures: closures.length > 0 ? closures.map(({ from, until, name }) => [from, until, name]) : null,
        })),
      ),
    )
    .all<{ found: number }>();
  const expected = rows.map(({ today, lead, ...days }) => leadTimeOn(days, today, lead));
  expect(results.map(({ found }) => found)).toEqual(expected);
  expect(expected.filter((found, index) => found !== rows[index]?.lead).length).toBeGreaterThan(200);
});

it("the plan reads a supplier's closed period and weekdays: it orders as many days of sales earlier", async () => {
  await installShop({ rule: { safety_stock: 10 } });
  await deliver(
    { topic: "products/update", body: productBody({ at: ago(300), vendor: "Acme" }) },
    { topic: "inventory_levels/update", body: levelBody({ available: 80, at: ago(100) }) },
    { topic: "orders/create", body: orderBody({ id: 7001, at: ago(5), location_id: 901, lines: [{ quantity: 150 }] }) },
  );
  const plan = () => first("SELECT velocity, reorder_point, low FROM plans WHERE location_id <> 0");
  const planned = async () => {
    await deliver({
      topic: "inventory_levels/update",
      body: levelBody({ available: 80 - changes++, at: ago(4) + changes }),
    });
    return plan();
  };
  let changes = 0;
  expect(await plan()).toEqual({ velocity: 5, reorder_point: 45, low: 0 });
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at, name_folded) SELECT 5, id, 'Acme', 'EUR', 0, 0, 'acme' FROM shops",
    ),
    env.DB.prepare("INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) SELECT id, 'Acme', 5 FROM shops"),
  ]);
  expect(await planned()).toEqual({ velocity: 5, reorder_point: 45, low: 0 });
  // Ten days within the seven of the lead time: it comes after 17.
  await env.DB.prepare("UPDATE suppliers SET closures = ?")
    .bind(JSON.stringify([[TODAY + 3, TODAY + 12, "Holidays"]]))
    .run();
  expect(await planned()).toEqual({ velocity: 5, reorder_point: 95, low: 1 });
  // The next order day is six days away.
  await env.DB.prepare("UPDATE suppliers SET closures = NULL, order_weekdays = ?")
    .bind(1 << ((TODAY + 6 + 3) % 7))
    .run();
  expect(await planned()).toEqual({ velocity: 5, reorder_point: 75, low: 0 });
});
