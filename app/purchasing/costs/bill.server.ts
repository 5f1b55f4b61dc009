import { isClear, merged, type Texts } from "../../forms/opened";
import { cells } from "../../sql/cells-sql";
import { asRead, type Changed, changeOrder } from "../orders/change-order.server";
import type { TypedBill } from "./bill";
import { type BillFields, billFields, billTexts } from "./bill-fields";

const BILLED = cells({ lineId: "value", billed: "value", weight: "value" });

type Shop = { id: number; timeZone: string };

/**
 * The supplier's bill as it was typed, over what its form was opened with and nothing else: a field that somebody changed
 * meanwhile is told with both values, and then nothing is saved. The averages follow, since freight may be shared by weight.
 */
export async function saveBill(
  database: D1Database,
  shop: Shop,
  orderId: number,
  { typed, opened }: { typed: TypedBill; opened: Texts | undefined },
  who: string | null,
  now: number,
): Promise<Changed> {
  return changeOrder(
    database,
    shop,
    orderId,
    (order) => {
      const stands = billFields({ number: order.billNumber, day: order.billDay, total: order.billTotal }, order.lines);
      const textsOf = (fields: BillFields) => billTexts(fields, order.currency);
      const wanted: BillFields = billFields(
        typed,
        typed.lines.map(({ lineId, ...line }) => ({ id: lineId, ...line })),
      );
      const { value, meanwhile } = merged(wanted, stands, textsOf, opened);
      if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
      const whole: BillFields = { ...stands, ...value };
      const [before, after] = [textsOf(stands), textsOf(whole)];
      if (Object.keys(before).every((field) => before[field] === after[field])) return undefined;
      const lines = order.lines.map(({ id }) => ({
        ...{ lineId: id, billed: whole[`billed-${id}`], weight: whole[`weight-${id}`] },
      }));
      return {
        statements: [
          asRead(
            ...[database, shop, order],
            (
              guard,
            ) => `UPDATE purchase_order_lines SET billed = ${BILLED.cell.billed}, weight = ${BILLED.cell.weight} FROM json_each(?4) f
              WHERE purchase_order_lines.shop_id = ?1 AND purchase_order_lines.order_id = ?2
                AND purchase_order_lines.id = ${BILLED.cell.lineId} AND ${guard}`,
            BILLED.json(lines),
          ),
        ],
        set: {
          columns: "bill_number = ?5, bill_day = ?6, bill_total = ?7",
          values: [value.number ?? null, value.day ?? null, value.total ?? null],
        },
        entry: {
          ...{ who, what: "billed" },
          detail: {
            ...{ number: value.number, total: value.total },
            changes: Object.fromEntries(
              ["number", "day", "total"]
                .filter((field) => before[field] !== after[field])
                .map((field) => [BILL_WORDS[field] ?? field, [before[field], after[field]]]),
            ),
          },
        },
      };
    },
    now,
  );
}

const BILL_WORDS: Record<string, string> = { number: "Bill number", day: "Bill's day", total: "Bill's total" };
