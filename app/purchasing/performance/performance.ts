import { leadTimeTaken, type OrderDays } from "../../suppliers/calendar/order-days-sql";

/** One receipt of a supplier's goods. Days since 1970-01-01. */
export interface Arrival {
  /** The day on which they came, not that of typing. */
  receivedDay: number;
  orderedDay: number;
  /** When they were to come, by their delivery where a line comes in several, else by the order; null where nobody said. */
  expectedDay: number | null;
  /** Days by which it was agreed to come after the first delivery of its line. */
  agreedLater: number;
  /** When its supplier takes orders. */
  days: OrderDays;
}

/** An order that has ended, in units: what was ordered, and of that what came, line by line. */
export interface Filled {
  ordered: number;
  received: number;
}

export interface Performance {
  /** Receipts that the lead time is measured from. */
  receipts: number;
  /** Of the lead time in days; null without receipts, the deviation with one alone. */
  mean: number | null;
  deviation: number | null;
  onTime: { count: number; of: number };
  filled: Filled;
}

/** So many receipts, the last by the day on which goods came. */
export const MEASURED_FROM = 10;

/**
 * How a supplier delivers: mean and sample deviation of the last receipts' lead times, how many came by their day, how much came.
 * A later delivery that was agreed is no slower one: it is measured as if it had come as many days earlier. Days on which the supplier
 * was closed or took no order are left out: plans add those that are to come.
 */
export function performanceOf(arrivals: readonly Arrival[], filled: readonly Filled[]): Performance {
  const last = [...arrivals].sort((a, b) => b.receivedDay - a.receivedDay).slice(0, MEASURED_FROM);
  const leads = last.map(({ receivedDay, orderedDay, agreedLater, days }) =>
    Math.max(0, leadTimeTaken(days, orderedDay, receivedDay - agreedLater)),
  );
  const mean = leads.length > 0 ? leads.reduce((sum, days) => sum + days, 0) / leads.length : null;
  const promised = last.flatMap(({ receivedDay, expectedDay }) =>
    expectedDay === null ? [] : [receivedDay <= expectedDay],
  );
  return {
    receipts: leads.length,
    mean,
    deviation: deviationOf(leads, mean),
    onTime: { count: promised.filter(Boolean).length, of: promised.length },
    filled: {
      ordered: filled.reduce((sum, { ordered }) => sum + ordered, 0),
      received: filled.reduce((sum, { received }) => sum + received, 0),
    },
  };
}

function deviationOf(leads: readonly number[], mean: number | null) {
  if (mean === null || leads.length < 2) return null;
  return Math.sqrt(leads.reduce((sum, days) => sum + (days - mean) ** 2, 0) / (leads.length - 1));
}

/** What a rule takes of it: whole days of lead time, its deviation to a tenth. Undefined where nothing was measured. */
export function measuredRule({
  mean,
  deviation,
}: Performance): { leadTimeDays: number; leadTimeDeviation: number | null } | undefined {
  if (mean === null) return undefined;
  const longest = 365;
  return {
    leadTimeDays: Math.min(longest, Math.round(mean)),
    leadTimeDeviation: deviation === null ? null : Math.min(longest, Math.round(deviation * 10) / 10),
  };
}
