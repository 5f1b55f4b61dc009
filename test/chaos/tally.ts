const DAY = 86_400_000;

/** What has been done since a storm began, by what it was. The storms of a file come one after the other. */
const counts = new Map<string, number>();

export function count(what: string, often = 1) {
  counts.set(what, (counts.get(what) ?? 0) + often);
}

export const beginTally = () => counts.clear();

/** One line, which `scripts/chaos.mjs` sums up. */
export const tallied = (milliseconds: number): string =>
  `storm ${JSON.stringify({ storms: 1, days: Math.round(milliseconds / DAY), ...Object.fromEntries([...counts].sort()) })}`;
