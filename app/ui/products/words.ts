import { counted, type Format, type Noun, nounFor, VARIANTS } from "../../words/counted";

const MATCHES: Noun = { one: "matches", other: "match" };

export const PRODUCTS = {
  stockHere: {
    low: "low",
    others: (count: string) => `${count} others`,
  },
  overviewColumns: {
    product: "Product",
    state: "State",
    byLocation: "By location",
    unitsAvailable: "units available",
    available: "Available",
    unitsInAll: "units in all",
    soldADay: "Sold a day",
    lastDays: (window: number) => `last ${window} days`,
    cover: "Cover",
    days: "days",
    reorderPoint: "Reorder point",
    units: "units",
    expectedADay: "Expected a day",
    daysThere: "days there",
    unitsThere: "units there",
    select: (productTitle: string, ownTitle: string) => `Select ${productTitle} ${ownTitle}`,
    expectedSetByHand: "expected, set by hand",
    expected: "expected",
  },
  productFilters: {
    searchByProductSkuBarcode: "Search by product, SKU, barcode or vendor",
    figures: "Figures of",
    reordering: "Reordering",
    anyReordering: "Reordered or not",
    sellOut: "Sell out, never reorder",
    sort: "Sort by",
    productAToZ: "Product, A to Z",
    productZ: "Product, Z to A",
    daysOfCoverFewestFirst: "Days of cover, fewest first",
    daysOfCoverMostFirst: "Days of cover, most first",
    availableFewestFirst: "Available, fewest first",
    availableMostFirst: "Available, most first",
    mostSalesAtRiskFirst: "Most sales at risk first",
    oldestFirst: "Oldest first",
  },
  productsIndex: {
    products: "Products",
    rules: "Rules",
    exportFailedTryAgain: "Export failed, try again",
    export: "Export",
    variantsFound: "Variants found",
    variants: (names: string) => `${names} variants`,
    under: (names: string) => `, under ${names}`,
    nothingMatchesHere: (text: string, under: string) => `Nothing matches "${text}" here${under}.`,
    nothingMatchesLook: (text: string) =>
      `Nothing matches "${text}". Look for a part of a product's title, a SKU, a barcode or a vendor.`,
    noVariantIsLeft: (under: string) => `No variant is left by this filter${under}.`,
    theFirstVariantsThatMatch: (most: string, text: string) =>
      `The first ${most} variants that match "${text}". Add a word to narrow it.`,
    found: (count: number, text: string, format: Format) =>
      `${counted(count, VARIANTS, format)} ${nounFor(count, MATCHES)} "${text}"`,
    ofTheFirstFound: (said: string, most: string) => `${said}, of the first ${most} found. Add a word to narrow it.`,
    all: "All",
    low: "Low",
    outOfStock: "Out of stock",
    untracked: "Untracked",
    noVariantsYetAdd:
      "No variants yet. What your shop has in Shopify appears here once it is read, and a new product within seconds.",
    nothingIsLowEveryTracked: "Nothing is low: every tracked variant is above its reorder point.",
    nothingIsOutOfStock: "Nothing is out of stock.",
    shopifyTracksTheStock: "Shopify tracks the stock of every variant.",
  },
};
