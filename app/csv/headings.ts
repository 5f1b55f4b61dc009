import type { FileColumn } from "./format";

/** Said in brackets, as "(base)" or "(EUR)", a heading's unit is looked away from where no name takes it whole. */
const WITHOUT_UNIT = 1000;

/**
 * Column of ours and index of the heading that names it, the best names first: a column's names are ranked, so that
 * "Cost per item" is the cost and not "Price" before it.
 */
export function guessedPairs(columns: readonly FileColumn[], headings: string[]): [name: string, index: number][] {
  const candidates = columns.flatMap((column) =>
    headings.flatMap((heading, index) => {
      const rank = rankOf(column, heading);
      return rank === undefined ? [] : [{ name: column.name, index, rank }];
    }),
  );
  const pairs = new Map<string, number>();
  for (const { name, index } of candidates.sort((one, other) => one.rank - other.rank))
    if (!pairs.has(name) && ![...pairs.values()].includes(index)) pairs.set(name, index);
  return [...pairs];
}

function rankOf({ name, label, also = [] }: FileColumn, heading: string): number | undefined {
  const names = [name, label, ...also].map(bareName);
  const whole = names.indexOf(bareName(heading));
  if (whole !== -1) return whole;
  const short = names.indexOf(bareName(heading.replace(/\([^()]{0,100}\)/g, "")));
  return short === -1 ? undefined : WITHOUT_UNIT + short;
}

/** Whatever the case, spaces and signs. */
const bareName = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
