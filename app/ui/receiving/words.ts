import { counted, LINES, nounFor, UNITS, WAS } from "../../words/counted";
import { CODES } from "../scanning/words";

type Format = (count: number) => string;

/** Of the lines that are counted. */
export const COUNTED = {
  damagedNow: "What I scan now is damaged",
  all: "Receive all",
  none: "Clear",
  good: "Good",
  damaged: "Damaged",
  counted: (units: string, awaited: string) => `${units} of ${awaited} units counted`,
  theirs: (sku: string) => `supplier's ${sku}`,
  pack: (units: string) => `pack of ${units}`,
  toCome: (units: string) => ` of ${units} to come`,
  allCame: "None left to come",
  of: (awaited: "ordered" | "shipped", units: string) => `${awaited} ${units}`,
  over: (units: string, awaited: "ordered" | "shipped") => `${units} more than ${awaited}`,
  less: (label: string, name: string) => `One ${label.toLowerCase()} less of ${name}`,
  units: (label: string, name: string) => `${label} units of ${name}`,
  more: (label: string, name: string) => `One ${label.toLowerCase()} more of ${name}`,
};

/** Of what is counted, by why it is to come. */
export const AWAITED = {
  ordered: {
    lines: "Lines of the order",
    unknown: "is not on this order. It is kept below.",
    over: "more than was ordered",
    nowhere: "On none of these lines",
    note: "They are kept with the count until each is given to a line or put aside.",
  },
  shipped: {
    lines: "Lines in transit",
    unknown: "is not in transit on this transfer. It is kept below.",
    over: "more than was shipped",
    nowhere: "On none of these lines",
    note: "Give each to a line, or put it aside.",
  },
};

/** Of a location that was closed since: goods are on their way there, or it is being counted. */
export const CLOSED_LOCATION = {
  title: (name: string | null) => `${name ?? "This location"} is closed in Shopify`,
  about:
    "What comes there is not sold, so that the shop as a whole does not count on it. Open the location again in Shopify, or have the goods brought to another one.",
  counted: "Shopify may refuse what is counted there. Open the location again in Shopify first, or cancel this count.",
};

/** Of two people who count on one draft. */
export const MEANWHILE = {
  title: "Somebody else is counting on this draft",
  look: "Look at their count",
  keep: "Keep mine",
};

/** Of what differs from the order. */
export const REVIEW = {
  receive: "Receive",
  goOn: "Keep counting",
  short: "Fewer than ordered",
  over: "More than ordered",
  damaged: "Damaged: these do not go on sale",
  meanwhile: "Somebody has received part of it in the meantime",
  asOrdered: "All of it, as ordered.",
  kept: "More came than was ordered, and I am keeping it",
  title: (units: number, format: Format) => `Receive ${counted(units, UNITS, format)}`,
  uncounted: (lines: number, format: Format) =>
    `${counted(lines, LINES, format)} ${nounFor(lines, WAS)} not counted and ${lines === 1 ? "stays" : "stay"} on the way.`,
  stillToCome: (name: string, units: string, over: string) =>
    `${name}: ${units} still to come, so this is ${over} too many`,
};

/** Of counts that were begun. */
export const DRAFTS = {
  one: "A count has been started",
  several: "Counts have been started",
  goOn: "Continue",
  discard: "Discard",
  notSaved: "Not saved",
  saved: "Saved as a draft",
  saving: "Saving…",
  counted: (units: number, codes: number, format: Format) =>
    `${counted(units, UNITS, format)}${codes > 0 ? `, ${counted(codes, CODES, format)} to look at` : ""}, started `,
};

/** Of what was received before. */
export const POSTED = {
  title: "Received so far",
  note: "Each line is added to Shopify's stock once.",
  takesBack: "Takes a receipt back",
  takenBack: "Taken back",
  follows: "Its units are expected again, and leave Shopify's stock.",
  gone: "A line that is gone",
  again: "Try again",
  toShopify: "On its way to Shopify",
  inShopify: "In Shopify",
  refused: "Refused by Shopify",
  uncertain: "Not sure: see Sync health",
  entered: "entered ",
  damaged: (units: string) => `${units} damaged`,
  returned: (units: string) => `${units} sent back`,
};

/** Of the page itself. */
export const FORM = {
  dropship: "Nothing arrives here. Mark the order as shipped, on its page, once it has gone.",
  nothing: "Nothing is expected on this order",
  isDraft: "Send it, or mark it as ordered, before its goods come in.",
  ended: "It is finished.",
  teamNote: "Team note",
  received: "Received",
  day: "Received on",
  dayHelp: "The day the goods arrived, which need not be today. Lead times use it.",
  note: "Note",
  review: "Review and receive",
  order: "This order",
  ships: (sale: string) => `The supplier ships it to the customer of ${sale}`,
  receive: (order: string) => `Receive ${order}`,
  to: (location: string) => `to ${location}`,
};
