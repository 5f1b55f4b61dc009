import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { oneOf, randomFrom } from "../../support/random";
import { rowsOf } from "../../support/rows";
import { installShop } from "../../support/shopify";

const CHANGES = 300;

it("keeps what the pages count equal to a count of all lines, whatever becomes of them", async () => {
  await installShop();
  const random = randomFrom(7);
  const write = env.DB.prepare(
    `INSERT INTO overviews (shop_id, variant_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor, status,
       position, units, days, velocity, reorder_point, cover, stock, untracked,
       hidden, low, "out", standing, risk, available, incoming, stock_value, supplier_id, suggested, unit_cost, held_back)
     VALUES (1, ?1, ?1, 1, '', '', '', '', '', '', 0, 0, 0, 0, 0, 0, '[]', 0, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
     ON CONFLICT (shop_id, variant_id) DO UPDATE SET hidden = excluded.hidden, low = excluded.low, "out" = excluded."out",
       standing = excluded.standing, risk = excluded.risk, available = excluded.available, incoming = excluded.incoming,
       stock_value = excluded.stock_value, supplier_id = excluded.supplier_id, suggested = excluded.suggested,
       unit_cost = excluded.unit_cost, held_back = excluded.held_back`,
  );
  const gone = env.DB.prepare("DELETE FROM overviews WHERE shop_id = 1 AND variant_id = ?");
  await env.DB.batch(
    Array.from({ length: CHANGES }, () => {
      const variant = 1 + Math.floor(random() * 40);
      const standing = oneOf(random, ["low", "move", "soon", "overstocked", "snoozed", "excluded", null]);
      return random() < 0.1
        ? gone.bind(variant)
        : write.bind(
            ...[
              variant,
              oneOf(random, [0, 0, 1]),
              Number(standing === "low" || standing === "snoozed"),
              oneOf(random, [0, 1]),
              standing,
              oneOf(random, [0, 70, 900]),
            ],
            ...[
              oneOf(random, [null, -3, 0, 12]),
              oneOf(random, [0, 5]),
              oneOf(random, [null, 0, 400]),
              oneOf(random, [0, 3, 4]),
              oneOf(random, [0, 10, 24]),
            ],
            ...[oneOf(random, [null, 0, 150]), oneOf(random, [0, 0, 1])],
          );
    }),
  );
  const [counts] = (await rowsOf("shop_counts")).shop_counts ?? [];
  const recounted = await env.DB.prepare(
    `SELECT COUNT(*) AS variants, TOTAL(low) AS low, TOTAL(standing = 'low') AS order_now, TOTAL(standing = 'move') AS to_move, TOTAL(standing = 'snoozed') AS snoozed_lines,
       TOTAL(standing = 'excluded') AS excluded, TOTAL("out") AS "out", TOTAL(standing = 'soon') AS soon,
       TOTAL(standing = 'overstocked') AS overstocked, TOTAL(iif(standing = 'low', risk, 0)) AS risk, TOTAL(MAX(0, COALESCE(available, 0))) AS units,
       TOTAL(incoming) AS incoming, TOTAL(stock_value) AS stock_value FROM overviews WHERE hidden = 0`,
  ).first();
  expect(counts).toMatchObject({ ...recounted });
  const { results: bySupplier } = await env.DB.prepare("SELECT * FROM supplier_counts WHERE variants > 0").all();
  const { results: again } = await env.DB.prepare(
    `SELECT shop_id, supplier_id, COUNT(*) AS variants, SUM(is_low) AS low, SUM(is_low AND filled > 0) AS lines,
       SUM(is_low * filled) AS units, SUM(is_low * filled * COALESCE(unit_cost, 0)) AS cost,
       SUM(is_low AND unit_cost IS NULL AND filled > 0) AS without_cost, SUM(is_low * risk) AS risk
     FROM (SELECT *, standing IS 'low' AS is_low, iif(held_back, 0, suggested) AS filled FROM overviews WHERE hidden = 0) GROUP BY supplier_id ORDER BY supplier_id`,
  ).all();
  expect(bySupplier).toEqual(again);
  expect(again.length).toBeGreaterThan(1);
});
