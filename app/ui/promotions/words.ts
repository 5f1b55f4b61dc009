export const PROMOTIONS = {
  name: "Name",
  for: "For",
  theWholeShop: "The whole shop",
  editPromotion: {
    change: (promotion: string) => `Change "${promotion}"`,
    markDaysOfAPromotion: "Mark days of a promotion",
    whatSellsOnTheseDays: (mostDays: number) =>
      `What sells on these days is left out of velocity and forecast, like days out of stock. Up to ${mostDays} days at once; days to come are left out once they are there.`,
    firstDay: "First day",
    lastDay: "Last day",
  },
  promotionColumns: {
    days: "Days",
    change: "Change",
    noLongerInShopify: "No longer in Shopify",
    allItsVariants: "all its variants",
  },
  removedPromotion: {
    isRemovedItsDaysCount: (promotion: string) => `"${promotion}" is removed: its days count again`,
  },
  promotionsIndex: {
    promotions: "Promotions",
    promotionSavedItsDays: "Promotion saved: its days are left out",
    daysThatAreNoGuide: "Days that are no guide to the rest: velocity and forecast leave out what sold on them.",
    settings: "Settings",
    markDays: "Mark days",
    uplifts: "Uplifts",
    daysOfOneVariant:
      "To mark days for a single variant or product, go to the variant's page. For days ahead on which you expect to sell more, plan an uplift; once past, those days are left out as well.",
    noDaysAreMarkedMark: "No days are marked. Mark a sale, so that it is not taken for how the shop usually sells.",
  },
};
