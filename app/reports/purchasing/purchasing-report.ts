import type { Cell } from "../../csv/write";
import type { Cursor, Key, Paged } from "../../lists/keyset";
import { pageOf } from "../../lists/keyset";
import { sortForm } from "../../words/search-words";
import { filteredAddress, periodIn, type TypedDays, UNFILTERED, wholeNumber } from "../filter/filter";
import type { Period, Reach } from "../filter/span";
import type { Kind, Value } from "../report";
import { cellOf, headingOf } from "../report-csv";

/** Of a report of purchase orders: its rows are small enough to be sorted and paged as they are asked for. */
const PAGE_SIZE = 50;

/** Orders are kept for good; further back nobody plans by them. */
export const TEN_YEARS: Reach = { days: 3653, says: "This report goes back ten years." };

export type PurchasingColumn<Row> = {
  /** The name of the order by it. */
  by: string;
  heading: string;
  note?: string;
  kind: Kind;
  /** Which of two rows without a value comes first does not matter: they stand behind the others. */
  value: (row: Row) => Value;
  /** What its values are compared within, before they are: amounts of one currency. */
  within?: (row: Row) => string;
};

export type PurchasingFilter = { supplier: number | null; period: Period | null; sort: string | null };

/** From the address. Without `dates` days are none of its choices. */
export function purchasingFilterIn(
  columns: { by: string }[],
  search: URLSearchParams,
  today: number,
  dates: Reach | null,
): { filter: PurchasingFilter; typed: TypedDays | null } {
  const { period, typed } = dates ? periodIn({ any: true }, search, today, dates) : { period: null, typed: null };
  const sort = search.get("sort");
  const isKnown = columns.some(({ by }) => by === sort?.replace(/^-/, ""));
  return { filter: { supplier: wholeNumber(search.get("supplier")), period, sort: isKnown ? sort : null }, typed };
}

export function purchasingAddress(path: string, { supplier, period, sort }: PurchasingFilter) {
  const address = filteredAddress(path, { ...UNFILTERED, supplier, period });
  return sort ? `${address}${address.includes("?") ? "&" : "?"}sort=${sort}` : address;
}

/** By one of the columns, `-` before it turns it round; rows alike stay as they came. What has no value stands last either way. */
export function sortedRows<Row>(rows: readonly Row[], columns: PurchasingColumn<Row>[], sort: string | null): Row[] {
  const column = columns.find(({ by }) => by === sort?.replace(/^-/, ""));
  if (!column) return [...rows];
  const sign = sort?.startsWith("-") ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: keyOf(column.value(row)), within: column.within?.(row) ?? "" }));
  return keyed
    .toSorted((a, b) => {
      if (a.within !== b.within) return a.within < b.within ? -1 : 1;
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return a.value === b.value ? 0 : a.value < b.value ? -sign : sign;
    })
    .map(({ row }) => row);
}

const keyOf = (value: Value) => (typeof value === "string" ? sortForm(value) : value);

/** The page at a cursor, which names a row by its own name; a row that is gone is the start. */
export function placedRows<Row>(rows: Row[], cursor: Cursor, nameOf: (row: Row) => string): Paged<Row> {
  const key = (row: Row): Key => [nameOf(row), 0];
  const at = cursor.side === "start" ? -1 : rows.findIndex((row) => nameOf(row) === cursor.key[0]);
  if (at === -1) return pageOf(rows.slice(0, PAGE_SIZE + 1), { side: "start" }, PAGE_SIZE, key);
  const found =
    cursor.side === "after"
      ? rows.slice(at + 1, at + 2 + PAGE_SIZE)
      : rows.slice(Math.max(0, at - PAGE_SIZE - 1), at).reverse();
  return pageOf(found, cursor, PAGE_SIZE, key);
}

/** The columns of a file: an amount stands in the currency that its row names. */
export const fileHeadings = (columns: Pick<PurchasingColumn<never>, "heading" | "note" | "kind">[]) =>
  columns.map(({ kind, ...column }) => headingOf({ ...column, kind: kind === "money" ? "units" : kind }, ""));

export const fileCells = <Row>(columns: PurchasingColumn<Row>[], row: Row, currency: string): Cell[] =>
  columns.map(({ kind, value }) => cellOf(kind, value(row), currency));
