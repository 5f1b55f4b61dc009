import { COST_KINDS, type CostLine, type Landed } from "../../purchasing/costs/landed";
import type { Spread } from "../../purchasing/costs/landed-cost";

/** Of the page itself. */
export const PAGE = {
  added: "Cost added",
  saved: "Bill saved",
  csv: "Bill as CSV, for the bookkeeper",
  of: (order: string) => `Costs of ${order}`,
};

/** Of the supplier's bill. */
export const BILL = {
  title: "Supplier's bill",
  number: "Bill number",
  day: "Bill date",
  total: "Total without tax",
  caption: "Ordered, received and billed",
  product: "Product",
  ordered: "Ordered",
  received: "Received",
  ofThemDamaged: (units: string) => `${units} of them damaged`,
  billed: "Billed",
  units: "units",
  billedUnits: "Billed units",
  weight: "Weight of one",
  toShare: "to share freight by weight",
  differences: "Differences",
  none: "None",
  off: (by: string, isAbove: boolean, goods: string) =>
    `The bill is ${by} ${isAbove ? "above" : "below"} the goods without tax, ${goods}.`,
};

export const costName = ({ kind, label }: Pick<CostLine, "kind" | "label">) =>
  [COST_KINDS[kind], label].filter(Boolean).join(": ");

/** Of what an order costs beside its goods. */
export const LANDED = {
  title: "Landed cost",
  note: "Freight, duty and the like, shared out over the lines, so that the shares add up to it. A bill may arrive before the goods or long after them.",
  costs: "Costs beside the goods",
  lines: "Cost of each line",
  for: "For",
  amount: "Amount",
  shared: "Shared",
  do: "Do",
  remove: "Remove",
  removeOf: (cost: string) => `Remove ${cost}`,
  removed: (cost: string) => `${cost} is removed. Average costs are worked out without it.`,
  gone: "It was removed already",
  product: "Product",
  units: "Units",
  goods: "Goods",
  withoutTax: "as ordered, without tax",
  share: "Share",
  ofDamaged: (amount: string) => `${amount} of it on damaged units: in no average cost`,
  landed: "Landed",
  ofOne: "one unit",
  average: "Average now",
  unknown: "Not known",
  free: "Free",
  addTitle: "Add a cost",
  who: "Whose bill",
  currency: "Currency",
  add: "Add",
  in: (currency: string) => `In ${currency}`,
  rate: (currency: string, shopCurrency: string) => `One ${currency} in ${shopCurrency}`,
};

/** How a cost is shared by the lines. */
export const SPREAD_NAMES: Record<Spread, string> = { value: "By value", quantity: "By quantity", weight: "By weight" };

/** Why a cost is not shared yet. */
export const OPEN_BECAUSE = {
  "no rate": "Its exchange rate is missing",
  "no amount": "The cost of a line is not known yet",
  "no weight": "The weight of a line is not typed yet",
  "nothing to bear it": "No line has anything to share it by",
} satisfies Record<Extract<Landed, { kind: "open" }>["why"], string>;

/** Why an average does not follow from the one before. */
export const MARKS: Partial<Record<string, string>> = {
  "stock was not above zero": "Nothing was in stock: the receipt's own cost",
  "cost was unknown before": "No cost was known before: the receipt's own",
  "would be below zero": "Kept at zero",
};
