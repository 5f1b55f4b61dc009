import type { HAPPENINGS } from "../../purchasing/orders/timeline";
import { counted, HAS, IS, LINES, type Noun, nounFor, UNITS } from "../../words/counted";

type Format = (count: number, digits?: number) => string;

const PACKS: Noun = { one: "pack", other: "packs" };

/** Of what may be done with an order. */
export const MOVES = {
  sent: {
    content: "Mark as ordered",
    title: "Mark as ordered?",
    says: "The supplier has it, by phone, by email or in their shop. Its lines, quantities and costs are then locked.",
  },
  unsent: {
    content: "It did not go out",
    title: "Back to a draft?",
    says: "Choose this if the supplier says that nothing arrived. It can be changed and sent again.",
  },
  cancel: {
    content: "Cancel order",
    title: "Cancel this order?",
    says: "What it orders is no longer on its way, and is suggested again where it is needed. This cannot be undone. Remember to tell the supplier.",
  },
  close: {
    content: "Close",
    title: "Close this order?",
    says: "Nothing more of it is expected then.",
  },
  reopen: {
    content: "Open again",
    title: "Open it again?",
    says: "What did not come is expected again, and counts as on its way.",
  },
  bounced: {
    content: "The mail came back",
    title: "Did its mail come back?",
    says: "It is noted in the timeline, and this page says so until the order is sent another way. The order stays as it is.",
  },
};

/** What a supplier ships to a buyer is closed by that. */
export const SHIPPED = {
  content: "Mark as shipped",
  title: "Has it been shipped?",
  says: "The supplier has shipped it to the customer. Nothing of it comes into your own stock.",
};

/** Of the order's buttons and what they ask. */
export const ACTIONS = {
  receive: "Receive",
  copy: "Copy",
  why: "Why will the rest not come?",
  reason: "Reason (optional)",
  asked: (order: string, title: string) => `${order}: ${title}`,
  short: (units: number, format: Format) =>
    `${counted(units, UNITS, format)} ${units === 1 ? "has" : "have"} not arrived and will no longer be expected. You can open it again.`,
};

/** Of an order whose mail came back. */
export const BOUNCED = {
  title: "Its mail came back",
  resend: "Send it another way",
  about: "The supplier may not know about this order. It still counts as on its way: cancel it if it will not come.",
  titleTo: (to: string) => `Its mail to ${to} was not delivered`,
};

/** Of dialogs about one line. */
export const LINE = {
  closeShort: "Close short",
  why: "Why will the rest not come?",
  order: "Order",
  units: "units",
  pack: "Pack",
  cost: "Cost",
  costHelp: "Blank: not known. 0: free.",
  for: "For",
  supplierPrice: "Use the supplier's price again",
  typedHelp: "The cost was typed by hand, so changing the quantity does not change it.",
  tax: "Tax",
  includesTax: "The cost includes tax",
  supplierSku: "Supplier SKU",
  description: "What the supplier calls it",
  saveMine: "Save mine",
  unitsOf: "Units of",
  remove: "Remove line",
  close: (line: string) => `Close short: ${line}`,
  closes: (open: number, ordered: number, format: Format) =>
    `${format(open)} of ${counted(ordered, UNITS, format)} will no longer be expected. You can undo this.`,
  removed: (line: string) => `Remove ${line}?`,
  removes: (units: number, order: string, format: Format) =>
    `${counted(units, UNITS, format)} ${units === 1 ? "comes" : "come"} off ${order}, with the cost that was typed.`,
};

/** Of units that were damaged or go back. */
export const RETURN = {
  damage: "Record as damaged",
  sendBack: "Record as sent back",
  what: "What became of them",
  damaged: "Found damaged",
  damagedHelp: "They leave the stock that can be sold.",
  back: "Sent back to the supplier",
  backHelp: "Taken first from the damaged units that are still here; the rest leaves the stock that can be sold.",
  units: "Units",
  note: "Note",
  title: (line: string) => `Damaged or sent back: ${line}`,
  now: (good: string, damaged: string, returned: string) =>
    `Good ${good} · damaged ${damaged} · of these sent back ${returned}`,
};

/** Of a line that comes in several deliveries. */
export const SPLIT = {
  remove: "Remove",
  add: "Add a delivery",
  title: (line: string) => `Deliveries: ${line}`,
  day: (number: number) => `Day of delivery ${number}`,
  units: (number: number) => `Units of delivery ${number}`,
  removeOf: (number: number) => `Remove delivery ${number}`,
  tooMany: (units: number, ordered: number, format: Format) =>
    `These add up to ${counted(units, UNITS, format)}; ${format(ordered)} ${nounFor(ordered, IS)} ordered.`,
  allDated: (ordered: number, format: Format) =>
    ordered === 1 ? "The unit has a day." : `All ${counted(ordered, UNITS, format)} have a day.`,
  undated: (rest: number, ordered: number, format: Format) =>
    `${format(rest)} of ${counted(ordered, UNITS, format)} ${nounFor(rest, HAS)} no day here and ${rest === 1 ? "comes" : "come"} with the order.`,
  undatedOfPart: (rest: number, ordered: number, format: Format) =>
    `${format(rest)} of ${counted(ordered, UNITS, format)} ${nounFor(rest, HAS)} no day here: what of them has not come yet comes with the order.`,
};

/** Of the lines of an order. */
export const TABLE = {
  title: "Lines",
  add: "Add line",
  none: "No lines yet. Add what you want to order by name, SKU or barcode.",
  caption: "Lines of the order",
  product: "Product",
  unitCost: "Unit cost",
  amount: "Amount",
  order: "Order",
  change: "Change",
  ordered: "Ordered",
  received: "Received",
  open: "Open",
  units: "units",
  gone: "A variant that is gone",
  unlinked: "Not linked to a product yet",
  unknown: "Not known",
  free: "Free",
  taxUnknown: "with tax, no rate entered",
  withTax: "with tax",
  typed: "typed by hand",
  edit: "Edit",
  deliveries: "Deliveries",
  remove: "Remove",
  returned: "Damaged or sent back",
  again: "Expect again",
  closeShort: "Close short",
  theirs: (sku: string) => `Theirs: ${sku}`,
  packs: (packs: number, pack: number, format: Format) =>
    `${format(packs, 1)} ${nounFor(packs, PACKS)} of ${format(pack)}`,
  delivery: (units: string, day: string) => `${units} on ${day}`,
  late: (units: string, day: string) => `${units} late: expected ${day}`,
  damaged: (units: string) => `and ${units} damaged`,
  sentBack: (units: string) => `${units} of them sent back`,
  willNotCome: (units: string, reason: string | null) => `${units} will not come: ${reason}`,
  priceFor: (amount: string, units: number) => `${amount} for ${units}`,
  editOf: (name: string) => `Edit ${name}`,
  deliveriesOf: (name: string) => `Deliveries of ${name}`,
  removeOf: (name: string) => `Remove ${name}`,
  returnedOf: (name: string) => `Damaged or sent back: ${name}`,
  closeOf: (name: string) => `Close short: ${name}`,
};

/** Of what an order says as a whole. */
export const FIELDS = {
  location: "Where to deliver",
  expected: "Expected",
  wasExpected: (day: string) => `Was expected on ${day}`,
  wasNotExpected: "No day was expected",
  expectedHelp: "Leave it blank to go by the lead time, from the day you order.",
  rateHelp: "Entered once; it stays as it was when the order went out.",
  forSupplier: "For the supplier",
  shipTo: "Ship to",
  byLocation: "The location",
  paidFrom: "Paid from",
  notSaid: "Not stated",
  lineOrder: "Lines on the paper",
  lineOrders: { entered: "As entered", sku: "By SKU", name: "By name" },
  note: "Note",
  terms: "Payment terms",
  noNote: "No note.",
  noTerms: "No payment terms.",
  teamNote: "Note for the team",
  teamNoteHelp: "The supplier never sees it.",
  rate: (currency: string, shopCurrency: string) => `One ${currency} in ${shopCurrency}`,
};

/** Of who did what. */
export const TIMELINE = {
  title: "Timeline",
  by: " by ",
  to: (address: string) => `To ${address}`,
  fromFile: (reference: string) => `From a file, as ${reference}`,
  units: (units: number, format: Format) => counted(units, UNITS, format),
  cost: (kind: string, label: string | null, amount: string) => `${label ? `${kind}: ${label}` : kind}, ${amount}`,
  inCurrency: (field: string, currency: string) => `${field} (${currency})`,
  change: (field: string, before: string, after: string) => `${field}: ${before || "blank"} → ${after || "blank"}`,
};

/** Of the sums of an order. */
export const TOTALS = {
  units: "Units",
  goods: "Goods without tax",
  tax: "Tax",
  total: "Total",
  goodsWithTax: "Goods with tax",
  onPaper: "Total on the supplier's paper",
  noCosts: "The cost of no line is known yet, so there is no total.",
  withoutCost: (lines: number, format: Format) =>
    `The cost of ${counted(lines, LINES, format)} is not known, so the total leaves ${lines === 1 ? "it" : "them"} out.`,
};

/** Of the page of one order, and of a new one. */
export const ONE = {
  one: "Purchase order",
  aLocation: "A location",
  saved: "Order saved",
  list: "Purchase orders",
  send: "Preview and send",
  pdf: "PDF for the supplier",
  costs: "Costs and bill",
  receipts: "Receipts",
  fileFailed: "The file did not arrive, try again",
  csv: "Save as CSV",
  thisOrder: "This order",
  addLines: "Add lines",
  new: "New purchase order",
  noSuppliers: "Add a supplier first: an order is for one supplier, in the supplier's currency.",
  supplier: "Supplier",
  location: "Where to deliver",
  addSupplier: "Add supplier",
  create: "Create draft",
  toCustomer: (sale: string) => `to the customer of ${sale}`,
  to: (location: string) => `to ${location}`,
};

/** What was changed, by its field. */
export const FIELD_NAMES: Record<string, string> = {
  ...{
    ordered: "Units",
    price: "Cost",
    costTyped: "Cost typed by hand",
    taxRate: "Tax %",
    taxIncluded: "Includes tax",
    supplierSku: "Supplier SKU",
  },
  ...{ description: "Description", pack: "Pack", expectedDay: "Expected", rate: "Rate", locationId: "Location" },
  ...{ supplierNote: "Note for the supplier", teamNote: "Note for the team", terms: "Payment terms" },
  ...{ shipToId: "Ship to", paymentAccountId: "Paid from", lineOrder: "Lines on the paper" },
};

/** What was done. */
export const HAPPENED: Record<(typeof HAPPENINGS)[number], string> = {
  created: "Drafted",
  sending: "Mail begun",
  sent: "Marked as ordered",
  unsent: "Set back to a draft",
  cancelled: "Cancelled",
  closed: "Closed",
  reopened: "Opened again",
  changed: "Changed",
  line_added: "Line added",
  line_changed: "Line changed",
  line_removed: "Line removed",
  line_closed: "Line closed short",
  line_reopened: "Line awaited again",
  line_split: "Line divided into deliveries",
  cost_added: "Cost added",
  cost_removed: "Cost removed",
  received: "Received",
  unreceived: "Receipt taken back",
  rejected: "Found damaged later",
  returned: "Sent back to the supplier",
  billed: "Bill entered",
  mailed: "Mail sent",
  bounced: "Mail came back, noted",
  moved_in: "Moved in from Stocky",
  linked: "Line linked to its product",
};
