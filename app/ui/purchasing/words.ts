import type { OrderTab } from "../../purchasing/orders/lists/order-list";
import { counted, LINES } from "../../words/counted";

type Format = (count: number) => string;

/** Of the list of orders. */
export const LIST = {
  number: "Number",
  supplier: "Supplier",
  noSupplier: "A supplier that is gone",
  to: "To",
  state: "State",
  lines: "Lines",
  received: "Received",
  units: "units",
  total: "Total",
  withTax: "with tax",
  unknown: "Not known",
  expected: "Expected",
  late: "Late",
  cameBack: "Mail came back",
  title: "Purchase orders",
  new: "New purchase order",
  import: "Import",
  exportLines: "Export lines",
  exportList: "Export list",
  dropship: "Dropship a sale",
  movingIn: "Move in from Stocky",
  costs: "New costs",
  orders: "Orders",
  search: "Search by number, supplier or SKU",
  receivedOf: (received: string, ordered: string) => `${received} of ${ordered}`,
  over: (units: string) => `${units} more than ordered, damaged ones counted`,
  customerOf: (sale: string) => `Customer of ${sale}`,
  withoutCost: (lines: number, format: Format) => `and ${counted(lines, LINES, format)} whose cost is not known`,
  exportFailed: (content: string) => `${content}: it did not arrive, try again`,
  noMatch: (text: string, tab: OrderTab) =>
    `No order ${text ? `matches "${text}"` : "from this supplier"}${tab === "all" ? "" : ` under ${TAB_NAMES[tab]}`}.`,
};

/** The tabs of the list. */
export const TAB_NAMES = {
  all: "All",
  draft: "Draft",
  sent: "Sent",
  partial: "Partly received",
  received: "Received",
  late: "Late",
  closed: "Closed",
  cancelled: "Cancelled",
  history: "From Stocky",
} satisfies Record<OrderTab, string>;

/** Of the row of tabs. */
export const TABS = {
  label: "Purchase orders",
  inShopify: "In Shopify",
};

/** What stands where a tab has no rows. */
export const NONE = {
  all: "No purchase orders yet. Draft them on the Reorder page, or create one by hand.",
  draft: "No drafts.",
  sent: "No order is with a supplier and still whole.",
  partial: "No order is partly received.",
  received: "No order is fully received and still open.",
  late: "Nothing is late.",
  closed: "No order is closed.",
  cancelled: "No order has been cancelled.",
  history: "No order was moved in from Stocky.",
} satisfies Record<OrderTab, string>;
