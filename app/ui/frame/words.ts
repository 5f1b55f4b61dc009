export const FRAME = {
  home: "Home",
  reorder: "Reorder",
  products: "Products",
  suppliers: "Suppliers",
  reports: "Reports",
  alerts: "Alerts",
  events: "Events",
  settings: "Settings",
  appNavigation: {
    purchaseOrders: "Purchase orders",
    transfers: "Transfers",
    counts: "Counts",
  },
  problemPage: {
    tryAgain: "Try again",
    goToHome: "Go to Home",
    shopifyDoesNotLetEvenstock: "Shopify does not let Evenstock in just now",
    yourSessionInShopifysAdmin:
      "Your session in Shopify's admin has ended, or what Evenstock may do there has changed.",
    nothingWasChangedTryAgain:
      "Nothing was changed. Try again: Shopify asks you to sign in, if need be. Anything you had not saved is lost.",
    thisPageIsNotHere: "This page is not here",
    theAddressLeadsToNothing:
      "There is nothing at this address in your shop. The variant may have been deleted in Shopify, or the link is old.",
    nothingWasChangedFindWhat: "Nothing was changed. Find what you were looking for from Home or Products.",
    tellSupport: (id: string) => `If it stays so, tell support this number: ${id}.`,
    thisPageCouldNotBe: "This page could not be shown",
    somethingFailedOnOurSide: "Something went wrong on our side while this page was put together.",
    whatWasSavedBefore:
      "Everything saved earlier is safe. If you were saving just now, check that it went through. Try again in a minute.",
  },
  skeletons: {
    rules: "Rules",
    promotions: "Promotions",
    uplifts: "Uplifts",
    priceList: "Price list",
    addSupplier: "Add supplier",
    addEndpoint: "Add endpoint",
    apiKeys: "API keys",
    syncHealth: "Sync health",
    howToPlan: "How to plan",
    velocity: "Velocity",
    whenToReorder: "When to reorder",
    howMuchToOrder: "How much to order",
  },
};
