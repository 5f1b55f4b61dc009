import type { Period } from "../../reports/filter/span";
import type { Noun } from "../../words/counted";

/** Of the list of reports. */
export const INDEX = { title: "Reports", report: "Report", now: "Now", notYet: "Not counted yet" };

/** Of what a report is narrowed to. */
export const FILTER = {
  dates: "Dates",
  allDays: "All days",
  last: (days: number) => `Last ${days} days`,
  twoDays: "From one day to another…",
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  from: "First day",
  to: "Last day",
  show: "Show",
  noSupplier: "No supplier",
  sort: "Sort by",
  ownOrder: "Report's own order",
  /** Of a column, sorted down and up. */
  word: ["Z to A", "A to Z"],
  day: ["newest first", "oldest first"],
  number: ["highest first", "lowest first"],
  product: "Product",
  sku: "SKU",
  atLocation:
    "Sold counts what was sold at this location. Sales that Shopify tells no location of are in no location's figures.",
};

export const periodValue = (period: Period | null) =>
  period === null ? "" : "last" in period ? String(period.last) : "days";

/** Of a report's summary. */
export const SUMMARY = {
  leftOut: (variants: string, why: string) => `Left out of the amounts: ${variants}, because ${why}.`,
  unseen: (variants: string, day: string) =>
    `What was in stock on ${day} is not known of ${variants}, at one location at least: Evenstock has seen it only since. What is not known anywhere is left out, and so are its sales.`,
  countedOn: (day: string) => `As counted on ${day}. Counted anew each night.`,
  reckonedNow: (day: string) => `Reckoned just now, for ${day}. Costs and prices are those of last night.`,
  reckonedThen: (first: string, last: string) =>
    `From ${first} to ${last}, both days included, by your shop's clocks. Costs, prices and units expected a day are today's.`,
};

export const NO_FIGURES =
  "No figures yet. The first are counted within an hour after your products have been imported.";
export const NO_FIGURES_THEN = "Nothing was counted on these days.";

export const LIST = {
  download: "Download CSV",
  product: "Product",
  sku: "SKU",
  back: "Reports",
  ordersLeftOut: (which: string) => `Units sold leave out, as you set it: ${which}.`,
};

/** Of the value of the stock. */
export const STOCK_VALUE_BY = {
  day: "By day",
  variant: "By variant",
  location: "By location",
  noDays: "The chart is left out: values by day are kept of the whole shop, as each day began.",
  caption: "Stock value by day",
  locationCaption: "Stock value by location",
  dayHeading: "Day",
  locationHeading: "Location",
  noName: "Without a name",
  noLocation: "No location has stock.",
  costLine: "Cost value",
  retailLine: "Retail value",
  firstDay: "One point is added each night, from this first day on.",
  drawn: (from: string, to: string, cost: [string, string], retail: [string, string]) =>
    `${from} to ${to}: cost value from ${cost[0]} to ${cost[1]}, retail value from ${retail[0]} to ${retail[1]}.`,
  point: (day: string, amount: string) => `${day}: ${amount}`,
};

/** Of a chart of bars. */
export const CHART = {
  drawn: (heading: string, bars: { name: string; text: string }[]) =>
    `${heading}: ${bars.map(({ name, text }) => `${name} ${text}`).join(", ")}.`,
  engine: "Evenstock",
  mean: "30-day mean",
  none: "n/a",
};

/** Of the replay. */
export const REPLAY = {
  title: "With this rule, on your own past",
  again: "Compute again",
  compute: "Compute",
  computing: "Computing",
  takesSeconds: "It takes a few seconds. You can leave this page: it carries on.",
  before:
    "Evenstock and the 30-day mean each order for your best sellers again, day by day, through the last year: this tells what each would have lost for want of stock.",
  notCompared: (lost: string) =>
    `The 30-day mean would have lost ${lost}. Evenstock never held the same stock, so the two cannot be compared.`,
  compared: (ours: string, theirs: string) =>
    `With Evenstock you would have lost ${ours} for want of stock instead of ${theirs} with the 30-day mean.`,
  asked: (asked: string, days: string, stock: string) =>
    `Of ${asked} asked for in ${days}, with ${stock} in stock on average for both.`,
  played: (sellers: string, lead: string, cover: string, safety: string) =>
    `Played with your ${sellers}, a lead time of ${lead}, a cover of ${cover} and, for the mean, ${safety}. What you could not sell then is not known, and not counted.`,
  computed: "Computed",
};

export const BEST_SELLERS: Noun = { one: "best seller", other: "best sellers" };
export const SAFETY_DAYS: Noun = { one: "safety day", other: "safety days" };

export const FIGURE = { none: "–", noEnd: "No end", share: (percent: string) => `${percent}%` };

/** Of the reports of purchase orders. */
export const SPEND = {
  title: "Spend",
  summary: "What you ordered, received and were billed, by supplier and month.",
  sums: "In all, by currency",
  definitions: [
    {
      figure: "Ordered",
      says: "what the lines of your orders add up to, without tax, in the month in which each order was sent. Left out: drafts and cancelled orders. What was closed short later is still in it.",
    },
    {
      figure: "Received",
      says: "units that came, damaged ones too, × what one costs on the order, without tax, in the month in which they came. What was taken back is taken off.",
    },
    {
      figure: "Billed",
      says: "the totals of the suppliers' bills as they were typed, with the tax and freight that they have, in the month of the bill's day.",
    },
    {
      figure: "Currencies",
      says: "each stands by itself, as it is on the order. Nothing is converted, and no currency is added to another.",
    },
  ],
  ofDays: (first: string, last: string) =>
    `From ${first} to ${last}, both days included, by your shop's clocks. The first and the last month count these days alone.`,
  withoutCost: (lines: string, units: string) =>
    `Left out of the amounts, because no cost is known: ${lines} ordered, ${units} received.`,
  undated: (bills: string) => `Left out of Billed: ${bills} without a day.`,
  empty: "Nothing was ordered, received or billed on these days.",
  noName: "A supplier that is gone",
};

export const LINES: Noun = { one: "line", other: "lines" };
export const BILLS: Noun = { one: "bill", other: "bills" };

export const PERFORMANCE = {
  title: "Supplier performance",
  summary: "How long each supplier takes, how often it is on time, and how much of an order comes.",
  onTime: "On time",
  filled: "Delivered",
  late: "Late orders today",
  definitions: [
    {
      figure: "Lead time",
      says: "days from sending an order to the day on which goods came: the mean of a supplier's last 10 receipts, within its last 100 orders. Days on which it was closed, or took no orders, are left out: plans add them.",
    },
    { figure: "Give or take", says: "the standard deviation of those days. It takes two receipts to have one." },
    {
      figure: "On time",
      says: "of those receipts whose order had an expected day, the share that came on that day or before; of a line in deliveries, on the day of its delivery.",
    },
    {
      figure: "Delivered",
      says: "units that came ÷ units ordered, of the last 10 orders that were received or closed. What came beyond an order counts as all of it.",
    },
    { figure: "Late orders", says: "orders that are sent and of which something was expected before today." },
  ],
  why: "It has no dates to choose: it tells of the last receipts and orders, whenever they were.",
  empty: "No suppliers yet.",
};
