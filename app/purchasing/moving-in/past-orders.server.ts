import * as z from "zod";
import { listKnownLocations } from "../../catalog/known-locations.server";
import { DAY } from "../../days/iso-day";
import { NO_VARIANT } from "../../sql/zeros";
import { folded } from "../../words/folded";
import { orderChange } from "../orders/order-change.server";
import {
  dayNumber,
  lastDay,
  type PastLine,
  type PastOrder,
  pastKey,
  pastNote,
  pastNumber,
  pastState,
} from "./past-order";
import {
  CAME,
  LINES,
  LINES_GONE,
  LINES_MADE,
  MOVED_IN_TOLD,
  ORDERS,
  ORDERS_MADE,
  ORDERS_TOLD,
  PAST_ORDERS_KEPT,
  RECEIPT_LINES_GONE,
  RECEIPT_LINES_MADE,
  RECEIPTS,
  RECEIPTS_GONE,
  RECEIPTS_MADE,
  STORED,
} from "./past-orders-sql";
import { addMissingSuppliers } from "./past-suppliers.server";
import { amountTold } from "./reading/amount-told";
import { findVariantsTold } from "./variants-told.server";

type Shop = { id: number; timeZone: string; currency: string };

type OrderOutcome =
  | { number: string; kind: "added" | "changed" | "unchanged"; unlinked: number }
  | { number: string; kind: "refused"; reason: string };

type Piece = { orders: PastOrder[]; fileId: number; locationId: number; check: boolean };

const TOUCHED = "It was changed here since it was brought in, and stays as it is.";

/**
 * Orders of a former system, with their lines and what came of them, in one batch. Told a second time they change nothing; told
 * otherwise they are written anew, as long as nobody has worked with them here. Nothing is written to Shopify, and only orders
 * that are still open are awaited. A check answers the same and saves nothing. "planning": suppliers were added.
 */
export async function savePastOrders(
  database: D1Database,
  shop: Shop,
  { orders: told, fileId, locationId, check }: Piece,
  who: string | null,
  now: number,
): Promise<{ outcomes: OrderOutcome[]; planning: boolean }> {
  const [stored, variantOf, locations] = await Promise.all([
    storedOf(database, shop, told),
    findVariantsTold(
      database,
      shop,
      told.flatMap(({ lines }) => lines),
    ),
    listKnownLocations(database, shop),
  ]);
  const orders = told.map((order) => ({ ...order, isOpen: order.isOpen || wasOpen(stored.get(pastKey(order))) }));
  const outcomes = orders.map((order) => outcomeOf(order, stored.get(pastKey(order)), variantOf));
  if (check) return { outcomes, planning: false };
  const fresh = orders.filter((_, at) => outcomes[at]?.kind === "added" || outcomes[at]?.kind === "changed");
  if (fresh.length === 0) return { outcomes, planning: false };
  const suppliers = await addMissingSuppliers(database, shop, fresh, now);
  const placeOf = (order: PastOrder) =>
    locations.find(({ shopifyId }) => shopifyId === order.destinationId) ??
    locations.find(({ name }) => name !== null && folded(name) === folded(order.destination ?? "")) ??
    locations.find(({ id }) => id === locationId);
  await database.batch(written(database, shop, fresh, { fileId, variantOf, placeOf, suppliers, who, now }));
  const made = await storedOf(database, shop, fresh);
  return {
    planning: suppliers.planning,
    outcomes: outcomes.map((outcome) =>
      outcome.kind === "added" && !made.has(pastKey(outcome))
        ? { number: outcome.number, kind: "refused", reason: "Another order has its number." }
        : outcome,
    ),
  };
}

type Stored = { id: number; told: string | null; untouched: number };

async function storedOf(database: D1Database, shop: { id: number }, orders: PastOrder[]) {
  const { results } = await database
    .prepare(STORED)
    .bind(shop.id, JSON.stringify(orders.map(pastKey)))
    .all<Stored & { key: string }>();
  return new Map(results.map(({ key, ...stored }) => [key, stored]));
}

const openness = z.object({ isOpen: z.boolean() });

/** Once somebody has said that it is still to come, a file that is read again does not take that back. */
const wasOpen = (stored: Stored | undefined) => (stored?.told ? openness.parse(JSON.parse(stored.told)).isOpen : false);

type VariantOf = (line: PastLine) => number | undefined;

function outcomeOf(order: PastOrder, stored: Stored | undefined, variantOf: VariantOf): OrderOutcome {
  const { number } = order;
  const unlinked = order.lines.filter((line) => variantOf(line) === undefined).length;
  if (!stored) return { number, kind: "added", unlinked };
  if (stored.told === JSON.stringify(order)) return { number, kind: "unchanged", unlinked };
  return stored.untouched ? { number, kind: "changed", unlinked } : { number, kind: "refused", reason: TOUCHED };
}

type Writing = {
  fileId: number;
  variantOf: VariantOf;
  placeOf: (order: PastOrder) => { id: number; name: string | null } | undefined;
  suppliers: { idOf: (name: string) => number };
  who: string | null;
  now: number;
};

function written(database: D1Database, shop: Shop, orders: PastOrder[], writing: Writing): D1PreparedStatement[] {
  const { fileId, variantOf, who, now } = writing;
  const rows = ORDERS.json(orders.map((order) => orderRow(order, shop, writing)));
  const lines = orders.flatMap((order) =>
    order.lines.map((line, at) => lineRow(order, line, at, variantOf(line) ?? NO_VARIANT, shop)),
  );
  const came = orders.flatMap((order) => cameOf(order, now));
  const receipts = [...new Map(came.map((each) => [`${each.key}/${each.dated}/${each.day}`, each])).values()];
  const bound = (statement: string, ...values: (string | number | null)[]) =>
    database.prepare(statement).bind(shop.id, rows, ...values);
  const awaited = orders
    .filter(({ isOpen }) => isOpen)
    .flatMap((order) => order.lines.flatMap((line) => variantOf(line) ?? []));
  return [
    bound(ORDERS_MADE, now),
    bound(RECEIPT_LINES_GONE),
    bound(RECEIPTS_GONE),
    bound(LINES_GONE),
    bound(ORDERS_TOLD, now),
    bound(LINES_MADE, LINES.json(lines), now),
    bound(RECEIPTS_MADE, RECEIPTS.json(receipts)),
    bound(RECEIPT_LINES_MADE, CAME.json(came)),
    bound(MOVED_IN_TOLD, now, who),
    bound(PAST_ORDERS_KEPT, fileId, now),
    ...orderChange(database, shop, { numbers: orders.map(pastNumber) }, awaited, now),
  ];
}

/** An instant that is not this one: events tell of what happens now, and this happened long ago. */
const atNoon = (iso: string | null, now: number) => {
  const day = dayNumber(iso);
  return day === null ? now - 1 : Math.min(day * DAY + DAY / 2, now - 1);
};

function orderRow(order: PastOrder, shop: Shop, { placeOf, suppliers, now }: Writing) {
  const place = placeOf(order);
  const state = pastState(order);
  const createdAt = atNoon(order.orderedOn, now);
  return {
    ...{ key: pastKey(order), number: pastNumber(order), state, supplierId: suppliers.idOf(order.supplier) },
    ...{ locationId: place?.id ?? 0, currency: order.currency ?? shop.currency },
    rate: order.currency === null || order.currency === shop.currency ? null : order.rate,
    ...{ expectedDay: dayNumber(order.expectedOn), note: pastNote(order, place?.name ?? null) },
    ...{ orderedDay: dayNumber(order.orderedOn), createdAt, sentAt: state === "cancelled" ? null : createdAt },
    endedAt: order.isOpen ? null : atNoon(lastDay(order), now),
    reason: order.isOpen ? null : "Moved in from Stocky",
    ...{ history: !order.isOpen, told: JSON.stringify(order) },
  };
}

function lineRow(order: PastOrder, line: PastLine, at: number, variantId: number, shop: Shop) {
  const { ordered, taxRate, supplierSku, title, pack, sku, barcode } = line;
  return {
    ...{ key: pastKey(order), position: at + 1, variantId, ordered, taxRate, supplierSku, title, pack, sku, barcode },
    ...pricedOf(line, order.currency ?? shop.currency),
  };
}

/** By the unit where that is exact, else so much for all of them. */
function pricedOf(line: PastLine, currency: string) {
  const amount = amountTold(line, line.ordered, currency);
  const one = amountTold({ ...line, total: null }, 1, currency);
  const isExact = one !== null && one * line.ordered === amount;
  return { amount, pricedAmount: isExact ? one : amount, pricedUnits: isExact ? 1 : line.ordered };
}

/** What came of its lines. Where no day is told it stands on the last that is, and counts for no lead time. */
function cameOf(order: PastOrder, now: number) {
  const last = lastDay(order) ?? order.expectedOn;
  return order.lines.flatMap((line, at) => {
    const day = dayNumber(line.receivedOn ?? last) ?? Math.floor(now / DAY);
    const row = { key: pastKey(order), day, dated: line.receivedOn !== null, position: at + 1, units: line.received };
    return line.received > 0 ? [{ ...row, at: atNoon(line.receivedOn ?? last, now) }] : [];
  });
}
