import { listKnownLocations } from "../../../catalog/known-locations.server";
import { bySupplier } from "../../../replenishment/reorder/list";
import {
  listOrderLinesAfter,
  type OrderFilter,
  type OrderLine,
} from "../../../replenishment/reorder/order-list.server";
import { listSupplierNames } from "../../../suppliers/suppliers.server";
import { lineValues, MOST_LINES } from "../lines/new-line";
import { quotesOfSuppliers } from "../lines/quotes.server";
import { orderChange } from "../order-change.server";
import type { Draft, Drafted } from "./drafted";
import { takeNumbers } from "./numbers.server";
import { linesOfNewOrders, newOrders } from "./order-rows.server";
import { placeOfDraft } from "./place-of-draft";

type Shop = { id: number; timeZone: string; currency: string };

/**
 * One draft a supplier of what is to order now, with the quantities that were typed. One form makes them once; two forms
 * order a variant for one place once, since the statement that adds a line looks whether an open draft holds it. Typed
 * quantities of what was drafted are done with.
 */
export async function draftFromSuggestions(
  database: D1Database,
  shop: Shop,
  filter: OrderFilter,
  formToken: string,
  who: string | null,
  now: number,
): Promise<Drafted> {
  const before = await draftsOfForm(database, shop, formToken);
  if (before.length > 0) return { drafts: before, drafted: 0, withoutSupplier: 0 };
  const lines = await everyLine(database, shop, filter);
  const asked = lines.filter(({ quantity }) => quantity > 0);
  const groups = bySupplier(asked.filter(({ supplierId }) => supplierId > 0)).flatMap(({ supplierId, lines }) =>
    inPieces(lines).map((piece, at) => ({ supplierId, lines: piece, at })),
  );
  const withoutSupplier = asked.length - groups.reduce((sum, { lines }) => sum + lines.length, 0);
  if (groups.length === 0) return { drafts: [], drafted: 0, withoutSupplier };
  await written(database, shop, filter, groups, formToken, who, now);
  const drafts = await draftsOfForm(database, shop, formToken);
  const made = drafts.reduce((sum, { lines }) => sum + lines, 0);
  return { drafts, drafted: asked.length - withoutSupplier - made, withoutSupplier };
}

/** What these drafts order is no longer to be typed; of what another draft held already the quantity stays. */
const QUANTITIES_ORDERED = `
DELETE FROM order_quantities WHERE shop_id = ?1 AND variant_id IN (
  SELECT l.variant_id FROM json_each(?2) f CROSS JOIN purchase_orders o ON o.shop_id = ?1 AND o.number = f.value
  CROSS JOIN purchase_order_lines l INDEXED BY purchase_order_lines_order ON l.shop_id = ?1 AND l.order_id = o.id)`;

async function written(
  database: D1Database,
  shop: Shop,
  filter: { location: number },
  groups: { supplierId: number; lines: OrderLine[]; at: number }[],
  formToken: string,
  who: string | null,
  now: number,
) {
  const [numbers, locations, suppliers] = await Promise.all([
    takeNumbers(database, shop, groups.length, now),
    listKnownLocations(database, shop),
    listSupplierNames(database, shop),
  ]);
  const open = locations.filter(({ active }) => active).map(({ id }) => id);
  const placed = groups.map((group) => ({
    ...group,
    currency: suppliers.find(({ id }) => id === group.supplierId)?.currency ?? shop.currency,
  }));
  const quotes = await quotesOfSuppliers(
    database,
    shop,
    placed.map(({ supplierId, currency, lines }) => ({
      ...{ supplier: { id: supplierId, currency }, variantIds: lines.map(({ variantId }) => variantId) },
    })),
  );
  const orders = placed.map(({ supplierId, currency, lines, at }, index) => ({
    ...{ number: numbers[index] ?? "", supplierId, source: "suggestions" as const },
    formToken: `${formToken}/${supplierId}/${at}`,
    locationId: filter.location || placeOfDraft(lines, open),
    currency,
    lines: lines.flatMap(({ variantId, quantity }) => {
      const quote = quotes.get(supplierId)?.get(variantId);
      if (!quote) return [];
      // What no line can come to is for a person to make two of: it is not left out.
      const prices = [undefined, { amount: null, units: 1 }];
      const made = prices.map((price) => lineValues({ variantId, quantity, ...(price && { price }) }, quote, currency));
      return made.find((values) => typeof values !== "string") ?? [];
    }),
  }));
  const variants = orders.flatMap(({ lines }) => lines.map(({ variantId }) => variantId));
  const wanted = orders.flatMap(({ number, lines }) => lines.map(({ variantId }) => ({ number, variantId })));
  await database.batch([
    newOrders(database, shop, orders, who, now, { undrafted: wanted }),
    ...linesOfNewOrders(database, shop, orders, who, now, { once: true }),
    database.prepare(QUANTITIES_ORDERED).bind(shop.id, JSON.stringify(numbers)),
    ...orderChange(database, shop, { numbers }, variants, now),
  ]);
}

/** Those that a form made, by supplier. */
export async function draftsOfForm(database: D1Database, shop: { id: number }, formToken: string): Promise<Draft[]> {
  const { results } = await database
    .prepare(
      `SELECT o.id, o.number, COALESCE(s.name, '') AS supplier, o.line_count AS lines FROM purchase_orders o
      LEFT JOIN suppliers s ON s.id = o.supplier_id AND s.shop_id = o.shop_id
      WHERE o.shop_id = ?1 AND o.form_token >= ?2 || '/' AND o.form_token < ?2 || '0' ORDER BY o.id`,
    )
    .bind(shop.id, formToken)
    .all<Draft>();
  return results;
}

async function everyLine(database: D1Database, shop: Shop, filter: OrderFilter) {
  const lines: OrderLine[] = [];
  for (let more: OrderLine[] | undefined; more === undefined || more.length > 0; lines.push(...more))
    more = await listOrderLinesAfter(database, shop, filter, lines.at(-1));
  return lines;
}

/** An order holds so many lines; a supplier of more gets several. */
const inPieces = (lines: OrderLine[]) =>
  Array.from({ length: Math.ceil(lines.length / MOST_LINES) }, (_, at) =>
    lines.slice(at * MOST_LINES, (at + 1) * MOST_LINES),
  );
