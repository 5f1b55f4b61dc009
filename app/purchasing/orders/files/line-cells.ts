import { gidOf } from "../../../csv/shopify-id";
import type { Cell } from "../../../csv/write";
import { isoDay } from "../../../days/iso-day";
import { decimalAmount } from "../../../money/money";
import { percentText } from "../../../suppliers/costs/tax-rate";
import { ownTitle } from "../../../words/own-title";
import { awaitedOf, openOf } from "../purchase-order";
import { stateWord } from "../state-word";
import { partsText } from "./delivery-cell";
import type { FileLine } from "./file-line";
import { NOT_KNOWN } from "./order-cells";
import { ORDER_COLUMNS } from "./order-file";

type ColumnName = (typeof ORDER_COLUMNS)[number]["name"];

/** Said for a reader, and passed over by the import: the heading and the column that it stands before. */
const SAID: { heading: string; before: ColumnName; cell: (line: FileLine) => Cell }[] = [
  { heading: "State", before: "expected", cell: stateWord },
  { heading: "Ordered on", before: "expected", cell: ({ orderedDay }) => dayCell(orderedDay) },
  { heading: "Product", before: "sku", cell: ({ productTitle }) => productTitle },
  { heading: "Variant", before: "sku", cell: ownTitle },
  { heading: "Received", before: "deliveries", cell: ({ accepted }) => accepted },
  { heading: "Damaged", before: "deliveries", cell: ({ damaged }) => damaged },
  { heading: "Sent back", before: "deliveries", cell: ({ returned }) => returned },
  { heading: "Will not come", before: "deliveries", cell: ({ closedShort }) => closedShort },
  { heading: "Billed", before: "deliveries", cell: ({ billed }) => billed },
  { heading: "Open", before: "deliveries", cell: (line) => awaitedOf(line.state, openOf(line)) },
  { heading: "Amount", before: "tax_rate", cell: ({ amount, currency }) => amountCell(amount, currency) },
];

/** Of a line, by the columns that are read. A variant goes by its id and its SKU. */
const READ: Partial<Record<ColumnName, (line: FileLine, to: string | null) => Cell>> = {
  order: ({ number }) => number,
  supplier: ({ supplier }) => supplier,
  to: ({ saleName }, to) => (saleName === null ? to : `Customer of ${saleName}`),
  currency: ({ currency }) => currency,
  expected: ({ expectedDay }) => dayCell(expectedDay),
  supplier_note: ({ supplierNote }) => supplierNote,
  team_note: ({ teamNote }) => teamNote,
  terms: ({ terms }) => terms,
  sku: ({ sku }) => sku,
  shopify_id: ({ shopifyId }) => shopifyId && gidOf("ProductVariant", shopifyId),
  supplier_sku: ({ supplierSku }) => supplierSku,
  ordered: ({ ordered }) => ordered,
  deliveries: ({ deliveries }) => partsText(deliveries),
  unit_cost: ({ pricedAmount, currency }) => amountCell(pricedAmount, currency),
  cost_for: ({ pricedUnits }) => pricedUnits,
  tax_rate: ({ taxRate }) => (taxRate === null ? null : Number(percentText(taxRate))),
  tax_included: ({ taxIncluded }) => taxIncluded,
  description: ({ description }) => description,
  pack: ({ pack }) => pack,
};

const WRITTEN = ORDER_COLUMNS.flatMap(({ name, label }) => {
  const cell = READ[name];
  const said = SAID.filter(({ before }) => before === name);
  return [...said, ...(cell ? [{ heading: String(label), cell }] : [])];
});

export const lineHeadings = WRITTEN.map(({ heading }) => heading);

/** `to`: the name of its location. */
export const lineCells = (line: FileLine, to: string | null): Cell[] => WRITTEN.map(({ cell }) => cell(line, to));

const dayCell = (day: number | null) => (day === null ? null : isoDay(day));
const amountCell = (minor: number | null, currency: string) =>
  minor === null ? NOT_KNOWN : decimalAmount(minor, currency);
