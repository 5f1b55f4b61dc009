/** After so many failures in a row, over any of its messages, an endpoint's breaker opens. */
export const OPENS_AFTER = 5;
/** After so many the merchant is told that it may. */
export const WARNS_AFTER = 4;

/** How an endpoint's breaker stands. Counts are compared with >=: concurrent failures may jump over one. */
type Breaker = "closed" | "warning" | "open";

export const breakerOf = (failuresInARow: number): Breaker =>
  isOpen(failuresInARow) ? "open" : failuresInARow >= WARNS_AFTER ? "warning" : "closed";

export const isOpen = (failuresInARow: number) => failuresInARow >= OPENS_AFTER;

/** What waited leaves so many ms apart once a success has closed it; claims hold an endpoint's own limit on top of it. */
export const RELEASE_GAP = 100;
