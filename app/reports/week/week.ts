import type { Totals } from "../report";

/** What the weekly mail tells, each figure as its page shows it. Amounts in minor units of the shop's currency, days since 1970-01-01. */
export type Week = {
  /** Variants, as on Home and Reorder. */
  orderNow: number;
  soon: number;
  out: number;
  /** Sales at risk a day. */
  risk: number;
  /** Whose variants are to be ordered now, the most of them first. */
  suppliers: {
    name: string;
    currency: string;
    /** Variants to order now: all suppliers together have `orderNow` of them. */
    low: number;
    /** Those filled in by themselves. Of the others the least that can be ordered lasts too long. */
    lines: number;
    units: number;
    /** In the supplier's currency. */
    cost: number;
    withoutCost: number;
  }[];
  /** The first to run out within a week. */
  runningOut: { variantId: number; name: string; units: number; days: number }[];
  /** Orders whose day has gone by, the latest first; `more`: there are others. */
  late: { id: number; number: string; supplier: string; nextDay: number }[];
  moreLate: boolean;
  /** Null until the first figures are made. */
  reports: Record<"cover" | "overstock" | "dead-stock" | "stock-out-cost" | "forecast-accuracy", Totals> | null;
};

/** Days within which what runs out is told of: a part of the report on cover. */
export const SOON_OUT = 7;

/** Variants that run out within a week, and have some left. */
export const runningOutIn = ({ reports }: Pick<Week, "reports">) =>
  reports?.cover.parts.filter(({ part }) => part === LAST_A_WEEK).reduce((sum, { variants }) => sum + variants, 0) ?? 0;

const LAST_A_WEEK = 1;

/** Whether there is anything to do or to know. How well the forecasts did is no news by itself. */
export const hasNews = (week: Week) =>
  [week.orderNow, week.soon, week.out, week.late.length, runningOutIn(week)].some((count) => count > 0) ||
  (["overstock", "dead-stock", "stock-out-cost"] as const).some(
    (report) => (week.reports?.[report].parts.length ?? 0) > 0,
  );
