import type { ReactNode } from "react";
import { sentence } from "./sentence";

export const SHARED = {
  save: "Save",
  addVariants: {
    done: "Done",
    units: (name: string) => `Units of ${name}`,
    add: (name: string) => `Add ${name}`,
    addAgain: "Add again",
    add2: "Add",
  },
  attemptStrip: {
    noAttemptYet: "No attempt yet",
    theLastAttemptsDeliveredFailed: (strip: number, strip2: number, failed: number) =>
      `The last ${strip} attempts: ${strip2} delivered, ${failed} failed`,
    ofTheLastDelivered: (successRate: string, strip: string) => `${successRate} % of the last ${strip} delivered`,
  },
  came: {
    delivered: "Delivered",
    notTaken: "Not taken",
    itAnswered: (what: string, status: number, duration: string) => `${what}: it answered ${status} in ${duration}.`,
    nothingWasSent: (reason: string) => `Nothing was sent. ${reason}`,
    tenTestsAMinute: "Ten tests a minute are sent. Try again in a minute.",
    aTry: "A try of it is still to come or under way, so it is not sent beside that.",
    notSent: (reason: string) => `Not sent. ${reason}`,
  },
  changed: {
    stock: "Stock",
    changed: (what: string) => `${what} changed`,
    show: "Show",
  },
  copyButton: {
    copy: "Copy",
    copied: "Copied",
    selectItAndCopy: "Select it and copy",
  },
  coverBar: {
    soldOut: "Sold out",
  },
  downloadButton: {
    theFileDidNotArrive: "The file did not arrive whole, so it was not saved. Try again.",
  },
  draftsMade: {
    noDraftWasCreated: "No draft was created",
    draftWasCreated: "1 draft was created",
    draftsWereCreated: (drafts: number) => `${drafts} drafts were created`,
    line: "1 line",
    lines: (lines: number) => `${lines} lines`,
    lineIsOnAnOpen: "1 line is on an open draft already.",
    linesAreOnOpenDrafts: (before: number) => `${before} lines are on open drafts already.`,
    lineHas: "1 line has",
    linesHave: (withoutSupplier: number) => `${withoutSupplier} lines have`,
    is: "is",
    are: "are",
    sayWhoSellsThem: "say who sells them",
    noSupplier: (what: string, what2: string, link: ReactNode) =>
      sentence(what, " no supplier and ", what2, " on no draft: ", link, "."),
  },
  endpointBadge: {
    on: "On",
    failing: "Failing",
    notAnswering: "Not answering",
    off: "Off",
    switchedOff: "Switched off",
  },
  eventTabs: {
    endpoints: "Endpoints",
    dispatches: "Dispatches",
    catalogue: "Catalogue",
    events: "Events",
  },
  findVariants: {
    searchByProductSkuBarcode: "Search by product, SKU, barcode or vendor",
    nothingMatches: (text: string) => `Nothing matches "${text}".`,
  },
  formDialog: {
    cancel: "Cancel",
  },
  importAnswer: {
    locations: "Locations",
    products: "Products",
    variants: "Variants",
    stockLevels: "Stock levels",
    orders: "Orders",
  },
  importProgress: {
    importing: "Importing",
    readingYourShop: "Reading your shop",
    waitingForShopifyToBegin: "Waiting for Shopify to begin",
    productsStockAndTheOrders:
      "Products, stock and the orders of the last weeks come from Shopify once. You may leave this page: it goes on.",
    theImportStopped: "The import stopped",
    importAgain: "Import again",
    shopifyDidNotAnswerAs: "Shopify did not answer as expected.",
    whatWasReadSoFar: "What was read so far is kept, and reading it twice does no harm.",
  },
  markedDays: {
    toCome: "to come",
  },
  meanwhile: {
    savedMeanwhileYou: (shown: string, what: string, shown2: string) =>
      `Saved meanwhile: ${shown}. You ${what}: ${shown2}.`,
    yes: "Yes",
    no: "No",
    somebodyElseSavedThisMeanwhile: "Somebody else saved this meanwhile. Nothing of yours was saved yet",
    saveMine: "Save mine",
    theFieldsThatBoth:
      "The fields that both of you changed show both values below. Fields that you left alone stay as they saved them.",
  },
  number: {
    notTracked: "Not tracked",
    unit: " unit",
    units: " units",
    nothingSellsAndNone: "Nothing sells and none is set, so it is never low",
    none: "None",
    under: (count: string) => `under ${count}`,
    noEnd: "No end",
    over: (longestShown: string) => `Over ${longestShown}`,
    underASecond: "under a second",
  },
  order: {
    overdue: "Overdue",
    aDayLost: (lost: string) => `${lost} a day lost`,
    today: "Today",
    noNeed: "No need",
    withoutSafetyStock: (date: string) => `without safety stock ${date}`,
  },
  orderDaysNote: {
    closed: (closureSaid: string) => `Closed ${closureSaid}.`,
    ordersByDaysSkipThese: (said: string) => `${said} Orders by days skip these.`,
  },
  removed: {
    undo: "Undo",
    itWasNotPutBack: (values: string) => `It was not put back. ${values}`,
  },
  rowButtons: {
    change: (row: string) => `Change ${row}`,
    change2: "Change",
    remove: (row: string) => `Remove ${row}`,
    remove2: "Remove",
  },
  saveBar: {
    discard: "Discard",
  },
  searchBox: {
    search: "Search",
    clear: "Clear",
  },
  snoozeMenu: {
    snooze: "Snooze",
  },
  stateBadge: {
    unlisted: "Unlisted",
    snoozed: "Snoozed",
    excluded: "Excluded",
    sellOut: "Sell out",
  },
  stockByLocation: {
    low: "low",
    unnamedLocation: "Unnamed location",
  },
  suggested: {
    besideDrafted: (units: ReactNode) => sentence("beside ", units, " drafted"),
    noSales: "No sales",
  },
  takeBack: {
    ask: "Take this receipt back",
    takeBack: "Take it back",
    leave: "Leave it",
  },
  waitingLinks: {
    nothing: "Nothing",
  },
};
