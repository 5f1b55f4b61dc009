/** What was ordered in a calendar year in one currency: without tax, of the lines whose cost is known, in its minor units. */
interface Spend {
  year: number;
  currency: string;
  amount: number;
  orders: number;
}

/** `low`: variants of the supplier that are to be ordered now. Amounts of two currencies are never added up. */
interface BoughtFrom {
  low: number;
  spend: Spend[];
}

/** So many of the newest orders are looked at: of most suppliers more than two years. */
const MOST_READ = 1000;

const BOUGHT = `
SELECT 'low' AS kind, 0 AS year, '' AS currency, COALESCE(MAX(low), 0) AS amount, 0 AS orders
FROM supplier_counts WHERE shop_id = ?1 AND supplier_id = ?2
UNION ALL
SELECT * FROM (
  SELECT 'spend', CAST(strftime('%Y', o.ordered_day * 86400, 'unixepoch') AS INTEGER) AS year, o.currency, TOTAL(o.lines_amount), COUNT(*)
  FROM (SELECT * FROM purchase_orders INDEXED BY purchase_orders_supplier WHERE shop_id = ?1 AND supplier_id = ?2 ORDER BY id DESC LIMIT ${MOST_READ}) o
  WHERE o.state NOT IN ('draft', 'cancelled') AND o.ordered_day IS NOT NULL AND year >= ?3 - 1
  GROUP BY year, o.currency ORDER BY year DESC, o.currency
)`;

/** What is to be ordered of a supplier now, and what was spent there this year and last: one statement. `year`: this one. */
export async function findBoughtFrom(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  year: number,
): Promise<BoughtFrom> {
  const { results } = await database.prepare(BOUGHT).bind(shop.id, supplierId, year).all<Spend & { kind: string }>();
  return {
    low: results.find(({ kind }) => kind === "low")?.amount ?? 0,
    spend: results.filter(({ kind }) => kind === "spend").map(({ kind: _, ...spend }) => spend),
  };
}
