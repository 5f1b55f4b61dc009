import type { State } from "../../stock/transfers/transfer";
import type { TransferTab } from "../../stock/transfers/transfer-list";
import type { TransferMove } from "../../stock/transfers/transfer-shown";
import { counted, type Noun, nounFor, UNITS } from "../../words/counted";

type Format = (count: number) => string;

const LINES: Noun = { one: "line", other: "lines" };
const firstPlace = (name: string | null) => name ?? "the first location";

export const STATE_NAMES = {
  draft: "Draft",
  in_transit: "In transit",
  partial: "Partly received",
  received: "Received",
  cancelled: "Cancelled",
} satisfies Record<State, string>;

export const TAB_NAMES = { all: "All", late: "Late", ...STATE_NAMES } satisfies Record<TransferTab, string>;

/** Of the list. */
export const LIST = {
  number: "Number",
  from: "From",
  to: "To",
  state: "State",
  lines: "Lines",
  received: "Received",
  units: "units",
  expected: "Expected",
  receivedOf: (received: string, all: string) => `${received} of ${all}`,
  late: "Late",
};

/** Of lines, wherever they stand. */
export const TABLE = {
  toMove: "What to move",
  product: "Product",
  move: "Move",
  units: "units",
  change: "Change",
  remove: "Remove",
  removed: (line: string) => `Remove ${line}`,
  unitsOf: (line: string) => `Units of ${line}`,
  nothingYet: "Nothing yet. Scan a barcode, or search by product, SKU or vendor.",
};

/** Of a draft. */
export const DRAFT = {
  note: "Nothing leaves until you ship it.",
  add: "Add products",
  noLines: "No lines yet. Add what to move, by its name, SKU or barcode.",
  availableFrom: (name: string | null) => `Available in ${firstPlace(name)}`,
  availableTo: (name: string | null) => `Available in ${name ?? "the other location"}`,
  notStocked: "Not stocked there yet",
  willBe: "It will be, once it has come",
  only: (available: string, left: string) => `Only ${available} available: leaves ${left}`,
};

/** Of what became of the lines. */
export const MOVED = {
  title: "Lines",
  notShipped: "Nothing of it was shipped.",
  caption: "Lines of the transfer",
  shipped: "Shipped",
  received: "Received",
  damaged: "Damaged",
  orLost: "or lost",
  returned: "Returned",
  inTransit: "In transit",
};

/** Of shipping and cancelling. */
export const MOVE = {
  title: (move: "ship" | "cancel", number: string) => `${move === "ship" ? "Ship" : "Cancel"} ${number}?`,
  save: { ship: "Ship", cancel: "Cancel transfer" },
  below: (lines: number, from: string | null, format: Format) =>
    `${counted(lines, LINES, format)} ${nounFor(lines, { one: "is", other: "are" })} of more than is available in ${from ?? "that location"}: its stock falls below 0.`,
  belowIsMeant: "That is meant",
  note: "Note (optional)",
  ship: (units: number, from: string | null, to: string | null, format: Format) =>
    `${counted(units, UNITS, format)} ${nounFor(units, { one: "leaves", other: "leave" })} the stock of ${firstPlace(from)} in Shopify, and ${nounFor(units, { one: "is", other: "are" })} on the way to ${to ?? "the other"}. The lines are locked then.`,
  cancelDraft: "Nothing of it has left. It stays in the list as cancelled.",
  cancel: (units: number, from: string | null, format: Format) =>
    `${counted(units, UNITS, format)} that ${nounFor(units, { one: "has", other: "have" })} not come ${nounFor(units, { one: "goes", other: "go" })} back into the stock of ${firstPlace(from)}. What has come stays where it is.`,
};

/** Of a new transfer. */
export const NEW = {
  oneLocation: "This shop has one location",
  oneLocationSays: "Add another location in Shopify's settings to move stock between them.",
  from: "From",
  to: "To",
  same: "Choose another location than the one it leaves.",
  expected: "Expected on (optional)",
  note: "Note (optional)",
  search: "Search products",
  create: "Create draft",
  add: "Add products",
  done: "Done",
  addOf: (line: string) => `Add ${line}`,
  addOne: "Add",
  oneMore: (quantity: string) => `Add one more (${quantity})`,
};

/** Of scanning what is to move. */
export const SCAN = {
  press: "Add",
  added: (line: string) => `Added: ${line}`,
  unknown: (code: string) => `Nothing bears ${code}. It was not added.`,
  ambiguous: (code: string) => `${code} belongs to several products. Choose one by Search products.`,
};

/** Of receiving. */
export const RECEIVE = {
  on: "Received on",
  damaged: "Count what broke or never came as damaged: it leaves transit and goes into no stock.",
  over: "More is counted than was shipped. Receive what was shipped, and adjust the stock for the rest.",
  stay: (units: number, format: Format) =>
    `${format(units)} ${nounFor(units, { one: "stays", other: "stay" })} in transit`,
  receive: (units: number, format: Format) => (units === 0 ? "Receive" : `Receive ${format(units)}`),
};

/** Of the card beside the lines. */
export const FACTS = {
  title: "At a glance",
  size: (units: number, lines: number, format: Format) =>
    `${counted(units, UNITS, format)} on ${counted(lines, LINES, format)}`,
  came: (good: number, bad: number, inTransit: number, format: Format) =>
    `${format(good)} received, ${bad > 0 ? `${format(bad)} damaged or lost, ` : ""}${format(inTransit)} in transit`,
  expected: "Expected: ",
  noDay: "no day was given",
};

const DONE = {
  shipped: "Shipped",
  received: "Received",
  returned: "Cancelled, and what was in transit brought back,",
  cancelled: "Cancelled",
} satisfies Record<TransferMove["kind"], string>;

/** Of the timeline. */
export const TIMELINE = {
  title: "Timeline",
  program: "a program, by the API",
  drafted: (who: string) => `Drafted by ${who}`,
  done: ({ kind, reverses }: TransferMove, who: string) =>
    `${reverses === null ? DONE[kind] : "Receipt taken back"} by ${who}`,
  units: (good: number, bad: number, format: Format) =>
    `${counted(good, UNITS, format)}${bad > 0 ? `, ${format(bad)} damaged or lost` : ""}`,
  on: (day: string) => ` on ${day}`,
  takenBack: "Taken back",
  takeBack: (to: string | null, below: number, format: Format) =>
    `Its units are in transit again, and leave the stock of ${to ?? "that location"}.${
      below > 0 ? ` Of ${counted(below, LINES, format)} fewer than none are available there then.` : ""
    }`,
  inShopify: "In Shopify",
  underWay: (lines: number, format: Format) => `On its way to Shopify: ${counted(lines, LINES, format)}`,
  aLine: "A line",
  uncertain: (line: string) =>
    `${line}: Shopify never answered. Look at its inventory history there, and say on Sync health what you see.`,
  refused: (line: string) => `${line}: refused by Shopify`,
  notAgain: "It was cancelled or taken back since: there is nothing to try again.",
  again: "Try again",
  againOf: (line: string) => `Try again: ${line}`,
};

/** Of the pages themselves. */
export const PAGES = {
  title: "Transfers",
  one: "Transfer",
  new: "New transfer",
  notMade: "The transfer was not made",
  search: "Search by number, location, product or SKU",
  aLocation: "A location",
  way: (from: string | null, to: string | null) => `${from ?? "A location"} to ${to ?? "a location"}`,
  ship: "Ship",
  cancel: "Cancel transfer",
  addProducts: "Add products",
  noMatch: (text: string, tab: TransferTab) =>
    `No transfer ${text ? `matches "${text}"` : "for this location"}${tab === "all" ? "" : ` under ${TAB_NAMES[tab]}`}.`,
};

/** What stands where a tab has no rows. */
export const NONE = {
  all: "No transfers yet. Create one to move stock from one location to another.",
  draft: "No drafts.",
  in_transit: "Nothing is in transit.",
  partial: "No transfer is partly received.",
  late: "Nothing is late.",
  received: "No transfer has been fully received.",
  cancelled: "No transfer has been cancelled.",
} satisfies Record<TransferTab, string>;
