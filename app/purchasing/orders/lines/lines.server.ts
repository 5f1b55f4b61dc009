import { isClear, merged, type Texts } from "../../../forms/opened";
import { ownTitle } from "../../../words/own-title";
import { asRead, type Changed, changeOrder, changeOrderLine, refused } from "../change-order.server";
import type { Order, OrderLine } from "../order";
import { isEditable, whyLocked } from "../purchase-order";
import { deliveriesTaken } from "./awaited-lines.server";
import { amountAt } from "./line-amount";
import { lineTexts, type TypedLine, typedLineOf } from "./line-fields";
import { LINE, LINE_COLUMNS, LINE_VALUES } from "./line-rows-sql";
import { lineValues, MOST_LINES, type NewLine, tooDear } from "./new-line";
import { quotedAt } from "./quote";
import { quotesOf } from "./quotes.server";

type Shop = { id: number; timeZone: string };

/** One line more, quoted where no price is typed. The same form a second time adds nothing. */
export async function addLine(
  database: D1Database,
  shop: Shop,
  orderId: number,
  line: NewLine & { formToken: string },
  who: string | null,
  now: number,
): Promise<Changed> {
  const supplier = await supplierOf(database, shop, orderId);
  if (!supplier) return { kind: "unknown" };
  const quote = (await quotesOf(database, shop, supplier, [line.variantId])).get(line.variantId);
  if (!quote) return refused("variantId", "This variant is not known.");
  const values = lineValues(line, quote, supplier.currency);
  if (typeof values === "string") return refused("quantity", values);
  return changeOrder(
    database,
    shop,
    orderId,
    (order) => {
      if (order.lines.some(({ formToken }) => formToken === line.formToken)) return undefined;
      if (!isEditable(order) && !(supplier.addAfterSending && order.state === "sent"))
        return refused("state", whyLocked(order));
      if (order.lines.length >= MOST_LINES) return refused("lines", `An order has up to ${MOST_LINES} lines.`);
      return {
        statements: [
          asRead(
            ...[database, shop, order],
            (guard) => `INSERT INTO purchase_order_lines (shop_id, order_id, position, ${LINE_COLUMNS}, created_at)
              SELECT ?1, ?2, COALESCE((SELECT MAX(position) FROM purchase_order_lines WHERE shop_id = ?1 AND order_id = ?2), 0) + 1,
                ${LINE_VALUES}, ?5 FROM json_each(?4) f WHERE ${guard} ON CONFLICT (shop_id, form_token) DO NOTHING`,
            ...[LINE.json([{ order: orderId, ...values }]), now],
          ),
        ],
        entry: { who, what: "line_added", detail: { variant: line.variantId, ordered: line.quantity } },
        variants: [line.variantId],
      };
    },
    now,
  );
}

/**
 * What was typed in a line, over what it was opened with and nothing else: a field that somebody changed meanwhile is told
 * with both values, and then nothing is saved. Another quantity prices the line anew: at what was typed, or at what the
 * supplier asks for so many.
 */
export const changeLine = (
  database: D1Database,
  shop: Shop,
  orderId: number,
  lineId: number,
  { typed, opened }: { typed: TypedLine; opened: Texts | undefined },
  who: string | null,
  now: number,
): Promise<Changed> =>
  changeOrderLine(
    database,
    shop,
    { orderId, lineId },
    async (line, order) => {
      if (!isEditable(order)) return refused("state", whyLocked(order));
      const stands = typedLineOf(line);
      const left = merged(typed, stands, (each) => lineTexts(each, order.currency), opened);
      if (!isClear(left.meanwhile)) return { kind: "meanwhile", meanwhile: left.meanwhile };
      const value = await priced(database, shop, order, line, left.value);
      if (value === undefined) return refused("costTyped", "The supplier has no price for it.");
      const amount = amountAt(value.price, value.ordered);
      if (amount === undefined) return refused("cost", tooDear(order.currency));
      return {
        statements: [
          asRead(
            ...[database, shop, order],
            (
              guard,
            ) => `UPDATE purchase_order_lines SET ordered = ?5, amount = ?6, priced_amount = ?7, priced_units = ?8, cost_typed = ?9,
              tax_rate = ?10, tax_included = ?11, supplier_sku = ?12, description = ?13, pack = ?14
              WHERE shop_id = ?1 AND order_id = ?2 AND id = ?4 AND ${guard}`,
            ...[lineId, value.ordered, amount, value.price.amount, value.price.units, Number(value.costTyped)],
            ...[value.taxRate, Number(value.taxIncluded), value.supplierSku, value.description, value.pack],
          ),
        ],
        entry: { who, what: "line_changed", detail: { line: lineId, ...changesOf(stands, value, order.currency) } },
      };
    },
    now,
  );

/**
 * With its price: what was typed, or what the supplier asks for this quantity; where it asks nothing the price that stands.
 * Undefined where it is to be taken from a supplier that has none.
 */
async function priced(
  database: D1Database,
  shop: Shop,
  order: Order,
  line: OrderLine,
  value: TypedLine,
): Promise<TypedLine | undefined> {
  const isTyped =
    value.price.amount !== line.pricedAmount ||
    value.price.units !== line.pricedUnits ||
    value.taxIncluded !== line.taxIncluded;
  if (isTyped || value.costTyped) return { ...value, costTyped: true };
  if (value.ordered === line.ordered && !line.costTyped) return value;
  const supplier = { id: order.supplierId, currency: order.currency };
  const quote = (await quotesOf(database, shop, supplier, [line.variantId])).get(line.variantId);
  const asked = quote && quotedAt(quote, value.ordered);
  if (!asked || asked.unitCost === null) return line.costTyped ? undefined : value;
  return { ...value, price: { amount: asked.unitCost, units: 1 }, taxIncluded: asked.taxIncluded };
}

/** Field → what stood there and what stands there now. */
function changesOf(before: TypedLine, after: TypedLine, currency: string) {
  const [old, now] = [lineTexts(before, currency), lineTexts(after, currency)];
  const fields = Object.keys(now).filter((field) => now[field] !== old[field]);
  return { changes: Object.fromEntries(fields.map((field) => [field, [old[field], now[field]]])) };
}

/** A line off a draft, with its deliveries. What is off already is so. */
export const removeLine = (
  database: D1Database,
  shop: Shop,
  orderId: number,
  lineId: number,
  who: string | null,
  now: number,
): Promise<Changed> =>
  changeOrder(
    database,
    shop,
    orderId,
    (order) => {
      const line = order.lines.find(({ id }) => id === lineId);
      if (!line) return undefined;
      if (!isEditable(order)) return refused("state", whyLocked(order));
      return {
        statements: [
          deliveriesTaken(database, shop, order, lineId),
          asRead(
            ...[database, shop, order],
            (guard) => `DELETE FROM purchase_order_lines WHERE shop_id = ?1 AND order_id = ?2 AND id = ?4 AND ${guard}`,
            lineId,
          ),
        ],
        entry: {
          who,
          what: "line_removed",
          detail: {
            ...{ line: lineId, variant: line.variantId, ordered: line.ordered },
            name: [line.productTitle, ownTitle(line)].filter(Boolean).join(", "),
          },
        },
        variants: [line.variantId],
      };
    },
    now,
  );

const supplierOf = (database: D1Database, shop: { id: number }, orderId: number) =>
  database
    .prepare(
      `SELECT o.supplier_id AS id, o.currency, COALESCE(w.add_after_sending, 0) AS addAfterSending FROM purchase_orders o
      LEFT JOIN purchasing_settings w ON w.shop_id = o.shop_id WHERE o.id = ?2 AND o.shop_id = ?1`,
    )
    .bind(shop.id, orderId)
    .first<{ id: number; currency: string; addAfterSending: number }>();
