import { listKnownLocations } from "../../../catalog/known-locations.server";
import type { KnownLocation } from "../../../catalog/location-names";
import type { Chunk, Outcome } from "../../../csv/chunk";
import { type FileRow, readRows, refusedRow, wholeOnly } from "../../../csv/format";
import { dayOf } from "../../../days/calendar";
import { goneBy } from "../../../days/gone-by";
import { listSuppliersNamed, type NamedSupplier } from "../../../replenishment/rules/suppliers-named.server";
import { folded } from "../../../words/folded";
import { trimmed } from "../../../words/trimmed";
import { type LineValues, lineValues } from "../lines/new-line";
import { quotesOfSuppliers } from "../lines/quotes.server";
import { type FileOrder, makeFileOrders } from "./file-orders.server";
import { fileToken } from "./file-token";
import { ORDER_FORMAT } from "./order-file";
import { isSameLine } from "./same-line";
import { listStoredOrders, type StoredOrder } from "./stored-orders.server";
import { contradictions, newLineOf, placeOf, saidOnce, type ToldOrder, type ToldRow, toldOrders } from "./told-orders";
import { findVariantsOrdered, type Ordered } from "./variants-ordered.server";

type Shop = { id: number; timeZone: string; currency: string };

/** An order of the file whose supplier is known. `token`: by what it is known when it comes again. */
type Placed = { order: ToldOrder; supplier: NamedSupplier; token: string };

/** What becomes of each row, by its number. */
type Found = Map<number, Outcome>;
type Named = (names: ToldRow["value"], supplierId: number) => Ordered;

/**
 * A piece of a file of orders makes drafts: one a reference and supplier. An order is made whole or not at all, and one that
 * was made already is not made again. A check answers the same and saves nothing.
 */
export async function saveOrderRows(
  database: D1Database,
  shop: Shop,
  { rows, check }: Chunk,
  who: string | null,
  now: number,
): Promise<Outcome[]> {
  const read = readRows(ORDER_FORMAT, rows);
  const found: Found = new Map(read.flatMap((row) => (row.kind === "refused" ? [[row.number, row]] : [])));
  const told = toldOrders(read.flatMap((row) => (row.kind === "read" ? [row] : [])));
  const placed = await placedOrders(database, shop, told, found);
  const [stored, named, locations] = await Promise.all([
    listStoredOrders(database, shop, {
      numbers: told.flatMap(numbersIn),
      tokens: placed.map(({ token }) => token),
    }),
    findVariantsOrdered(
      database,
      shop,
      placed.flatMap(({ order, supplier }) =>
        order.rows.map(({ value }) => ({ names: value, supplierId: supplier.id })),
      ),
    ),
    listKnownLocations(database, shop),
  ]);
  const fresh = placed.filter((each) => {
    const stands = numbersIn(each.order).flatMap((number) => stored.get(number) ?? [])[0] ?? stored.get(each.token);
    for (const outcome of stands ? comparedWith(stands, each, named) : []) found.set(outcome.number, outcome);
    return !stands;
  });
  const orders = await newOrdersOf(database, shop, fresh, named, locations, found);
  const today = dayOf(now, shop.timeZone);
  const numbers = check ? undefined : await makeFileOrders(database, shop, orders, who, now);
  for (const { order, token, supplier } of fresh) {
    const drafted = numbers?.has(token) && `${numbers.get(token)} was drafted for ${supplier.details.name}.`;
    const late = goneBy(
      saidOnce(order, ({ expected }) => expected),
      today,
    );
    const notes = { ...(drafted && { [columnOf(order)]: drafted }), ...(late && { expected: late }) };
    for (const [at, { number }] of order.rows.entries())
      if (!found.has(number))
        found.set(number, { number, kind: "added", ...(at === 0 && Object.keys(notes).length > 0 && { notes }) });
  }
  const outcomes = read.flatMap(({ number }) => found.get(number) ?? []);
  return wholeOnly(ORDER_FORMAT, rows, outcomes).map((outcome) => besideColumns(outcome, rows));
}

/** A reference that may be one of our numbers, as it is spelled and in capitals. */
function numbersIn({ rows: [{ value }] }: ToldOrder) {
  const number = trimmed(value.order);
  return number === "" ? [] : [...new Set([number, number.toUpperCase()])];
}

/** Where it is seen what an order as a whole is told. */
const columnOf = ({ rows }: ToldOrder) => (rows[0].value.order === "" ? "supplier" : "order");

/** A reason about a column that the file has not is said beside the supplier, where it is seen. */
function besideColumns(outcome: Outcome, rows: FileRow[]): Outcome {
  if (outcome.kind !== "refused") return outcome;
  const cells = rows.find(({ number }) => number === outcome.number)?.cells ?? {};
  const refusals = Object.entries(outcome.refusals).map(([column, why]) => [
    column in cells ? column : "supplier",
    why,
  ]);
  return { ...outcome, refusals: Object.fromEntries(refusals) };
}

/** The first reason stays. */
function refuse(found: Found, number: number, column: string, reason: string) {
  if (!found.has(number)) found.set(number, refusedRow(number, column, reason));
}

async function placedOrders(database: D1Database, shop: Shop, told: ToldOrder[], found: Found): Promise<Placed[]> {
  const names = told.map(({ rows: [{ value }] }) => value.supplier);
  const suppliers = await listSuppliersNamed(database, shop, names);
  const placed: Placed[] = [];
  for (const order of told) {
    const supplier = suppliers.get(folded(order.rows[0].value.supplier));
    if (supplier) placed.push({ order, supplier, token: await fileToken(order, supplier.id) });
    else for (const { number } of order.rows) refuse(found, number, "supplier", "No supplier has this name.");
  }
  return placed;
}

/** Those that may be made; of the others `found` says why not. */
async function newOrdersOf(
  database: D1Database,
  shop: Shop,
  fresh: Placed[],
  named: Named,
  locations: KnownLocation[],
  found: Found,
): Promise<FileOrder[]> {
  const asked = fresh.map(({ order, supplier }) => ({
    supplier: { id: supplier.id, currency: supplier.details.currency },
    variantIds: order.rows.flatMap(({ value }) => {
      const variant = named(value, supplier.id);
      return variant.kind === "found" ? [variant.variantId] : [];
    }),
  }));
  const quotes = await quotesOfSuppliers(database, shop, bySupplier(asked));
  return fresh.flatMap((each) => {
    const order = newOrderOf(each, named, quotes.get(each.supplier.id), locations, found);
    return order && !each.order.rows.some(({ number }) => found.has(number)) ? [order] : [];
  });
}

/** What several orders ask of one supplier, together. */
function bySupplier<Asked extends { supplier: { id: number }; variantIds: number[] }>(asked: Asked[]): Asked[] {
  const together = new Map<number, Asked>();
  for (const each of asked) {
    const before = together.get(each.supplier.id);
    together.set(each.supplier.id, { ...each, variantIds: [...(before?.variantIds ?? []), ...each.variantIds] });
  }
  return [...together.values()];
}

function newOrderOf(
  { order, supplier, token }: Placed,
  named: Named,
  quotes: Quotes | undefined,
  locations: KnownLocation[],
  found: Found,
): FileOrder | undefined {
  const { name, currency } = supplier.details;
  for (const { number, column, reason } of contradictions(order)) refuse(found, number, column, reason);
  const place = placeOf(order, locations);
  const lines: FileOrder["lines"] = [];
  for (const { number, value } of order.rows) {
    if (supplier.archived) refuse(found, number, "supplier", `${name} is archived: take it back first.`);
    if (value.currency && value.currency !== currency)
      refuse(found, number, "currency", `Orders to ${name} are in ${currency}.`);
    if (typeof place !== "number") refuse(found, number, "to", place.reason);
    const line = lineIn(value, named(value, supplier.id), currency, quotes);
    if ("reason" in line) refuse(found, number, line.column, line.reason);
    else lines.push({ values: line, deliveries: value.deliveries ?? [] });
  }
  if (typeof place !== "number") return undefined;
  return {
    ...{ supplierId: supplier.id, locationId: place, currency, formToken: token, lines },
    reference: trimmed(order.rows[0].value.order) || null,
    expectedDay: saidOnce(order, ({ expected }) => expected),
    supplierNote: saidOnce(order, ({ supplierNote }) => supplierNote),
    teamNote: saidOnce(order, ({ teamNote }) => teamNote),
    terms: saidOnce(order, ({ terms }) => terms),
  };
}

type Quotes = Awaited<ReturnType<typeof quotesOfSuppliers>> extends Map<number, infer Each> ? Each : never;

function lineIn(
  value: ToldRow["value"],
  variant: Ordered,
  currency: string,
  quotes: Quotes | undefined,
): LineValues | { column: string; reason: string } {
  if (variant.kind === "unnamed") return variant;
  const line = newLineOf(value, variant.variantId, currency);
  if ("reason" in line) return line;
  const quote = quotes?.get(variant.variantId);
  if (!quote) return { column: "sku", reason: "This variant is not known." };
  const values = lineValues(line, quote, currency);
  return typeof values === "string" ? { column: "ordered", reason: values } : values;
}

/** Each row beside the lines of the order that stands: it says the same as one of them, or it is refused. Nothing is made. */
function comparedWith(stands: StoredOrder, { order, supplier }: Placed, named: Named): Outcome[] {
  const left = [...stands.lines];
  const column = columnOf(order);
  return order.rows.map(({ number, value }, at): Outcome => {
    if (stands.supplierId !== supplier.id)
      return refusedRow(number, "supplier", `${stands.number} is an order to ${stands.supplier}.`);
    const variant = named(value, supplier.id);
    const same = left.findIndex((line) =>
      isSameLine(value, line, variant.kind === "found" ? variant.variantId : undefined),
    );
    if (same === -1) return refusedRow(number, column, standsOtherwise(stands));
    left.splice(same, 1);
    const note = `${stands.number} is there already: it is not made again.`;
    return { number, kind: "unchanged", ...(at === 0 && { notes: { [column]: note } }) };
  });
}

const standsOtherwise = ({ number }: StoredOrder) =>
  `${number} was made of this already, and stands otherwise now. Change it on its page, or write another reference to order anew.`;
