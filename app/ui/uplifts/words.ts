import type { ReactNode } from "react";
import { sentence } from "../sentence";

export const UPLIFTS = {
  theWholeShop: "The whole shop",
  planAnUplift: "Plan an uplift",
  name: "Name",
  for: "For",
  chosenSubjects: {
    chosen: "Chosen",
    choose: "Choose",
  },
  editUplift: {
    aVendor: "A vendor",
    aProductType: "A product type",
    productsThatIChoose: "Products that I choose, with all their variants",
    variantsThatIChoose: "Variants I choose",
    change: (uplift: string) => `Change "${uplift}"`,
    aDayAtCountsAs:
      "A day at × 2 counts as two. What to order counts on each of these days that falls into its lead time, review days or cover.",
    firstDay: "First day",
    lastDay: "Last day",
    vendor: "Vendor",
    productType: "Product type",
    sellsSoManyTimes: "Sells so many times the usual",
    forTwiceAsMuchAs: "2 for twice as much as on a usual day.",
  },
  lastYear: {
    copyFromDays: "Copy from past days",
    from: "From",
    to: "To",
    compareWithTheDaysAround: "Compare with the days around them",
    tooLittleSoldAroundThose: "Too little sold around those days, or their sales are not known: type what you expect.",
    theseSoldTooLittle: "These sold too little by themselves. In the whole shop, ",
    unitsADayDaysBefore: (
      what: string,
      from: string,
      until: string,
      onDays: string,
      around: number,
      aroundSold: string,
      onRate: string,
      aroundRate: string,
      factor: string,
    ) =>
      `${what}${from} – ${until}: ${onDays} units a day. ${around} days before and after: ${aroundSold} a day. ${onRate} ÷ ${aroundRate} is about × ${factor}.`,
    use: (factor: string) => `Use × ${factor}`,
  },
  removedUplift: {
    isRemovedOrdersNoLonger: (uplift: string) => `"${uplift}" is removed: orders no longer count on it`,
  },
  upliftColumns: {
    sells: "Sells",
    days: "Days",
    change: "Change",
    everything: (vendor: ReactNode) => sentence("Everything of ", vendor),
    everythingOfType: (type: ReactNode) => sentence("Everything of the type ", type),
    andMore: (others: string) => `and ${others} more`,
    noLongerInShopify: "No longer in Shopify",
    allItsVariants: "all its variants",
  },
  upliftsIndex: {
    uplifts: "Uplifts",
    upliftSavedOrdersCount: "Uplift saved: orders count on it",
    daysToCome: "Days to come on which more will sell than usual. What to order counts on them.",
    settings: "Settings",
    promotions: "Promotions",
    whereTwoHoldOnOne:
      "On a day that two cover, the narrower counts (variant, product, type, vendor, shop), else the higher. Past days are left out of the forecast.",
    noDaysAreLiftedPlan: "No uplifts yet. Plan a sale before you order for it.",
  },
};
