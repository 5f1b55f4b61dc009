import type { ReactNode } from "react";
import { counted, DAYS, type Format, VARIANTS } from "../../words/counted";
import { sentence } from "../sentence";

export const HOME = {
  orderNow: "Order now",
  product: "Product",
  available: "Available",
  reorderPoint: "Reorder point",
  suggested: "Suggested",
  figureCard: {
    aWeekAgo: "a week ago",
    daysAgo: (days: number) => (days === 1 ? "yesterday" : `${counted(days, DAYS, String)} ago`),
    sameAs: (when: string) => `Same as ${when}`,
    more: (amount: string, when: string) => `${amount} more than ${when}`,
    less: (amount: string, when: string) => `${amount} less than ${when}`,
  },
  figureCards: {
    withOfSalesAtRisk: (variants: string, risk: string) => `${variants}, with ${risk} of sales at risk a day`,
    toOrderBeforeTheNext: (variants: string) => `${variants} to order before the next review`,
    outOfStock: "Out of stock",
    withNoneLeft: (variants: string) => `${variants} with none left`,
    onTheWay: "On the way",
    unitsNoArrivalPlanned: "units, no arrival planned",
    unitsTheNext: (nextArrival: string) => `units, the next on ${nextArrival}`,
    ofThemDrafted: (drafted: string) => `${drafted} of them drafted`,
    stockValue: "Stock value",
    enterWhatYourProductsCost: "Add what your products cost in Shopify",
    atCostOfWhatHas: "at cost, of what has a cost",
  },
  keepDefaults: {
    daysIsRight: (leadTimeDays: number) => `${counted(leadTimeDays, DAYS, String)} is right`,
  },
  noProducts: {
    noProductsYet: "No products yet",
    yourShopHasNoProducts: "Your shop has no products in Shopify. Add one there: it appears here within seconds.",
  },
  recentAlerts: {
    newestAlerts: "Newest alerts",
    allOpenAlerts: "All open alerts",
    noAlertIsOpen: "No alert is open.",
    newestOpenAlerts: "Newest open alerts",
    location: "Location",
    openSince: "Open since",
  },
  setupGuideCard: {
    evenstockIsSetUp: "Evenstock is set up",
    setUpEvenstock: "Set up Evenstock",
    thisGuideGoesAwayNow: "This guide goes away by itself now.",
    ofDone: (done: number, steps: number) => `${done} of ${steps} done`,
    stepsOfSettingUp: "Set-up steps",
    done: ": done",
    readProductsStockAndPast: "Read products, stock and past orders",
    sayHowLongAnOrder: "Say how long orders take to arrive",
    sayWhoYouBuyFrom: "Say who you buy from",
    giveOneVariantARule: "Give one variant a rule of its own",
    sayWhoGetsLowStock: "Say who gets low-stock mail",
    evenstockPlansWithDaysFrom: (leadTimeDays: number) =>
      `Evenstock allows ${counted(leadTimeDays, DAYS, String)} from placing an order to having the goods, until you say otherwise.`,
    changeItInSettings: "Change it in Settings",
    suppliers: "Suppliers",
    enterThemUnderByHand: (link: ReactNode) =>
      sentence("Add them under ", link, ", by hand or from a file, with the vendors they supply."),
    products: "Products",
    someArticlesComeLater: (link: ReactNode) =>
      sentence(
        "Some products take longer, or only come by the case. Open one in ",
        link,
        " and fill in what is different.",
      ),
    settings: "Settings",
    enterAddressesInAtOnce: (link: ReactNode) =>
      sentence("Add addresses in ", link, ", to hear at once, each morning or each Monday."),
    putTheGuideAway: "Hide the guide",
  },
  syncBanner: {
    numbersMayBeBehind: "Numbers may be behind",
    syncHealth: "Sync health",
    changesInShopifyHaveReached:
      "Changes in Shopify reach Evenstock more than half an hour late. What comes late is still counted.",
  },
  cameBack: {
    one: (number: string) => `The mail of ${number} came back`,
    several: (orders: number, format: Format) => `The mails of ${format(orders)} purchase orders came back`,
    open: (number: string) => `Open ${number}`,
    openAll: "Open the orders",
    says: "The supplier may not know of it. What was ordered still counts as on its way.",
  },
  urgentLines: {
    allLinesToOrder: "All lines to order",
    nothingIsAtItsReorder: "Nothing is at its reorder point, or will be before the next review.",
    linesToOrderThatPut: "Lines to order that put most sales at risk",
    units: "units",
    expectedADay: "Expected a day",
    cover: "Cover",
    days: "days",
    runsOut: "Runs out",
    noEnd: "No end",
    enough: "Enough",
  },
  index: {
    home: "Home",
    variantsInYourCatalogue: (variants: number, format: Format) =>
      `${counted(variants, VARIANTS, format)} in your catalogue`,
  },
};
