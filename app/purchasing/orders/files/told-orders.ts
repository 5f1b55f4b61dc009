import { type KnownLocation, locationNamed } from "../../../catalog/location-names";
import { isoDay } from "../../../days/iso-day";
import { trimmed } from "../../../words/trimmed";
import { typedCost } from "../lines/line-form";
import type { NewLine } from "../lines/new-line";
import { orderKey, type ToldLine } from "./order-file";

export type ToldRow = { number: number; value: ToldLine };
export type ToldOrder = { key: string; rows: [ToldRow, ...ToldRow[]] };

/** Row number → column → why it is not taken. */

/** The rows of each order, in the order of the file. */
export function toldOrders(rows: ToldRow[]): ToldOrder[] {
  const orders = new Map<string, ToldOrder>();
  for (const row of rows) {
    const key = orderKey(row.value);
    const order = orders.get(key);
    if (order) order.rows.push(row);
    else orders.set(key, { key, rows: [row] });
  }
  return [...orders.values()];
}

/** What an order says once, by its column. */
const ONCE = {
  to: ({ to }: ToldLine) => to || null,
  currency: ({ currency }: ToldLine) => currency || null,
  expected: ({ expected }: ToldLine) => expected ?? null,
  supplier_note: ({ supplierNote }: ToldLine) => supplierNote ?? null,
  team_note: ({ teamNote }: ToldLine) => teamNote ?? null,
  terms: ({ terms }: ToldLine) => terms ?? null,
};

/** Rows of one order that say of it what an earlier one says otherwise. A blank says nothing. */
export function contradictions({ rows }: ToldOrder): { number: number; column: string; reason: string }[] {
  return Object.entries(ONCE).flatMap(([column, saidIn]) => {
    const first = rows.find(({ value }) => saidIn(value) !== null);
    const said = first && saidIn(first.value);
    return rows
      .filter(({ value }) => saidIn(value) !== null && saidIn(value) !== said)
      .map(({ number }) => ({
        ...{ number, column },
        reason: `Row ${first?.number} of the same order says ${typeof said === "number" ? isoDay(said) : said}.`,
      }));
  });
}

/** What the first row says that says anything. */
export const saidOnce = <Value>({ rows }: ToldOrder, of: (line: ToldLine) => Value | null | undefined): Value | null =>
  rows.map(({ value }) => of(value)).find((value) => value !== null && value !== undefined && value !== "") ?? null;

/** Where its goods are to come: an open location, or the shop's only one. A reason where there is none. */
export function placeOf(order: ToldOrder, locations: KnownLocation[]): number | { reason: string } {
  const to = trimmed(saidOnce(order, (line) => line.to) ?? "");
  const open = locations.filter(({ active }) => active);
  const [only] = open;
  if (to === "") {
    if (only && open.length === 1) return only.id;
    return { reason: "Say where the goods are to come, in a column “To”." };
  }
  const id = locationNamed(locations, to);
  if (id === "none") return { reason: "No location has this name." };
  if (id === "several")
    return { reason: "Several locations have this name. Write the location's ID, like gid://shopify/Location/1." };
  return open.some((each) => each.id === id) ? id : { reason: "This location is closed." };
}

/** As an order takes it; the column that is wrong and why, where it is. */
export function newLineOf(
  { sku: _, ...told }: ToldLine,
  variantId: number,
  currency: string,
): NewLine | { column: string; reason: string } {
  const amount = told.cost === "unknown" ? null : typedCost(told.cost ?? "", currency);
  if (amount === undefined)
    return { column: "unit_cost", reason: "Enter an amount such as 12.50, with the decimals of the currency." };
  const isTold = told.cost !== undefined && told.cost !== "";
  return {
    ...{ variantId, quantity: told.ordered, taxRate: told.taxRate },
    ...(isTold && { price: { amount, units: told.costFor ?? 1 } }),
    ...(isTold && told.taxIncluded !== undefined && { taxIncluded: told.taxIncluded }),
    ...(told.supplierSku && { supplierSku: told.supplierSku }),
    ...(told.description && { description: told.description }),
    ...(told.pack && { pack: told.pack }),
  };
}
