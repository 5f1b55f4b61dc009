/**
 * What came in of an order's line, in units: three sums over its submitted receipts, never counters. `accepted` is what went
 * on the shelf, `damaged` what did not or was taken off it again, `returned` what of the damaged went back to the supplier.
 */
export interface Sums {
  accepted: number;
  damaged: number;
  returned: number;
}

/** One line of one receipt: what it adds to each sum. Negative where it takes back. */
export type Entry = Sums;

/** What of a line is awaited at most: `closedShort` units of it are given up. */
interface AwaitedLine {
  ordered: number;
  closedShort: number;
}

/** Each sum with the other's. */
export const added = (one: Sums, other: Sums): Sums => ({
  accepted: one.accepted + other.accepted,
  damaged: one.damaged + other.damaged,
  returned: one.returned + other.returned,
});

/** What undoes an entry: it stands beside it, and both stay. */
export const reversed = ({ accepted, damaged, returned }: Entry): Entry => ({
  accepted: 0 - accepted,
  damaged: 0 - damaged,
  returned: 0 - returned,
});

/** Units that arrived, good or not: to reject or to return some later does not lower it. */
export const receivedOf = ({ accepted, damaged }: Sums) => accepted + damaged;

/** Units still to come. */
export const remainderOf = (line: AwaitedLine, sums: Sums) =>
  Math.max(0, line.ordered - line.closedShort - receivedOf(sums));

/** By how many units an entry goes beyond what is still to come. */
export const overBy = (line: AwaitedLine, sums: Sums, entry: Entry) =>
  Math.max(0, receivedOf(entry) - remainderOf(line, sums));

/** Why an entry cannot stand on these sums, in the merchant's words; undefined where it can. */
export function entryRefusal(sums: Sums, entry: Entry): string | undefined {
  if (![entry.accepted, entry.damaged, entry.returned].every(Number.isSafeInteger)) return "Count whole units only.";
  const after = added(sums, entry);
  if (after.returned < 0) return "More returns would be taken back than were made.";
  if (after.returned > after.damaged) return "Units went back to the supplier already: undo that return first.";
  if (after.accepted < 0 || after.damaged < 0) return "More would be taken back than came in.";
  return undefined;
}

/** Units found bad on the shelf: they leave it, and still count as received. */
export const rejected = (units: number): Entry => ({ accepted: 0 - units, damaged: units, returned: 0 });

/** Units sent back to the supplier: first of the damaged ones that are still here, then off the shelf. */
export function sentBack(sums: Sums, units: number): Entry {
  const offShelf = Math.max(0, units - (sums.damaged - sums.returned));
  return { ...rejected(offShelf), returned: units };
}

/** Why goods cannot have come on that day (days since 1970-01-01, in the shop's zone); undefined where they can. */
export function receivedDayRefusal(day: number, { orderedDay, today }: { orderedDay: number; today: number }) {
  if (!Number.isSafeInteger(day)) return "Enter the day on which the goods came.";
  if (day > today) return "Goods cannot have come on a day that is still ahead.";
  if (day < orderedDay) return "Goods cannot have come before they were ordered.";
  return undefined;
}
