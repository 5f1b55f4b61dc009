import type { Choice, Count, Move, State } from "../../stock/counts/count";
import type { ReviewTab } from "../../stock/counts/review";
import { counted, type Noun, nounFor, UNITS } from "../../words/counted";

type Format = (count: number) => string;

const LINES: Noun = { one: "line", other: "lines" };

export const STATE_NAMES = {
  draft: "Draft",
  in_progress: "In progress",
  in_review: "In review",
  completed: "Completed",
  cancelled: "Cancelled",
} satisfies Record<State, string>;

/** What is counted, in a few words. */
export const choiceSaid = ({ choice, chosen }: Pick<Count, "choice" | "chosen">) =>
  ({
    all: "Everything here",
    vendor: `Vendor ${chosen ?? ""}`,
    supplier: `Supplier ${chosen ?? ""}`,
    product_type: `Type ${chosen ?? ""}`,
    variants: "Chosen products",
    scanned: "As it is scanned",
  })[choice];

/** Of the list. */
export const LIST = {
  name: "Name",
  location: "Location",
  unnamed: "Unnamed location",
  what: "What",
  state: "State",
  counted: "Counted",
  ofLines: "of lines",
  difference: "Difference",
  units: "units",
  begun: "Begun",
  progress: (done: string, all: string) => `${done} of ${all}`,
};

/** Of a new count. */
export const NEW = {
  name: "Name",
  location: "Location",
  what: "What to count",
  whatHelp: "What is scanned beside it is added. Leave out what is packed for orders: those units are sold already.",
  vendor: "Vendor",
  supplier: "Supplier",
  productType: "Product type",
  blind: "Count blind",
  blindHelp: "Those who count do not see how many are expected; the review shows it.",
  choose: "Choose products",
  done: "Done",
  chosen: "Chosen",
  add: "Choose",
};

export const CHOICE_NAMES = {
  all: "Everything stocked at the location",
  vendor: "Everything of a vendor",
  supplier: "Everything of a supplier's price list",
  product_type: "Everything of a product type",
  variants: "Products that I choose",
  scanned: "Nothing yet: whatever is scanned",
} satisfies Record<Choice, string>;

export const MOVE_NAMES = {
  start: "Start counting",
  review: "Finish and review",
  reopen: "Go on counting",
  complete: "Approve and change stock in Shopify",
  cancel: "Cancel count",
} satisfies Record<Move, string>;

/** Of what may become of it. */
export const ACTIONS = {
  restIsNone: (left: number, format: Format) => `Take the ${counted(left, LINES, format)} that nobody counted as 0`,
  restHelp: "Otherwise they stay as they are.",
  belowIsMeant: (below: number, format: Format) =>
    below === 1
      ? "One line leaves fewer than none available, and that is meant"
      : `${format(below)} lines leave fewer than none available, and that is meant`,
  belowHelp:
    "They are marked among the differences: more was sold since than is left. Count those again if you are not sure.",
  download: "Download CSV",
  cancelling: "Nothing is written to Shopify. This cannot be taken back.",
  keep: "Keep it",
};

/** Of counting. */
export const COUNTING = {
  saved: "Everything is saved",
  saving: "Saving…",
  offline: "No connection. What you count is kept on this device and sent as soon as it is back.",
  ended:
    "Somebody ended the counting: open the page again to see its review. What you count now stays on this device, and counts only if they go on.",
};

export const FORM = {
  unknown: "is in no product of yours that could be found. It is kept below.",
  notStarted: "Not started yet",
  notStartedSays:
    "Look at what will be counted, then start. Leave out what is packed for orders: those units are sold already. What is sold or received while you count is taken into account.",
  heard: "Last scanned",
  waiting: "Give each to a line, or put it aside.",
  nowhere: "No product of yours bears it",
  tabs: { all: "All", left: "To count", done: "Counted" },
  progress: (done: number, all: number, format: Format) => `${format(done)} of ${counted(all, LINES, format)} counted`,
  find: "Find a line",
  lines: "Lines of the count",
  more: (count: string) => `Show ${count} more`,
  counted: (count: string) => `${count} counted`,
  notCounted: "Not counted yet",
  inShopify: (count: string) => `${count} in Shopify`,
  people: (people: number, format: Format) => `${format(people)} people counted here: their units are added up`,
  less: (name: string) => `One less of ${name}`,
  oneMore: (name: string) => `One more of ${name}`,
  units: (name: string) => `Units counted of ${name}`,
  again: "Count again",
};

export const TAB_NAMES = {
  differences: "Differences",
  matching: "Matching",
  uncounted: "Not counted",
  all: "All",
} satisfies Record<ReviewTab, string>;

/** Of a review. */
export const REVIEW = {
  tabs: "Lines",
  caption: "Lines of the count",
  noDifference: "What was counted is what was expected.",
  nothingHere: "No lines here.",
  nothingDiffers: "Nothing differs",
  differ: (lines: number, more: number, fewer: number, format: Format) =>
    `${counted(lines, LINES, format)} ${lines === 1 ? "differs" : "differ"}: ${counted(more, UNITS, format)} more, ${format(fewer)} fewer`,
  value: (amount: string) => `Value of the differences at cost: ${amount}`,
  withoutCost: (lines: number, format: Format) => `, without ${counted(lines, LINES, format)} whose cost is not known`,
  expectedIs: "Expected is what was there at a line's first scan. What was sold or received since stays as it is.",
  became: (state: State, who: string | null) =>
    `${state === "completed" ? "Approved" : state === "cancelled" ? "Cancelled" : "Brought to review"}${who === null ? "" : ` by ${who}`}`,
  shared: (lines: number, format: Format) =>
    lines === 1 ? "Several people counted one of the lines" : `Several people counted ${format(lines)} of the lines`,
  sharedSays: "Their units are added up. If two counted the same shelf, count that line again.",
  untracked: (lines: number, format: Format) =>
    `${format(lines)} counted ${nounFor(lines, { one: "line is", other: "lines are" })} not tracked at this location in Shopify, so nothing is changed there.`,
  product: "Product",
  sku: "SKU",
  expected: "Expected",
  counted: "Counted",
  difference: "Difference",
  worth: "Value",
  inShopify: "In Shopify",
  people: (people: number) => `${people} people`,
  committed: "Just as many are promised to orders: were those counted too?",
  below: (available: string) => `leaves ${available} available`,
  noCost: "Not known",
  again: "Try again",
};

/** Of the pages themselves. */
export const PAGES = {
  title: "Counts",
  one: "Count",
  new: "New count",
  create: "Create count",
  all: "All",
  search: "Search by name",
  aLocation: "A location",
  blind: "counted blind",
  named: (day: string) => `Count of ${day}`,
  noSupplier: "Choose a supplier.",
  noneHere: "No counts here.",
  noneNamed: (text: string) => `No count's name holds "${text}" here.`,
  none: "No counts yet. Count a shelf, one vendor's goods or everything, and correct what Shopify shows.",
};
