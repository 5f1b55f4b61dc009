import { csvResponse } from "../../csv/csv-response";
import { isoDay } from "../../days/iso-day";
import { decimalAmount } from "../../money/money";
import { COST_KINDS, type CostKind } from "./landed";

/** A supplier's bill, or a cost beside the goods. */
interface Billed {
  /** Of the order, of the cost. */
  orderId: number;
  id: number;
  number: string;
  supplier: string;
  kind: CostKind | null;
  label: string | null;
  billNumber: string | null;
  billDay: number | null;
  amount: number | null;
  currency: string;
  rate: string | null;
  /** It leads to what the shop had as it was typed, which may be another currency than today's. */
  rateTo: string | null;
}

const AT_ONCE = 2500;

/** What all orders were billed: first the suppliers' bills, then freight, duty and what else came beside the goods. */
export function billsFile(database: D1Database, shop: { id: number }) {
  const left = [BILLS, COSTS];
  let last: Billed | undefined;
  return csvResponse<Billed>({
    name: "bills.csv",
    headings: [
      "Order",
      "Supplier",
      "Bill for",
      "Label",
      "Bill number",
      "Bill day",
      "Amount",
      "Currency",
      ...["Rate", "Rate to"],
    ],
    cells: (bill) => [
      ...[bill.number, bill.supplier, bill.kind === null ? "Goods" : COST_KINDS[bill.kind], bill.label],
      ...[bill.billNumber, bill.billDay === null ? null : isoDay(bill.billDay)],
      ...[
        bill.amount === null ? null : decimalAmount(bill.amount, bill.currency),
        bill.currency,
        bill.rate,
        bill.rateTo,
      ],
    ],
    listAfter: async () => {
      for (let [statement] = left; statement; [statement] = left) {
        const { results } = await database
          .prepare(statement)
          .bind(shop.id, last?.orderId ?? 0, last?.id ?? 0, AT_ONCE)
          .all<Billed>();
        last = results.at(-1);
        if (last !== undefined) return results;
        left.shift();
      }
      return [];
    },
  });
}

const SUPPLIER = "LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id";

const rateTo = (row: string) =>
  `(SELECT COALESCE(${row}.rate_to, h.currency) FROM shops h WHERE h.id = ?1 AND ${row}.rate IS NOT NULL)`;

const BILLS = `
SELECT o.id AS orderId, 0 AS id, o.number, COALESCE(s.name, '') AS supplier, NULL AS kind, NULL AS label, o.bill_number AS billNumber,
  o.bill_day AS billDay, o.bill_total AS amount, o.currency, o.rate, ${rateTo("o")} AS rateTo
FROM purchase_orders o INDEXED BY purchase_orders_newest ${SUPPLIER}
WHERE o.shop_id = ?1 AND o.id > ?2 AND ?3 IS NOT NULL
  AND (o.bill_number IS NOT NULL OR o.bill_day IS NOT NULL OR o.bill_total IS NOT NULL) ORDER BY o.id LIMIT ?4`;

const COSTS = `
SELECT c.order_id AS orderId, c.id, o.number, COALESCE(s.name, '') AS supplier, c.kind, c.label, NULL AS billNumber, NULL AS billDay,
  c.amount, c.currency, c.rate, ${rateTo("c")} AS rateTo
FROM purchase_order_costs c INDEXED BY purchase_order_costs_order
CROSS JOIN purchase_orders o ON o.id = c.order_id AND o.shop_id = c.shop_id ${SUPPLIER}
WHERE c.shop_id = ?1 AND (c.order_id, c.id) > (?2, ?3) ORDER BY c.order_id, c.id LIMIT ?4`;
