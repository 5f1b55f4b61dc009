import { cells, valuesOf } from "../../../sql/cells-sql";
import type { Part } from "../lines/deliveries-form";
import type { LineValues } from "../lines/new-line";
import { takeNumbers } from "../making/numbers.server";
import { linesOfNewOrders, newOrders, type OrderRow } from "../making/order-rows.server";
import { orderChange } from "../order-change.server";

/** A draft that a file tells. */
export type FileOrder = Omit<OrderRow, "number" | "source" | "formToken" | "sale"> & {
  formToken: string;
  reference: string | null;
  lines: { values: LineValues; deliveries: Part[] }[];
};

/** All of these drafts in one batch, none twice: their numbers by their tokens, those that another request was first with too. */
export async function makeFileOrders(
  database: D1Database,
  shop: { id: number; timeZone: string },
  told: FileOrder[],
  who: string | null,
  now: number,
): Promise<Map<string, string>> {
  if (told.length === 0) return new Map();
  const numbers = await takeNumbers(database, shop, told.length, now);
  const orders = told.map(({ lines, ...order }, at) => ({
    ...{ ...order, number: numbers[at] ?? "", source: "file" as const },
    lines: lines.map(({ values }) => values),
  }));
  const lines = orders.flatMap(({ number }, at) => (told[at]?.lines ?? []).map((line) => ({ number, ...line })));
  const parts = lines.flatMap(({ number, deliveries }, at) =>
    deliveries.map((part) => ({ number, position: at + 1, ...part })),
  );
  const tokens = JSON.stringify(told.map(({ formToken }) => formToken));
  await database.batch([
    newOrders(database, shop, orders, who, now),
    ...linesOfNewOrders(database, shop, orders, who, now),
    database.prepare(DELIVERIES).bind(shop.id, PART.json(parts)),
    ...orderChange(
      ...[database, shop, { numbers }],
      lines.map(({ values }) => values.variantId),
      now,
    ),
  ]);
  const { results } = await database.prepare(MADE).bind(shop.id, tokens).all<{ token: string; number: string }>();
  return new Map(results.map(({ token, number }) => [token, number]));
}

const PART = cells(valuesOf(["number", "position", "day", "quantity"]));

/** A line's position is its number among all lines of the batch. */
const DELIVERIES = `
INSERT INTO purchase_order_deliveries (shop_id, line_id, day, quantity)
SELECT ?1, l.id, ${PART.cell.day}, ${PART.cell.quantity} FROM json_each(?2) f
CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = ${PART.cell.number}
CROSS JOIN purchase_order_lines l ON l.shop_id = ?1 AND l.order_id = o.id AND l.position = ${PART.cell.position}`;

const MADE = `
SELECT o.form_token AS token, o.number FROM json_each(?2) f
CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.form_token = f.value`;
