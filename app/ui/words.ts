import type { ReactNode } from "react";
import { counted, DAYS, type Format, HAS, IS, LINES, type Noun, nounFor, WAS } from "../words/counted";
import { sentence } from "./sentence";

const ATTEMPTS: Noun = { one: "attempt", other: "attempts" };
const DRAFTS: Noun = { one: "draft", other: "drafts" };

export const SHARED = {
  save: "Save",
  gone: "No longer in Shopify",
  addVariants: {
    done: "Done",
    units: (name: string) => `Units of ${name}`,
    addNamed: (name: string) => `Add ${name}`,
    addAgain: "Add again",
    add: "Add",
  },
  attemptStrip: {
    noAttemptYet: "No attempt yet",
    theLastAttemptsDeliveredFailed: (attempts: number, delivered: number, failed: number) =>
      `The last ${counted(attempts, ATTEMPTS, String)}: ${delivered} delivered, ${failed} failed`,
    theOneAttempt: (isDelivered: boolean) => `The one attempt ${isDelivered ? "was delivered" : "failed"}`,
    ofAttemptsDelivered: (successRate: string, attempts: string) =>
      `${successRate}% of the last ${attempts} attempts delivered`,
  },
  attemptOutcome: {
    itAnswered: (isTaken: boolean, status: number, duration: string) =>
      `${isTaken ? "Delivered" : "Not taken"}: it answered ${status} in ${duration}.`,
    nothingWasSent: (reason: string) => `Nothing was sent. ${reason}`,
    tenTestsAMinute: "You can send ten tests a minute. Try again in a minute.",
    aTry: "An attempt is already due or under way, so it was not sent again.",
    notSent: (reason: string) => `Not sent. ${reason}`,
  },
  changed: {
    stock: "Stock",
    changed: (what: string) => `${what} changed`,
    show: "Show",
  },
  onDemand: {
    updated: "Evenstock has been updated. Reload this page to go on: what you have not saved will be lost.",
    reload: "Reload",
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
    theFileDidNotArrive: "The file did not arrive in full, so it was not saved. Try again.",
  },
  draftsMade: {
    noDraftWasCreated: "No draft was created",
    created: (drafts: number, format: Format) => `${counted(drafts, DRAFTS, format)} ${nounFor(drafts, WAS)} created`,
    already: (lines: number, format: Format) =>
      lines === 1 ? "1 line is on an open draft already." : `${format(lines)} lines are on open drafts already.`,
    sayWhoSellsThem: "say who sells them",
    noSupplier: (lines: number, link: ReactNode, format: Format) =>
      sentence(
        `${counted(lines, LINES, format)} ${nounFor(lines, HAS)} no supplier and ${nounFor(lines, IS)} on no draft: `,
        link,
        ".",
      ),
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
      "Evenstock reads your products, stock and recent orders from Shopify once. You can leave this page: it carries on.",
    figuresAreOld:
      "Your shop is being read from Shopify. Until that is done, what you see here may be missing or out of date: wait before you order.",
    theImportStopped: "The import stopped",
    importAgain: "Import again",
    shopifyDidNotAnswerAs: "Shopify did not answer as expected.",
    whatWasReadSoFar: "What was read so far is kept, and reading it twice does no harm.",
  },
  markedDays: {
    past: "past",
    now: "now",
    toCome: "to come",
    lasting: (days: number, when: string, format: Format) => `${counted(days, DAYS, format)}, ${when}`,
  },
  meanwhile: {
    youTyped: (saved: string, typed: string) => `Saved meanwhile: ${saved}. You typed: ${typed}.`,
    youChose: (saved: string, chosen: string) => `Saved meanwhile: ${saved}. You chose: ${chosen}.`,
    blank: "blank",
    yes: "Yes",
    no: "No",
    somebodyElseSavedThisMeanwhile: "Someone else saved this in the meantime. Your changes are not saved yet",
    saveMine: "Save mine",
    theFieldsThatBoth:
      "Fields that you both changed show both values below. Fields you left alone stay as they saved them.",
  },
  number: {
    notTracked: "Not tracked",
    nothingSellsAndNone: "Nothing sells and none is set, so it is never low",
    none: "None",
    noEnd: "No end",
    over: (longestShown: string) => `Over ${longestShown}`,
    underASecond: "under a second",
  },
  typedUnits: {
    refused: (least: string, most: string, stays: number | undefined, format: Format) =>
      `Whole units only, ${least} to ${most}.${stays === undefined ? "" : ` It stays at ${format(stays)}.`}`,
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
    changeNamed: (row: string) => `Change ${row}`,
    change: "Change",
    removeNamed: (row: string) => `Remove ${row}`,
    remove: "Remove",
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
  locationName: {
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
    done: "It is taken back.",
  },
  waitingLinks: {
    nothing: "Nothing",
    pending: "waiting",
    held: "held",
    exhausted: "exhausted",
  },
};
