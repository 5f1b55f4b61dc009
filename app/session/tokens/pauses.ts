const FIRST = 10_000;
const LONGEST = 6 * 3_600_000;

/** How long (ms) Shopify is left alone after it refused a shop's token so often in a row: ten seconds, then ever longer. */
export const pauseAfter = (refusals: number) => Math.min(LONGEST, FIRST * 2 ** (Math.max(1, refusals) - 1));
