import type { FileLine } from "./file-line";
import { listFileLines } from "./order-lines.server";

/** An order that is there already, with its lines. */
export type StoredOrder = { number: string; supplier: string; supplierId: number; lines: FileLine[] };

/** The orders of these numbers, and those that files made under these tokens, by either. Two statements. */
export async function listStoredOrders(
  database: D1Database,
  shop: { id: number },
  { numbers, tokens }: { numbers: string[]; tokens: string[] },
): Promise<Map<string, StoredOrder>> {
  const { results } = await database
    .prepare(STORED)
    .bind(shop.id, JSON.stringify(numbers), JSON.stringify(tokens))
    .all<{ id: number; number: string; token: string | null; supplierId: number; supplier: string }>();
  const lines =
    results.length > 0
      ? await listFileLines(
          database,
          shop,
          results.map(({ id }) => id),
        )
      : [];
  return new Map(
    results.flatMap(({ id, number, token, supplier, supplierId }) => {
      const order = { number, supplier, supplierId, lines: lines.filter(({ orderId }) => orderId === id) };
      return [number, ...(token === null ? [] : [token])].map((name): [string, StoredOrder] => [name, order]);
    }),
  );
}

const STORED = `
SELECT o.id, o.number, o.form_token AS token, o.supplier_id AS supplierId, COALESCE(s.name, '') AS supplier
FROM (
  SELECT n.id FROM json_each(?2) f CROSS JOIN purchase_orders n ON n.shop_id = ?1 AND n.number = f.value
  UNION SELECT n.id FROM json_each(?3) f CROSS JOIN purchase_orders n ON n.shop_id = ?1 AND n.form_token = f.value
) found CROSS JOIN purchase_orders o ON o.id = found.id AND o.shop_id = ?1
LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id`;
