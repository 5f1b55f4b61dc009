import { BRITISH, longDay } from "../../formats/date-style";
import { ENGLISH, shownDigits, shownNumber } from "../../formats/number-style";
import { decimalAmount, digitsOf } from "../../money/money";
import { searchForm } from "../../words/search-words";
import type { Taxed } from "../orders/lines/line-amount";
import type { LineOrder } from "../orders/order";
import { totalsOf } from "./order-totals";

/** A line of an order, as far as the supplier reads it. Amounts in minor units of the order's currency, of the whole line. */
export type PaperLine = Taxed & {
  sku: string;
  title: string;
  /** "" where the product has one variant. */
  variantTitle: string;
  supplierSku: string | null;
  /** As the supplier calls it. */
  description: string | null;
  /** In units. */
  ordered: number;
  /** Units in a case; null: none is known. */
  pack: number | null;
  /** Parts of the line with days of their own, in days since 1970-01-01. */
  deliveries: { day: number; quantity: number }[];
};

export type PaperOrder = {
  number: string;
  /** Days since 1970-01-01. */
  orderedDay: number;
  expectedDay: number | null;
  currency: string;
  terms: string | null;
  paymentTerms: string | null;
  supplierNote: string | null;
  lineOrder: LineOrder;
  /** The sale that a dropship order is for, by Shopify's name of it: "#1001". */
  saleName: string | null;
  paymentAccount: string | null;
  /** Freight and the like that the supplier bills, in the order's currency. */
  costs: { label: string; amount: number }[];
};

/** Whoever stands at the head of a document; an address by its lines. */
export type Party = { name: string; address: string[]; email: string | null; phone: string | null };

type Fact = { name: string; value: string };
export type Column = { name: string; kind: "number" | "code" | "text" | "units" | "amount" };
/** Its second line is smaller: packs, days, what the shop calls it. */
export type DocumentCell = { text: string; beneath?: string };
export type Total = { name: string; value: string; strong?: boolean };

/** What the paper says, in words: the PDF, the mail and the copied text are made of it. */
export type OrderDocument = {
  title: string;
  number: string;
  company: Party;
  supplier: Party;
  shipTo: Party | null;
  facts: Fact[];
  columns: Column[];
  rows: DocumentCell[][];
  totals: Total[];
  passages: { title: string; text: string }[];
};

export type Parties = { company: Party; supplier: Party; shipTo: Party | null };

/** Written for everybody alike, in English: who reads it is not who wrote it. */
export function orderDocument(order: PaperOrder, lines: PaperLine[], parties: Parties): OrderDocument {
  const columns = columnsFor(order, lines);
  return {
    ...{ title: "Purchase order", number: order.number, ...parties },
    facts: factsOf(order),
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    rows: inLineOrder(lines, order.lineOrder).map((line, index) => columns.map(({ cell }) => cell(line, index))),
    totals: totalsShown(order, lines),
    passages: [
      { title: "Notes", text: order.supplierNote ?? "" },
      { title: "Terms and conditions", text: order.terms ?? "" },
    ].filter(({ text }) => text !== ""),
  };
}

function factsOf(order: PaperOrder): Fact[] {
  const facts: [string, string | null][] = [
    ["Date", longDay(order.orderedDay, BRITISH)],
    ["Expected", order.expectedDay === null ? null : longDay(order.expectedDay, BRITISH)],
    ["Currency", order.currency],
    ["Payment terms", order.paymentTerms],
    ["Paid from", order.paymentAccount],
    ["For order", order.saleName],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

type Shown = Column & { cell: (line: PaperLine, index: number) => DocumentCell };

/** A column that no line has anything for is left out. */
function columnsFor({ currency }: PaperOrder, lines: PaperLine[]): Shown[] {
  const has = (some: (line: PaperLine) => unknown) => lines.some((line) => Boolean(some(line)));
  const columns: (Shown | false)[] = [
    { name: "No.", kind: "number", cell: (_line, index) => ({ text: String(index + 1) }) },
    has(({ supplierSku }) => supplierSku) && {
      ...{ name: "Your SKU", kind: "code" },
      cell: ({ supplierSku }) => ({ text: supplierSku ?? "" }),
    },
    has(({ sku }) => sku) && { name: "Our SKU", kind: "code", cell: ({ sku }) => ({ text: sku }) },
    { name: "Description", kind: "text", cell: descriptionCell },
    { name: "Quantity", kind: "units", cell: quantityCell },
    { name: `Unit cost (${currency})`, kind: "amount", cell: (line) => ({ text: unitCost(line, currency) }) },
    has(({ taxRate }) => taxRate !== null) && { name: "Tax", kind: "units", cell: taxCell },
    { name: `Amount (${currency})`, kind: "amount", cell: ({ amount }) => ({ text: amountText(amount, currency) }) },
  ];
  return columns.filter((column) => column !== false);
}

const nameOf = ({ title, variantTitle }: PaperLine) => (variantTitle ? `${title}, ${variantTitle}` : title);

/** The supplier's own words first; what the shop calls it stands beneath. */
function descriptionCell(line: PaperLine): DocumentCell {
  const days = line.deliveries.map(({ day, quantity }) => `${units(quantity)} on ${longDay(day, BRITISH)}`).join("; ");
  const beneath = [line.description ? nameOf(line) : "", days].filter(Boolean).join("\n");
  return { text: line.description ?? nameOf(line), ...(beneath && { beneath }) };
}

function quantityCell({ ordered, pack }: PaperLine): DocumentCell {
  if (!pack || pack < 2 || ordered < pack) return { text: units(ordered) };
  const [packs, rest] = [Math.floor(ordered / pack), ordered % pack];
  return { text: units(ordered), beneath: `${units(packs)} × ${units(pack)}${rest ? ` + ${units(rest)}` : ""}` };
}

const taxCell = ({ taxRate, taxIncluded }: PaperLine): DocumentCell =>
  taxRate === null ? { text: "" } : { text: percent(taxRate), ...(taxIncluded && { beneath: "included" }) };

const units = (count: number) => shownNumber(count, ENGLISH);

/** Of basis points. */
const percent = (rate: number) => `${shownNumber(rate / 100, ENGLISH, 2)}%`;

/** An amount without its currency, which stands in the heading. Unknown is no amount, and 0 is free. */
function amountText(amount: number | null, currency: string): string {
  if (amount === null) return "not stated";
  return amount === 0 ? "free" : shownDigits(decimalAmount(amount, currency), ENGLISH);
}

/** Further decimals than the currency has, where the line's exact amount divides into such; rounded half up. */
const MORE_DECIMALS = 2;

function unitCost({ amount, ordered }: PaperLine, currency: string): string {
  if (amount === null || amount === 0 || ordered === 0) return amountText(amount, currency);
  if (amount % ordered === 0) return amountText(amount / ordered, currency);
  const scaled = (BigInt(amount) * 10n ** BigInt(MORE_DECIMALS) * 2n + BigInt(ordered)) / (BigInt(ordered) * 2n);
  const digits = digitsOf(currency) + MORE_DECIMALS;
  const plain = scaled.toString().padStart(digits + 1, "0");
  return shownDigits(`${plain.slice(0, -digits)}.${plain.slice(-digits)}`, ENGLISH);
}

function totalsShown({ currency, costs }: PaperOrder, lines: PaperLine[]): Total[] {
  const { net, taxes, unknown } = totalsOf(lines);
  const shown = (amount: number) => shownDigits(decimalAmount(amount, currency), ENGLISH);
  const total = [...taxes.values(), ...costs.map(({ amount }) => amount)].reduce((sum, part) => sum + part, net);
  const parts = [
    ...[...taxes].map(([rate, tax]) => ({ name: `Tax ${percent(rate)}`, value: shown(tax) })),
    ...costs.map(({ label, amount }) => ({ name: label, value: shown(amount) })),
  ];
  return [
    ...(parts.length > 0 ? [{ name: "Subtotal", value: shown(net) }] : []),
    ...parts,
    { name: `Total (${currency})`, value: shown(total), strong: true },
    ...(unknown > 0
      ? [
          {
            name: "Not in the total",
            value: unknown === 1 ? "1 line without a cost" : `${units(unknown)} lines without a cost`,
          },
        ]
      : []),
  ];
}

/** Lines with the same name or SKU stay as they were entered. */
function inLineOrder(lines: PaperLine[], order: LineOrder): PaperLine[] {
  if (order === "entered") return lines;
  const keyed = lines.map((line) => ({ line, key: searchForm(order === "sku" ? line.sku : nameOf(line)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ line }) => line);
}
