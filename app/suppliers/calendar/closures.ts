import { isoDay } from "../../days/iso-day";

/** A stretch in which a supplier takes no orders and works on none: days since 1970-01-01, both included. */
export type Closure = { from: number; until: number; name: string };

/** As a form and a file hold them: one a line, "2027-02-06 to 2027-02-20 Chinese New Year". */
export const closureText = (closures: readonly Closure[]): string =>
  closures
    .map(({ from, until, name }) => [from === until ? isoDay(from) : `${isoDay(from)} to ${isoDay(until)}`, name])
    .map((parts) => parts.filter(Boolean).join(" "))
    .join("\n");

export const LONGEST_NAME = 60;

/** In order; those that touch are one, by the names of both. */
export function apart(closures: Closure[]): Closure[] {
  const kept: Closure[] = [];
  for (const closure of [...closures].sort((a, b) => a.from - b.from || a.until - b.until)) {
    const last = kept.at(-1);
    if (!last || closure.from > last.until + 1) kept.push({ ...closure });
    else {
      last.until = Math.max(last.until, closure.until);
      last.name = [...new Set([last.name, closure.name].filter(Boolean))].join(", ").slice(0, LONGEST_NAME);
    }
  }
  return kept;
}
