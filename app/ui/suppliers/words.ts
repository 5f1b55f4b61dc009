import { counted, DAYS, type Noun, nounFor, UNITS, VARIANTS } from "../../words/counted";

type Format = (count: number) => string;

const ORDERS: Noun = { one: "order", other: "orders" };
const RECEIPTS: Noun = { one: "receipt", other: "receipts" };

/** Of the form. */
export const FIELDS = {
  notSaved: "Nothing was saved",
  mend: "Fix what is marked below, and save again.",
  contact: "Contact",
  name: "Name",
  primary: "Primary contact",
  primaryHelp: "Orders are sent to this person's email address.",
  email: "Email",
  phone: "Phone",
  address: "Address",
  addressHelp: "As printed on orders.",
  notes: "Notes for your team",
  delivers: "What it delivers",
  ordering: "Ordering",
  currency: "Currency",
  minimumValue: "Minimum order value",
  minimumValueHelp: "The least an order has to be worth.",
  leadTimeHelp: "From placing the order to having the goods.",
  deviationHelp: "0 if it is always on time.",
  reviewHelp: "How often you order here.",
  coverHelp: "How long an order lasts beyond its lead time.",
  minimumOrderHelp: "For each variant.",
  casePackHelp: "Units come in full cases.",
  serviceLevelHelp: "How sure you want to be not to run out before the next order arrives. Higher needs more stock.",
  blank: "A blank field uses the shop's default.",
  closures: "Closed periods",
  closuresHelp: "One per line, first and last day: 2027-02-06 to 2027-02-20 Chinese New Year. Plans order before them.",
  terms: "Payment terms",
  termsHelp: "As printed on orders: 30 days net.",
  pattern: "Cost where none is known",
  patternHelp: "60% of price, or 95% of cost: of the selling price, or of the cost in Shopify, in the same currency.",
  tax: "Tax on its orders",
  taxHelp: "New order lines start with this rate. It never counts as cost. Blank means no tax.",
  includeTax: "Costs include tax",
  includeTaxHelp: "New order lines treat its costs as including tax; the net amount is worked out once per line.",
  weekdays: "Takes orders on",
  anyDay: "If no day is ticked, it takes orders on any day.",
};

/** Of further people at a supplier. */
export const CONTACTS = {
  name: "Name",
  role: "Role",
  email: "Email",
  phone: "Phone",
  remove: "Remove",
  add: "Add another contact",
  numbered: (number: number) => `Contact ${number}`,
  removeOf: (name: string, number: number) => `Remove ${name || `contact ${number}`}`,
};

/** Of the vendors that come from a supplier. */
export const VENDORS = {
  label: "Vendors",
  none: "No vendor of your products has that name.",
  search: "Search the vendors of your products",
  chosen: "Variants of these vendors are ordered here, unless their own price list says otherwise.",
  notYet: "Nothing is ordered here until you choose a vendor or add a variant to the price list.",
  taken: (vendor: string, supplier: string) => `${vendor} (with ${supplier})`,
  add: (typed: string) => `Add "${typed}"`,
};

/** Of archiving a supplier. */
export const ARCHIVE = {
  archived: "Archived: nothing is ordered from this supplier.",
  takeBack: "Restore",
  about: "Archive a supplier you no longer order from.",
  button: "Archive supplier",
  archive: "Archive",
  keep: "Keep",
  means:
    "Its vendors become free for other suppliers, and no variant is ordered from it any more. Its price list is kept. You can restore it later.",
  asked: (name: string) => `Archive ${name}?`,
  done: (name: string) => `${name} archived`,
  back: (name: string) => `${name} is back`,
};

/** Of what to buy there and what was spent. */
export const BUYING = {
  title: "Buying here",
  nothing: "Nothing to order now.",
  draft: "Draft the order",
  spent: "Ordered, without tax, for lines whose cost is known.",
  toOrder: (variants: number, format: Format) => `${counted(variants, VARIANTS, format)} to order now.`,
  year: (year: number, orders: number, format: Format) => `${year}, ${counted(orders, ORDERS, format)}`,
};

/** Of the price list. */
export const PRICES = {
  title: "Price list",
  none: "No variants yet. List costs, minimum orders and case packs here where they differ from variant to variant.",
  open: "Open price list",
  import: "Import",
  product: "Product",
  preferred: "Preferred",
  backup: "Backup",
  sku: "SKU",
  supplierSku: "Supplier SKU",
  unitCost: "Unit cost",
  minimumOrder: "Minimum order",
  minimumOrderOf: "Minimum order of",
  casePack: "Case pack",
  casePackOf: "Case pack of",
  leadTime: "Lead time",
  units: "units",
  days: "days",
  change: "Change",
  gone: "A variant that is gone",
  edit: "Edit",
  remove: "Remove",
  addTitle: "Add a variant to the price list",
  added: "Added",
  add: "Add",
  saveMine: "Save mine",
  addVariant: "Add variant",
  exportFailed: "Export failed, try again",
  export: "Export",
  empty:
    "No variant has its own terms here. Add one, or import a file. What you leave blank is the same as for the supplier's other variants.",
  removed: "Removed from the price list",
  saved: "Price list saved",
  withTerms: (variants: number, more: boolean, format: Format) =>
    `${format(variants)}${more ? " or more" : ""} ${nounFor(variants, VARIANTS)} with their own terms.`,
  from: (units: string, cost: string) => `from ${units}: ${cost}`,
  editOf: (name: string) => `Edit ${name}`,
  removeOf: (name: string) => `Remove ${name}`,
  addOf: (name: string) => `Add ${name}`,
  off: (product: string, sku: string) => `${product || "A variant"}${sku && ` (${sku})`} is off the price list`,
  of: (supplier: string) => `Prices of ${supplier}`,
  amountsIn: (supplier: string, currency: string) => `${supplier} · amounts in ${currency}`,
};

/** Of a variant's terms. */
export const EDIT_PRICE = {
  supplierSku: "Supplier SKU",
  description: "What the supplier calls it",
  unitCost: "Unit cost",
  minimumOrder: "Minimum order",
  casePack: "Case pack",
  leadTime: "Lead time",
  preferred: "Preferred: order this variant here",
  preferredHelp: "Without a preferred supplier, it is ordered from its vendor's supplier.",
  backup: "Backup: order here when the preferred supplier cannot deliver",
  breaks: (currency: string) => `Price breaks in ${currency}: 12: 4.50 | 144: 4.20`,
};

/** Of how a supplier delivers. */
export const PERFORMANCE = {
  taken: "The measured lead time is used from now on",
  title: "Measured",
  none: "Nothing has been received from this supplier yet. Its lead time is measured from the day of the order to the day the goods arrived.",
  shopPlanned: "Plans use the shop's lead time.",
  noExpected: "No order had an expected day.",
  noneEnded: "No order has been completed yet.",
  use: "Use measured",
  of: (name: string | undefined) => `How ${name ?? "it"} delivers`,
  basis: (receipts: number, format: Format) =>
    `From the last ${receipts === 1 ? "receipt" : counted(receipts, RECEIPTS, format)}, by the day the goods arrived.`,
  leadTime: "Lead time:",
  withoutClosed: "Days on which it was closed, or took no orders, are left out: plans add them.",
  days: (days: number, format: (value: number, digits?: number) => string) =>
    `${format(days, 1)} ${nounFor(days, DAYS)}`,
  giveOrTake: (days: string) => `, give or take ${days}`,
  planned: (days: number, format: Format) => `Plans use ${counted(days, DAYS, format)}.`,
  onTime: (count: string, of: string, share: string) => `On time: ${count} of ${of}, ${share}.`,
  delivered: (received: number, ordered: number, share: string, format: Format) =>
    `Delivered: ${format(received)} of ${counted(ordered, UNITS, format)} on the last orders, ${share}.`,
};

/** Of the list of suppliers. */
export const LIST = {
  active: "Active",
  archived: "Archived",
  supplier: "Supplier",
  vendors: "Vendors",
  variants: "Variants",
  email: "Email",
  phone: "Phone",
  leadTime: "Lead time",
  asPromised: "days, as promised",
  shopDefault: "shop default",
  title: "Suppliers",
  add: "Add supplier",
  without: "Variants without a supplier",
  import: "Import",
  importPrices: "Import price lists",
  movingIn: "Move in from Stocky",
  exportFailed: "Export failed, try again",
  export: "Export",
  search: "Search by name",
  sort: "Sort by",
  aToZ: "Name, A to Z",
  zToA: "Name, Z to A",
  none: "No suppliers yet. Add one, or import a file: plans and orders follow from who delivers what.",
  noneArchived: "No supplier is archived.",
  noMatch: (text: string) => `No supplier's name contains "${text}".`,
};

/** Of one supplier, and of a new one. */
export const PAGES = {
  one: "Supplier",
  saved: "Supplier saved",
  archived: "Archived",
  title: "Suppliers",
  performance: "How it delivers",
  noOrders: "Nothing has been ordered here yet.",
  add: "Add supplier",
};
