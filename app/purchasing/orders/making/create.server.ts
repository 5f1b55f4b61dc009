import { listKnownLocations } from "../../../catalog/known-locations.server";
import type { Refusals } from "../../../forms/parsed";
import { findSupplier } from "../../../suppliers/suppliers.server";
import { type LineValues, lineValues, MOST_LINES, type NewLine } from "../lines/new-line";
import { quotesOf } from "../lines/quotes.server";
import type { Order, Source } from "../order";
import { orderChange } from "../order-change.server";
import { findOrderOfForm } from "../purchase-orders.server";
import { takeNumbers } from "./numbers.server";
import { linesOfNewOrders, newOrders } from "./order-rows.server";

type Shop = { id: number; timeZone: string; currency: string };

type NewOrder = {
  supplierId: number;
  locationId: number;
  lines: NewLine[];
  source: Source;
  /** Null where no form made it: then nothing keeps a second one from being another order. */
  formToken: string | null;
  expectedDay?: number | null;
  supplierNote?: string | null;
  teamNote?: string | null;
  terms?: string | null;
  /** Dropship only: the sale that it serves, Shopify's id. */
  sale?: { id: string; name: string };
};

type Created = { kind: "created"; id: number; number: string } | { kind: "refused"; refusals: Refusals; line?: number };

/** A draft, with its arrivals, events and plans in one batch. The same form a second time is answered with what it made first. */
export async function createOrder(
  database: D1Database,
  shop: Shop,
  order: NewOrder,
  who: string | null,
  now: number,
): Promise<Created> {
  const made = order.formToken && (await findOrderOfForm(database, shop, order.formToken));
  if (made) return { kind: "created", ...made };
  const [supplier, locations] = await Promise.all([
    findSupplier(database, shop, order.supplierId),
    listKnownLocations(database, shop),
  ]);
  if (!supplier || supplier.archivedAt !== null) return refused("supplierId", "Choose a supplier.");
  if (!locations.some(({ id, active }) => active && id === order.locationId))
    return refused("locationId", "Choose where the goods are to come.");
  if (order.lines.length > MOST_LINES) return refused("lines", `An order has up to ${MOST_LINES} lines.`);
  const lines = await valuesOf(database, shop, supplier, order.lines);
  if ("refusal" in lines) return { ...refused("lines", lines.refusal), line: lines.at };
  const [number = ""] = await takeNumbers(database, shop, 1, now);
  const row = { ...order, number, currency: supplier.currency };
  await database.batch([
    newOrders(database, shop, [row], who, now),
    ...linesOfNewOrders(database, shop, [{ number, lines: lines.values }], who, now),
    ...orderChange(...[database, shop, { numbers: [number] }, lines.values.map(({ variantId }) => variantId), now]),
  ]);
  return { kind: "created", ...(await requireMade(database, shop, number, order.formToken)) };
}

/** As it was ordered, and nothing of what came of it since; at today's prices but for those typed by hand. */
export const copyOrder = (
  database: D1Database,
  shop: Shop,
  order: Order,
  formToken: string,
  who: string | null,
  now: number,
): Promise<Created> =>
  createOrder(
    database,
    shop,
    {
      ...{ supplierId: order.supplierId, locationId: order.locationId, source: "copy", formToken },
      ...{ supplierNote: order.supplierNote, teamNote: order.teamNote, terms: order.terms },
      lines: order.lines.map((line) => ({
        ...{ variantId: line.variantId, quantity: line.ordered, description: line.description, pack: line.pack },
        taxRate: line.taxRate,
        ...(line.costTyped && {
          ...{ price: { amount: line.pricedAmount, units: line.pricedUnits }, taxIncluded: line.taxIncluded },
        }),
      })),
    },
    who,
    now,
  );

async function valuesOf(
  database: D1Database,
  shop: Shop,
  supplier: { id: number; currency: string },
  lines: NewLine[],
): Promise<{ values: LineValues[] } | { refusal: string; at: number }> {
  const quotes = await quotesOf(
    database,
    shop,
    supplier,
    lines.map(({ variantId }) => variantId),
  );
  const values: LineValues[] = [];
  for (const [at, line] of lines.entries()) {
    const quote = quotes.get(line.variantId);
    if (!quote) return { refusal: "This variant is not known.", at };
    const made = lineValues(line, quote, supplier.currency);
    if (typeof made === "string") return { refusal: made, at };
    values.push(made);
  }
  return { values };
}

/** Of two of one form that came at once, one was made: the other's number stays unused. */
async function requireMade(database: D1Database, shop: Shop, number: string, formToken: string | null) {
  const made = await database
    .prepare("SELECT id, number FROM purchase_orders WHERE shop_id = ?1 AND number = ?2")
    .bind(shop.id, number)
    .first<{ id: number; number: string }>();
  const found = made ?? (formToken ? await findOrderOfForm(database, shop, formToken) : undefined);
  if (!found) throw new Error(`Purchase order ${number} was made and is not there.`);
  return found;
}

const refused = (field: string, reason: string): { kind: "refused"; refusals: Refusals } => ({
  kind: "refused",
  refusals: { [field]: reason },
});
