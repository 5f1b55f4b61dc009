import type * as z from "zod";
import { type CellRefusals, type FileRow, OVERFLOWS } from "../../../csv/format";
import { besideNumber } from "../../../csv/plain-number";
import { idIn } from "../../../csv/shopify-id";
import { isShortened, SHORTENED } from "../../../csv/shortened";
import { isCurrency } from "../../../money/money";
import { MOST_TAX } from "../../../suppliers/costs/tax-rate-typed";
import { folded } from "../../../words/folded";
import { LONGEST, MOST_LINES, type PastLine, type PastOrder, pastKey, pastLineSchema } from "../past-order";
import { rateTold } from "./amount-told";
import { type DayOrder, dayTold } from "./day-told";
import { statusTold } from "./status-told";

/** What holds for every row that does not say it itself. */
export type Defaults = Partial<Record<(typeof DEFAULTED)[number], string>>;
export const DEFAULTED = [
  "number",
  "supplier",
  "status",
  "ordered_on",
  "received_on",
  "destination",
  "currency",
] as const;

type ReadOrders = {
  orders: FoundOrder[];
  /** Row → why it is not taken. */
  refused: Map<number, CellRefusals>;
};
/** `isAwaited`: the file says that some of it was still to come. `unknown`: it says that part came, and not how much. */
export type FoundOrder = { order: PastOrder; isAwaited: boolean; unknown: boolean };

type Row = { number: number; cells: Record<string, string> };

/**
 * Orders of a file whose rows are lines. A row that cannot be read is told with the reason, and its order comes without it.
 * Everything is in the words of the file: nothing is looked up. A number that another supplier's order has already is told with its
 * own supplier.
 */
export function ordersInRows(rows: FileRow[], defaults: Defaults, order: DayOrder): ReadOrders {
  const refused = new Map<number, CellRefusals>();
  const groups = new Map<string, ReadLine[]>();
  const groupOf = (number = "") => groups.get(pastKey({ number }));
  for (const plain of rows) {
    if (plain.overflows) {
      refused.set(plain.number, { number: OVERFLOWS });
      continue;
    }
    const row = { ...plain, cells: withDefaults(plain.cells, defaults) };
    const { supplier } = plain.cells;
    const [first] = groupOf(row.cells.number) ?? [];
    if (first && supplier && folded(supplier) !== folded(first.cells.supplier ?? ""))
      row.cells.number = `${row.cells.number}/${supplier}`;
    const line = lineIn(row.cells, order);
    if ("refusals" in line) {
      refused.set(row.number, line.refusals);
      continue;
    }
    const group = groupOf(row.cells.number);
    const currency = group?.find((each) => each.currency !== null)?.currency;
    if (line.currency && currency && line.currency !== currency)
      refused.set(row.number, { currency: `Its order is in ${currency}.` });
    else if (group && group.length >= MOST_LINES)
      refused.set(row.number, { number: `An order has up to ${MOST_LINES.toLocaleString("en")} lines.` });
    else if (group) group.push(line);
    else groups.set(pastKey({ number: row.cells.number ?? "" }), [line]);
  }
  const orders = [...groups.values()].flatMap((lines) => orderOf(lines, order));
  return { orders, refused };
}

function withDefaults(cells: Record<string, string>, defaults: Defaults) {
  const whole = { ...cells };
  for (const name of DEFAULTED) if (!whole[name] && defaults[name]) whole[name] = defaults[name];
  return whole;
}

type ReadLine = {
  cells: Row["cells"];
  line: PastLine;
  status: string | null;
  base: string | null;
  isForeign: boolean;
  currency: string | null;
  note: string | null;
};

/** What stands below a table's last line, in the place of a SKU or a title. */
const TOTALS = /^(?:(?:grand|sub)[ -]?)?totals?:?$|^(?:gesamt|summe|somme|suma|totale|totaal):?$/i;

function lineIn(cells: Record<string, string>, order: DayOrder): ReadLine | { refusals: CellRefusals } {
  const cell = (name: string) => cells[name] || null;
  const refusals: CellRefusals = {};
  if (!cell("number")) refusals.number = "No order number: say one for the rows without.";
  if (!cell("supplier")) refusals.supplier = "No supplier: say one for the rows without.";
  for (const [name, longest] of Object.entries(LONGEST))
    if ((cells[name] ?? "").length > longest) refusals[name] = `Keep it under ${longest} letters.`;
  if (!cell("sku") && !cell("barcode") && !cell("title") && !cell("shopify_id"))
    refusals.sku = "Nothing says what was ordered.";
  const names = ["sku", "barcode", "title", "shopify_id"].flatMap((name) => cell(name) ?? []);
  if (names.length === 1 && TOTALS.test(names[0] ?? "")) refusals.sku = "A row of totals, not of a product.";
  for (const name of ["number", "sku", "barcode", "supplier_sku"])
    if (isShortened(cells[name] ?? "")) refusals[name] = SHORTENED;
  const ordered = wholeNumber(cells.ordered);
  if (ordered === undefined || ordered < 1) refusals.ordered = "Whole units, one or more.";
  const received = wholeNumber(cells.received);
  if (cells.received && received === undefined) refusals.received = "Whole units.";
  for (const name of ["ordered_on", "expected_on", "received_on"])
    if (cells[name] && !dayTold(cells[name], order)) refusals[name] = "That is no day.";
  for (const name of ["cost", "total", "cost_base", "total_base"])
    if (cells[name] && amountIn(cells[name]) === undefined)
      refusals[name] = `${cells[name].slice(0, 40)} is no cost of a line.`;
  const taxRate = basisPoints(cells.tax_rate);
  if (taxRate === undefined) refusals.tax_rate = "A percentage from 0 to 100.";
  const currency = cell("currency")?.toUpperCase() ?? null;
  if (currency !== null && !isCurrency(currency)) refusals.currency = "Three letters, such as EUR.";
  if (Object.keys(refusals).length > 0) return { refusals };
  const status = statusTold(cell("status"));
  const isForeign = cell("cost") !== null || cell("total") !== null;
  const line = pastLineSchema.safeParse({
    ...{ sku: cell("sku"), barcode: cell("barcode"), supplierSku: cell("supplier_sku"), itemId: null },
    title: [cell("title"), cell("variant_title")].filter(Boolean).join(" – ").slice(0, 300) || null,
    variantId:
      idIn("ProductVariant", cells.shopify_id ?? "") ??
      (/^\d{1,19}$/.test(cells.shopify_id ?? "") ? cells.shopify_id : null),
    ordered,
    received: cells.received ? received : status === "received" ? ordered : 0,
    receivedOn: cells.received_on ? dayTold(cells.received_on, order) : null,
    unitCost: amountIn((isForeign ? cells.cost : cells.cost_base) ?? "") ?? null,
    total: amountIn((isForeign ? cells.total : cells.total_base) ?? "") ?? null,
    ...{ taxRate, pack: wholeNumber(cells.pack) || null },
  });
  if (!line.success) return { refusals: refusalsOf(line.error) };
  return {
    cells,
    line: line.data,
    status: cell("status"),
    base: isForeign ? (amountIn(cells.cost_base ?? "") ?? null) : null,
    ...{ isForeign, currency },
    note: cell("note"),
  };
}

/** What its rows do not all say is said by the first that does. */
function orderOf(lines: ReadLine[], order: DayOrder): FoundOrder[] {
  const told = (name: string) => lines.find(({ cells }) => cells[name])?.cells[name] ?? "";
  const statuses = lines.map(({ status }) => statusTold(status));
  const isCancelled = statuses.every((status) => status === "cancelled");
  const words = [...new Set(lines.flatMap(({ status }) => status ?? []))];
  const notes = [...new Set(lines.flatMap(({ note }) => note ?? []))];
  const isAwaited = lines.some(({ line }, at) => {
    const status = statuses[at];
    return line.received < line.ordered && status !== "cancelled" && status !== "draft" && status !== "received";
  });
  const day = (name: string) => dayTold(told(name), order) ?? null;
  const foreign = lines.find(({ currency }) => currency !== null)?.currency ?? null;
  const currency = lines.some(({ isForeign }) => isForeign) ? foreign : null;
  return [
    {
      isAwaited,
      unknown: lines.some(({ cells }, at) => !cells.received && statuses[at] === "partial"),
      order: {
        number: told("number").slice(0, 100),
        supplier: told("supplier").slice(0, 200),
        isCancelled,
        isOpen: false,
        status: words.join(", ").slice(0, 100) || null,
        ...{ orderedOn: day("ordered_on"), expectedOn: day("expected_on") },
        currency,
        rate: lines.reduce<string | null>((rate, { base, line }) => rate ?? rateTold(base, line.unitCost), null),
        ...{ destination: told("destination").slice(0, 200) || null, destinationId: null },
        note: notes.join("\n").slice(0, 5000) || null,
        // An amount in the shop's currency is none in the order's.
        lines: lines.map(({ line, isForeign }) =>
          currency === null || isForeign ? line : { ...line, unitCost: null, total: null },
        ),
      },
    },
  ];
}

/** Undefined where it is none; "12.0" is 12. */
function wholeNumber(text = "") {
  const parts = /^(\d{1,9})(?:\.0{0,10})?$/.exec(text);
  return parts ? Number(parts[1]) : undefined;
}

/**
 * Currency signs and codes around it are looked away from. Undefined where it is no amount, a negative one, or one in
 * thousands ("1.5k").
 */
export function amountIn(text: string): string | undefined {
  const { number, after } = besideNumber(text);
  return /^\d{1,12}(\.\d{1,12})?$/.test(number) && !THOUSANDS.test(after) ? number : undefined;
}

const THOUSANDS = /^(k|m|tsd\.?|mio\.?|mln\.?)$/i;

/** Null for a blank; undefined where it is no rate. */
export function basisPoints(text = ""): number | null | undefined {
  const bare = text.replace(/\s?%$/, "");
  if (bare === "") return null;
  const rate = /^\d{1,3}(\.\d{1,20})?$/.test(bare) ? Math.round(Number(bare) * 100) : undefined;
  return rate !== undefined && rate <= MOST_TAX ? rate : undefined;
}

function refusalsOf(error: z.ZodError): CellRefusals {
  return Object.fromEntries(
    error.issues.map(({ path, message }) => [NAMES[String(path[0])] ?? String(path[0]), message]),
  );
}

const NAMES: Record<string, string> = { unitCost: "cost", receivedOn: "received_on", supplierSku: "supplier_sku" };
