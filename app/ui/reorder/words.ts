import type { ReactNode } from "react";
import { counted, DAYS, type Format, HAS, IS, LINES, type Noun, nounFor, VARIANTS, WAS } from "../../words/counted";
import { sentence } from "../sentence";

const DRAFTS: Noun = { one: "draft", other: "drafts" };
const QUANTITIES: Noun = { one: "quantity", other: "quantities" };
const TRANSFERS: Noun = { one: "transfer", other: "transfers" };

export const REORDER = {
  product: "Product",
  moveStock: "Move stock",
  units: "units",
  print: "Print",
  and: (unknownCosts: string) => ` and ${unknownCosts}`,
  sku: "SKU",
  cost: "Cost",
  available: "Available",
  expectedADay: "Expected a day",
  cover: "Cover",
  orderBy: "Order by",
  order: "Order",
  why: "Why",
  supplier: "Supplier",
  reorder: "Reorder",
  createDrafts: {
    create: (drafts: number, format: Format) => `Create ${counted(drafts, DRAFTS, format)}`,
  },
  keptQuantities: {
    notKeptYet: (problem: string) => `Quantities are not kept yet. ${problem}`,
    tryAgain: "Try again",
    changedByHand: (quantities: number, format: Format) => `${counted(quantities, QUANTITIES, format)} changed by hand`,
    clear: "Clear",
    asSuggestedAgain: (quantities: number, format: Format) =>
      `${counted(quantities, QUANTITIES, format)} ${nounFor(quantities, IS)} as suggested again`,
  },
  lineExplanation: {
    itsFiguresAreBeingWorked: "Its figures are being worked out. Open this line again in a minute.",
  },
  createTransfers: {
    createTransfers: "Create transfers",
    created: (transfers: number, format: Format) =>
      transfers === 0
        ? "No transfer was created"
        : `${counted(transfers, TRANSFERS, format)} ${nounFor(transfers, WAS)} created`,
    lines: (lines: number, format: Format) => counted(lines, LINES, format),
    to: (link: ReactNode, from: string, to: string, lines: string) =>
      sentence(link, ": ", from, " to ", to, ", ", lines),
    nothingToMove: (left: number, format: Format) =>
      `${counted(left, VARIANTS, format)} ${nounFor(left, HAS)} nothing left to move.`,
  },
  moveTable: {
    stockToMoveBetweenLocations: "Stock to move between locations",
    select: (name: string) => `Select ${name}`,
    low: "Low at",
    spare: "Spare at",
    transfer: "Transfer",
    createTransferOfFrom: (productTitle: string, from: string, to: string) =>
      `Create transfer of ${productTitle} from ${from} to ${to}`,
    createTransfer: "Create transfer",
    availableReorderPoint: (units: ReactNode, reorderPoint: ReactNode | null) =>
      reorderPoint === null
        ? sentence(units, " available, no reorder point")
        : sentence(units, " available, reorder point ", reorderPoint),
  },
  orderFooter: {
    theOrder: "The order",
    onThisPage: " on this page",
    downloadOrderList: "Download order list",
    sumByCost: (strong: ReactNode) => sentence(strong, " · cost by supplier"),
    costBySupplier: "Cost by supplier",
  },
  orderSentence: {
    basis: ({ inStock, out, promoted }: { inStock: number; out: number; promoted: number }, format: Format) => {
      const ignored = [
        ...(out > 0 ? [counted(out, { one: "stock-out day", other: "stock-out days" }, format)] : []),
        ...(promoted > 0 ? [counted(promoted, { one: "promotion day", other: "promotion days" }, format)] : []),
      ].join(" and ");
      return `Based on ${counted(inStock, DAYS, format)} in stock${ignored && ` (${ignored} ignored)`}`;
    },
    byHand: "By the velocity that you have set",
    nothingSells: (basis: string) => `${basis}, nothing sells.`,
    sells: (basis: string, pace: string, advice: string) => `${basis}, you sell about ${pace} a day; ${advice}`,
    early: "It is early to tell: fewer than 14 days in stock are known.",
    oneIsLow: "one location is low, but the shop as a whole has enough.",
    enough: "what you have and what is on its way is enough.",
    noneLeft: (units: string, days: string) => `there is none left: order ${units} today, new stock takes ${days}.`,
    orderBy: (units: string, day: string) =>
      `order by ${day}, so that new stock arrives before the safety stock is needed: ${units} if you order today.`,
    tooLate: (units: string, days: string) =>
      `order ${units} today: new stock takes ${days}, and you are likely to run out before.`,
    today: (units: string, days: string) =>
      `order ${units} today: new stock takes ${days}, and what you have and what is on its way has come down to the reorder point.`,
  },
  orderSheetTable: {
    noSupplier: "No supplier",
    lines: (name: string) => `Lines of ${name}`,
    supplierSku: "Supplier SKU",
    units: "Units",
    unitCost: "Unit cost",
  },
  quantityInput: {
    suggested: (suggested: string) => `suggested ${suggested}`,
    ofThemForHere: (share: string) => `${share} of them for here`,
  },
  reorderFilters: {
    searchThisTab: "Search this tab",
    wholeShop: "Whole shop",
    sort: "Sort by",
    mostAtStakeFirst: "Most at stake first",
    runsOutFirst: "Runs out first",
    byTitle: "By title",
  },
  reorderRow: {
    select: (name: string) => `Select ${name}`,
    snoozedUntil: (date: string) => `Snoozed until ${date}`,
    drafted: ", drafted",
    onTheWay: (units: ReactNode, drafted: ReactNode) => sentence(units, " on the way", drafted),
    ofThemDrafted: (units: ReactNode) => sentence(", ", units, " of them drafted"),
    aDay: (trendArrow: ReactNode, velocity: ReactNode) => sentence(trendArrow, " ", velocity, " a day"),
    unitsOfToOrder: (name: string) => `Units of ${name} to order`,
    itsCostIsNotKnown: "Its cost is not known",
    whyWithName: (name: string) => `Why ${name}`,
  },
  reorderTable: {
    linesToReorderBySupplier: "Lines to reorder, by supplier",
  },
  supplierHeading: {
    linesOnThisPage: (lines: string, all: string) => `${lines} of its ${all} lines on this page`,
    belowTheMinimumOrder: (missing: string, minimumValue: string) =>
      `${missing} below the minimum order of ${minimumValue}`,
    minimumOrderOfMet: (minimumValue: string) => ` · minimum order of ${minimumValue} met`,
    unknownCosts: (lines: number, format: Format) => `${counted(lines, LINES, format)} whose cost is not known`,
  },
  trendArrow: {
    up: "Up",
    down: "Down",
    onDaysAgo: (upOrDown: string, percent: string) => `${upOrDown} ${percent}% on 28 days ago`,
  },
  sellerChoice: {
    supplier: (name: string) => `Supplier of ${name}`,
    choose: "Choose",
    onTheirPriceList: "On their price list",
    others: "Others",
    orderThereNamed: (name: string) => `Order there: ${name}`,
    orderThere: "Order there",
  },
  useKeeping: {
    typedIsStillHere: "They did not arrive. What you typed is still here.",
    leave: "Quantities that you typed are not kept yet. Leave without them?",
  },
  reorderIndex: {
    withoutASupplier: (variants: string) => `${variants} without a supplier`,
    nothingInThisTabMatches: "Nothing in this tab matches.",
    keptExplained: "Quantities that you change are kept for the whole shop, on every device, until you clear them.",
    orderNow: "Order now",
    soon: "Soon",
    overstocked: "Overstocked",
    snoozed: "Snoozed",
    excluded: "Excluded",
    all: "All",
    lowTabExplained:
      "The whole shop is at its reorder point, or will be before the next review. Most sales at risk first.",
    movesTabExplained: "Low at one location, while others have more than their own reorder point: no order is needed.",
    soonTabExplained: "Not to order yet: at the rate it sells, the whole shop will have to at the next review.",
    excessTabExplained:
      "More available than sells within lead time, review days and twice the cover, and the safety stock. Most money tied up first.",
    putAsideUntilADay: "Snoozed until a day you chose. Most sales at risk first.",
    notWatchedAsARule: "Not watched, by a rule: never low and never suggested.",
    everyVariantWhatPutsMost: "Every variant. Most sales at risk first.",
    nothingToOrder: "Nothing to order here: the shop has enough of every variant.",
    isDrafted: (drafts: ReactNode) =>
      sentence(
        "Nothing more to order here: units on ",
        drafts,
        " count as on the way, though nobody has sent them yet.",
      ),
    drafts: "draft orders",
    nothingSpareToMove: "Nothing to move: no location is low on anything that others can spare.",
    nothingSoon: "Nothing more will have to be ordered at the next review.",
    nothingIsOverstocked: "Nothing is overstocked.",
    nothingIsSnoozed: "Nothing is snoozed.",
    nothingExcluded: "Nothing is excluded: every variant is watched.",
    noVariantsYetAdd:
      "No variants yet. What your shop has in Shopify appears here once it is read, and a new product within seconds.",
  },
  reorderPrint: {
    orderList: "Order list",
    theFirstLinesChoose: (mostLines: number) =>
      `The first ${mostLines} lines. Choose a supplier on the Reorder page, or download the list, for the others.`,
    nothingIsToBeOrdered: "Nothing is to be ordered.",
  },
  reorderUnresolved: {
    whoSellsThese: "Who sells these?",
    chooseASupplier: "Choose a supplier.",
    isArchived: (supplier: string) => `${supplier} is archived.`,
    orderedFromFromNow: (supplier: string) => `Ordered from ${supplier} from now on`,
    unresolvedExplained: "To be ordered now, but nobody has said from whom. They go on no draft until you do.",
    addSupplier: "Add supplier",
    nothingUnresolved: "Everything that is to be ordered has a supplier.",
    variantsWithoutASupplier: "Variants without a supplier",
    question: "Question",
  },
};
