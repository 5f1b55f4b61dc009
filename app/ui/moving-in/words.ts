import type { ReactNode } from "react";
import { counted, type Format, LINES, UNITS } from "../../words/counted";
import { sentence } from "../sentence";

export const MOVING_IN = {
  didNotComeAndWhy: (left: string) => `${left} did not come, and why`,
  suppliers: "Suppliers",
  supplier: "Supplier",
  status: "Status",
  ordered: "Ordered on",
  purchaseOrders: "Purchase orders",
  linkOne: "Link",
  linkProducts: "Link products",
  awaitedOrders: {
    isAnythingStillToCome: "Is anything still to come?",
    ofTheseOrdersStockyWas:
      "Stocky was still waiting for goods on these orders. Tick those that really are on the way: they count as on the way, and can be received. The others are history; any of them can be opened again later.",
    tickNone: "Tick none",
    tickAll: "Tick all",
    ofUnits: (left: number, ordered: number, format: Format) => `${format(left)} of ${counted(ordered, UNITS, format)}`,
    orderedOn: (day: string) => `ordered ${day}`,
    expectedOn: (day: string) => `expected ${day}`,
  },
  brought: {
    bringing: (name: string) => `Bringing in ${name}`,
    ofTheFileIsKept: (sent: string, total: string) =>
      `${sent} of ${total}. The file is kept already: if you leave, read it again and the rest comes.`,
    itStoppedBeforeItsEnd: "It stopped before its end",
    ofWereBrought: (sent: string, total: string) =>
      `${sent} of ${total} were brought in and are kept. Read the file again: what is here already is not added twice.`,
    soFar: "So far",
    isKept: (name: string) => `${name} is kept`,
    whatCame: (name: string) => `What came of ${name}`,
    ordersFromStocky: "Orders from Stocky",
    anotherFile: "Another file",
  },
  choosePastFile: {
    theBrowserCouldNotRead: "The browser could not read it. Choose it again.",
    itIsNoFile: "This kind of file cannot be read here.",
    theFileWasNotRead: "The file was not read",
    nothingWasChanged: (problem: string) => `${problem} Nothing was changed.`,
    stockyHasEndedAndWhat:
      "Stocky has closed, so its figures can only come from files saved in time. Each is kept here whole, so that it can be read again another way.",
    aFileSavedFromStocky: "A file saved from Stocky",
    chooseAFile: "Choose a file",
    csvOrZipUp: "CSV or zip, up to 20 MB",
    purchaseOrdersAsCsvOne: "Purchase orders as CSV, one order or many. Columns are guessed, and you confirm them.",
    theZipOfStockyRescue: "The zip of Stocky Rescue, as it is.",
    aListOfSuppliersAs: "A list of suppliers as CSV: Stocky itself could not save one.",
    oldOrdersComeAsHistory:
      "Old orders come as history. They never count as on the way unless you say that one is still to come, and nothing is written to Shopify.",
  },
  defaultFields: {
    whatTheFileDoesNot: "What the file does not say",
    is: "3/4/2026 is",
    april: "3 April",
    march: "March 4",
    orderNumber: "Order number",
    received: "Received on",
    destination: "Destination",
    suppliersCurrency: "Supplier's currency",
  },
  foundOrders: {
    found: (what: string, shown: number, all: number, format: Format) =>
      shown < all ? `${what}: the first ${format(shown)} of ${format(all)}` : `${what}: ${format(all)}`,
    willNotComeAndWhy: (left: string) => `${left} will not come, and why`,
    moreLikeThese: (left: string) => `${left} more like these`,
    name: "Name",
    contact: "Contact",
    email: "Email",
    phone: "Phone",
    address: "Address",
    leadTime: "Lead time",
    days: "days",
    number: "Number",
    inTheFile: "in the file",
    lines: "Lines",
    unitsOrdered: "Ordered",
    units: "units",
    received: "Received",
    total: "Total",
    withoutTax: "without tax",
    theFileSaysThatPart: "The file says that part came, not how much",
    notKnown: "Not known",
  },
  keptFilesCard: {
    filesThatWereKept: "Files that were kept",
    kbKept: (max: string) => `${max} KB, kept `,
    readAgain: "Read again",
    download: "Download",
    removeNamed: (file: string) => `Remove ${file}`,
    remove: "Remove",
    removeWithFile: (file: string) => `Remove ${file}?`,
    removeTheFile: "Remove the file",
    keep: "Keep it",
    whatItBroughtStays: "What it brought stays. The file itself is gone, and cannot be read another way any more.",
    itDidNotArriveWhole: "It did not arrive in full. Try again; if it stays so, choose the file once more.",
    nothingWasBroughtInFrom: "Nothing was brought in from it yet.",
  },
  linkDialog: {
    whichProductIsNow: (nameOfLost: string) => `Which product is ${nameOfLost} now?`,
    link: (productTitle: string, sku: string) => `Link to ${productTitle} ${sku}`,
  },
  lostTable: {
    whatIsNotLinked: "What is not linked",
    named: "Named",
    inFilesOfOldOrders: "In files of old orders",
    deletedInShopify: "Deleted in Shopify",
    sku: "SKU",
    has: "Has",
    mayBe: "May be",
    noSku: "No SKU",
    by: (sku: string, by: string) => `${sku}, by its ${by}`,
    linkWithNameOfLost: (nameOfLost: string, productTitle: string) => `Link ${nameOfLost} to ${productTitle}`,
    chooseTheProduct: (nameOfLost: string) => `Choose the product of ${nameOfLost}`,
    another: "Another",
    choose: "Choose",
    holds: (lines: number, rules: number, prices: number, format: Format) =>
      [
        lines > 0 && counted(lines, { one: "order line", other: "order lines" }, format),
        rules > 0 && counted(rules, { one: "rule", other: "rules" }, format),
        prices > 0 && counted(prices, { one: "supplier price", other: "supplier prices" }, format),
      ]
        .filter(Boolean)
        .join(", "),
  },
  openedFile: {
    itIsLargerThanMb: "It is larger than 20 MB. Split it into several files.",
  },
  resultCounts: {
    addedChangedAsTheyWere: (noun: string, added: string, changed: string, unchanged: string) =>
      `${noun}: ${added} added, ${changed} changed, ${unchanged} as they were`,
    linkThem: "Link them",
    notHere: (lines: number, link: ReactNode, format: Format) =>
      sentence(
        lines === 1
          ? "1 line is of a product that this shop does not have under that name. "
          : `${counted(lines, LINES, format)} are of products that this shop does not have under those names. `,
        link,
      ),
  },
  reviewPastFile: {
    whatTheFileHolds: "What the file holds",
    guessedByTheirHeadingsPut:
      "Guessed by their headings: put right what is not so, and look at what comes of it below.",
    whereGoodsWentIf: "Where goods went if the file does not say, or names a place that is not here",
    chooseAnotherFile: "Choose another file",
    keepTheFile: "Keep the file",
    suppliers: (suppliers: number, format: Format) =>
      counted(suppliers, { one: "supplier", other: "suppliers" }, format),
    orders: (orders: number, format: Format) => counted(orders, { one: "order", other: "orders" }, format),
    bring: (what: string[]) => `Bring in ${what.join(" and ")}`,
    purchaseOrdersARow: "Purchase orders: a row is a line",
    somethingElseOnlyKeep: "Something else: only keep it",
    rowAQuotationMarkHas: (row: number) =>
      `Row ${row}: a quotation mark has no partner. It was read cell by cell: look at it below.`,
    row: (number: number) => `Row ${number}`,
  },
  useBringing: {
    theFileCouldNotBe: "The file could not be kept, so nothing was brought in. Try again.",
    order: (number: string) => `Order ${number}`,
  },
  movingInIndex: {
    movingInFromStocky: "Moving in from Stocky",
    aLocation: "A location",
  },
  movingInLinks: {
    linked: "Linked",
    linkedOf: (links: string) => `${links} linked`,
    moving: "Moving in",
    linkAllAsOffered: (sure: string) => `Link all ${sure} as offered`,
    namedAndNotHere: "Named, but not here",
    skusOfOldOrders:
      "SKUs of old orders that no product here has, and products that were deleted in Shopify while rules, supplier prices or orders of theirs are still here. Linked to the product as it is now, all of that moves to it.",
    nothingIsWaiting: "Nothing is waiting for a link.",
  },
};
