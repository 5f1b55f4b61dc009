import type { ReactNode } from "react";
import { counted, DAYS, type Format, nounFor, WAS } from "../../words/counted";
import { sentence } from "../sentence";

type MixedBy = "windows" | "error" | "ofDoubt" | "guess" | "measured" | "horizon";

export const EXPLAINED = {
  levelBehind: {
    hide: "Hide what the level came from",
    show: "What the level came from",
    nothingMeasured: "No forecast is old enough yet to compare with what sold.",
    theLast: (past: number) => (past === 1 ? "The last" : `The last ${past} that do not overlap`),
    measuredHow: (days: string, measured: string, shown: string) =>
      `Each evening the next ${days} are forecast; ${measured} of those forecasts are over and count. ${shown}:`,
    caption: "Past forecasts and what sold",
    endedOn: (days: string) => `${days} up to`,
    forecast: "Forecast",
    sold: "Sold",
    asIfAlwaysInStock: "as if always in stock",
    off: "Off by",
    error: (measured: string, error: string, tooLittle: string, tooMuch: string, halfAfter: string) =>
      `Mean squared error of all ${measured}: ${error}. An error counts ${tooLittle} times where too few were forecast and ${tooMuch} times where too many, and half after ${halfAfter} days.`,
    errorToday: (level: string, error: string) => `At today's level of sales: × ${level} = ${error}.`,
    guess: (guess: string, windowsOfDoubt: string, days: string) =>
      `Plain guess, from how unevenly it sells: ${guess}. It counts as ${windowsOfDoubt} stretches of ${days}.`,
    variance: (sum: string, variance: string) => `Variance: ${sum} = ${variance}.`,
    expected: (mean: string, days: string) =>
      `${mean} units are expected in ${days}. With that variance so many are enough: `,
    readings: (readings: ReactNode) => sentence(readings, ". The setting reads the one in bold."),
    /** `windows`: how many stretches of the horizon were measured; a guess counts as `ofDoubt` more. */
    mixed: ({ windows, error, ofDoubt, guess, measured, horizon }: Record<MixedBy, string>) =>
      `(${windows} × ${error} + ${ofDoubt} × ${guess}) ÷ (${windows} + ${ofDoubt}), where ${windows} is ${measured} ÷ ${horizon},`,
    atLeastMean: (mixed: string, mean: string) => `${mixed} and ${mean} at least, which is the mean,`,
    withLeadTime: (raised: string, ofLeadTime: string) => `${raised} and ${ofLeadTime} for a lead time that varies`,
    reading: (units: string, p: string) => `${units} in ${p} of 100 times`,
  },
  reorderSum: {
    leadTimeNow: "Lead time now",
    daysAndTheDays: (leadTimeDays: string, said: string) =>
      `${leadTimeDays}, and the days on which the supplier takes no orders. ${said}`,
    unitsDaysInStock: (units: string, daysInStock: string, velocity: string) =>
      `${units} ÷ ${daysInStock} in stock = ${velocity}`,
    andAreLeftOut: (kinds: string, sold: string, known: string, velocity: string) =>
      `${kinds} and are left out; with them it would be ${sold} ÷ ${known} = ${velocity}.`,
    inStockThroughout: (known: string) => `In stock throughout: ${known}.`,
    velocity: "Velocity",
    unitsADay: (velocity: string) => `${velocity} units a day`,
    forecastFromDaysInStock: (inStockDays: string, forecastLeavesOut: string) =>
      `Forecast from ${inStockDays} in stock${forecastLeavesOut}.`,
    beginsLikeLaunches: (rate: string, days: string) =>
      ` It begins with ${rate} a day, counted as ${days} more: what your launches sell.`,
    borrowsFrom: " It borrows from ",
    borrowed: (rate: string, factor: string, start: string, days: string) =>
      `: ${rate} a day × ${factor} = ${start} a day, counted as ${days} more.`,
    setByHandMeasured: (window: number, measured: string) =>
      `Set by hand. Measured in the last ${window} days: ${measured}.`,
    measuredBeside: (window: number, measured: string, leftOut: string) =>
      `For comparison, ${window} days that reach closer to today: ${measured}. ${leftOut}`,
    aDayOfItUnits: (velocity: string, units: string) => `${velocity} a day of it (${units})`,
    aShareOfThis: (soldElsewhere: string) => ` A share of this is in it: ${soldElsewhere}.`,
    daysLeftOut: (days: number, last: number, how: string, format: Format) =>
      `${format(days)} of the last ${counted(last, DAYS, format)} ${nounFor(days, WAS)} ${how}`,
    /** Of the days left out. */
    stockOut: "out of stock",
    stockOutAnd: (days: string, promoted: string) => `out of stock and ${days} ${promoted}`,
    inPromotionsWhichSold: (units: string) => `in promotions, which sold ${units},`,
    daysOutOfStock: (outDays: string) => `${outDays} out of stock`,
    daysInPromotions: (promotionDays: string) => `${promotionDays} in promotions`,
    areLeftOut: (kinds: string) => `; ${kinds} are left out`,
    safetyStock: "Safety stock",
    levelExpectedToSell: (reorderLevel: string, mean: string, days: string, safety: string) =>
      `Level ${reorderLevel} − ${mean} expected to sell in ${days} = ${safety}`,
    safetyOfForecast: (rate: string, leadTimeDays: string, reviewDays: string, mean: string, serviceLevel: string) =>
      `${rate} a day × (${leadTimeDays} lead time + ${reviewDays} until the next review) = ${mean}. The level follows from how far past forecasts were off, at a service setting of ${serviceLevel}%. `,
    aDayDaysOfSafety: (velocity: string, safetyDays: string, safety: string) =>
      `${velocity} a day × ${safetyDays} of safety = ${safety}`,
    setInUnits: (safety: string, places: string) => `Set in units: ${safety} at ${places}`,
    andSafetyStock: (safetyStock: string, counted: string, days: string, safety: string) =>
      `, and safety stock ${safetyStock} × ((${counted} ÷ ${days})^0.625 − 1) = ${safety}`,
    uplift: "Uplift",
    unitsMore: (sold: string) => `${sold} more`,
    on: (name: string, factor: string, days: string) => `${name} × ${factor} on ${days}`,
    theDaysAheadCountAs: (
      uplifts: string,
      days: string,
      counted: string,
      velocity: string,
      point: string,
      sold: string,
      held: string,
    ) => `${uplifts}: the ${days} ahead count as ${counted}. ${velocity} a day × ${point} more = ${sold}${held}`,
    theReorderPointRises:
      "The reorder point rises by it while the days come nearer, and falls back once they are past.",
    theReorderPointWasSet: "The reorder point was set by hand and stays; what is ordered counts on the days.",
    upliftWithLifted: (lifted: string) => ` + ${lifted} uplift`,
    setByHandUnits: (units: string, places: string) => `Set by hand: ${units} at ${places}`,
    upliftWithWholeUnits: (wholeUnits: string) => ` + ${wholeUnits} uplift`,
    orderWhenFewerThan: (reorderPoint: string, reorderLevel: string, what: string, point: string) =>
      `Order when fewer than ${reorderPoint} are left: ${reorderLevel}${what} − 1 = ${point}`,
    pointOfSimple: (
      velocity: string,
      leadTimeDays: string,
      safetyStock: string,
      more: string,
      exact: string,
      rounded: string,
    ) => `${velocity} a day × ${leadTimeDays} lead time + ${safetyStock} safety${more} = ${exact}${rounded}`,
    reorderPoint: "Reorder point",
    none: "None",
    nothingSellsAndNoReorder: "Nothing sells and no reorder point is set, so there is nothing to keep in stock.",
    daysCoverByUplifts: (coverDays: string, cover: string) => `(${coverDays} cover + ${cover} by uplifts)`,
    daysCover: (coverDays: string) => `${coverDays} cover`,
    byUplifts: (point: string) => ` + ${point} by uplifts`,
    noReorderPoint: " (no reorder point)",
    asReorderPoint: " reorder point",
    unitAtLeast: " (1 unit at least)",
    quantityOfForecast: (
      reorderPoint: string,
      what: string,
      velocity: string,
      inCover: string,
      kind: string,
      position: string,
    ) => `${reorderPoint}${what} + ${velocity} a day × ${inCover}${kind} − ${position} position`,
    quantityOfSimple: (
      velocity: string,
      leadTimeDays: string,
      coverDays: string,
      lifted: string,
      safetyStock: string,
      position: string,
    ) =>
      `${velocity} a day × (${leadTimeDays} lead time + ${coverDays} cover${lifted}) + ${safetyStock} safety − ${position} position`,
    shareOfTheOrder: "Share of the order",
    itNeeds: (sum: string, exact: string, rounded: string) => `It needs ${sum} = ${exact}${rounded}`,
    theSupplierGetsOneOrder:
      "The supplier gets one order for the whole shop, in its minimum and full cases: locations share it by what each needs.",
    quantityIfOrderedToday: "Quantity, if ordered today",
    upToOneAbove: "Up to one above the reorder point that was set. ",
    thePositionIsEnoughNothing: "The position is enough: nothing to order.",
    set: (level: string, words: string) => `Set by ${level}: ${words}.`,
    positionAvailableOnTheWay: (available: string, incoming: string, position: string) =>
      `Position: ${available} available + ${incoming} on the way = ${position}`,
    atOrBelowTheReorder: "at or below the reorder point",
    aboveTheReorderPoint: "above the reorder point",
    aSingleLocationIsLow: " A single location is low.",
    itIsMetBefore: (within: string, position: string, velocity: string, days: string, left: string) =>
      ` It is met before the next review, in ${within}: ${position} − ${velocity} a day × ${days} = ${left}.`,
    roundedUp: (wholeUnits: string) => `, rounded up to ${wholeUnits}`,
    raised: "Raised to",
    itMeets: "It meets",
    theMinimumOrder: (what: string, minimumOrder: string) => `${what} the minimum order of ${minimumOrder}.`,
    inFullCases: (casePack: string, ordered: string) => `In full cases of ${casePack}: ${ordered}.`,
    noMinimumOrder: "No minimum order and no case pack apply.",
  },
  ruleLevelName: {
    evenstocksDefault: "Evenstock's default",
    shopDefault: "Shop default",
    supplier: "Supplier",
    sPriceList: (supplier: string) => `${supplier}'s price list`,
    priceList: "Price list",
    thisProduct: "This product",
    thisVariant: "This variant",
    thisLocation: "This location",
  },
};
