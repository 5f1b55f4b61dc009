import type { ReactNode } from "react";
import { counted, type Format, IS, type Noun, nounFor, VARIANTS } from "../../words/counted";
import { sentence } from "../sentence";

export const ALERT: Noun = { one: "alert", other: "alerts" };
const MATCHES: Noun = { one: "matches", other: "match" };

export const ALERTS = {
  openAgain: "Open again",
  available: "Available",
  unitsThere: "units there",
  reorderPoint: "Reorder point",
  expectedADay: "Expected a day",
  suggested: "Suggested",
  units: "units",
  product: "Product",
  location: "Location",
  openSince: "Open since",
  moveHere: (moving: string) => `Move ${moving} here`,
  otherLocationsCanSpare: (moving: number) => `other locations can spare ${moving === 1 ? "it" : "them"}`,
  ofThemForHere: (share: number, format: Format) => `${share === 0 ? "none" : format(share)} of them for here`,
  theShopHasEnough: "The shop has enough",
  aVariantThatIsGone: "a variant that is gone",
  sku: "SKU",
  closed: "Closed",
  alertBulkBar: {
    exclude: "Exclude",
    snoozed: (alerts: number, format: Format) => `${counted(alerts, ALERT, format)} ${nounFor(alerts, IS)} snoozed`,
    undo: "Undo",
    allThatIsSnoozed: "All that is snoozed",
  },
  alertFilters: {
    searchByProductSkuBarcode: "Search by product, SKU, barcode or vendor",
    kind: "Kind",
    allKinds: "All kinds",
    sort: "Sort by",
    outOfStock: "Out of stock",
    low: "Low",
    othersCanSpare: "Others can spare",
    newestFirst: "Newest first",
    oldestFirst: "Oldest first",
    backFirst: "Back first",
    lastClosedFirst: "Last closed first",
    productAToZ: "Product, A to Z",
    productZ: "Product, Z to A",
    runsOutFirst: "Runs out first",
  },
  alertLineColumns: {
    snooze: "Snooze",
    comesBack: "Comes back",
    now: "Now",
    forHere: (suggested: string) => `${suggested} for here`,
    select: (title: string) => `Select ${title}`,
    drafted: (units: string) => `${units} drafted`,
    ordered: (units: string) => `${units} on order`,
  },
  closedAlertColumns: {
    opened: "Opened",
    positionThen: "Position then",
    reorderPointThen: "Reorder point then",
  },
  openAlertColumns: {
    withIncoming: (units: ReactNode) => sentence(units, " with incoming"),
    at: (what: string, location: string) => `${what} at ${location}`,
    variantThatIsGone: "A variant that is gone",
  },
  snoozeButton: {
    snooze: (alert: string) => `Snooze ${alert}`,
    snoozeAtAllOfThese: (name: string) => `Snooze ${name} at all of these locations`,
    openAgain: (alert: string) => `Open again: ${alert}`,
  },
  alerts: {
    alerts: "Alerts",
    alertsOrStock: "Alerts or stock",
    noAlertMatchesUnder: (names: string) => `No alert matches under ${names}.`,
    closedAlerts: "Closed alerts",
    alertsWithNames: (names: string) => `${names} alerts`,
    found: (alerts: number, variants: number, tab: string, format: Format) =>
      `${counted(alerts, ALERT, format)} ${nounFor(alerts, MATCHES)}, of ${counted(variants, VARIANTS, format)}, under ${tab}.`,
    moreVariantsHaveTheseWords: (said: string) =>
      `${said} More variants match than can be searched at once. Add a word to narrow it.`,
    open: "Open",
    snoozed: "Snoozed",
    noAlertIsOpen: "No alert is open.",
    noAlertIsSnoozed: "No alert is snoozed. A snoozed alert waits here until its day.",
    noAlertHasBeenClosed: "No alert has been closed yet.",
  },
};
