/** After so many failures in a row, over any of its messages, an endpoint's breaker opens. */
export const OPENS_AFTER = 5;
/** After so many the merchant is told that it may. */
export const WARNS_AFTER = 4;

/** How an endpoint's breaker stands. Counts are compared with >=: concurrent failures may jump over one. */
export type Breaker = "closed" | "warning" | "open";

export const breakerOf = (failuresInARow: number): Breaker =>
  isOpen(failuresInARow) ? "open" : failuresInARow >= WARNS_AFTER ? "warning" : "closed";

export const isOpen = (failuresInARow: number) => failuresInARow >= OPENS_AFTER;

/** While it is open one message goes out as a probe, at its own delays; the others wait, which is no attempt of theirs. */
export const mayGo = (failuresInARow: number, isProbe: boolean) => !isOpen(failuresInARow) || isProbe;

/** What waited leaves so many ms apart once a success has closed it, unless the endpoint's own limit is slower. */
export const RELEASE_GAP = 100;

const MINUTE = 60_000;

/** The gap in ms between messages of a backlog; `rateLimit` is the endpoint's, in messages a minute. */
export const releaseGap = (rateLimit: number | null) =>
  rateLimit === null ? RELEASE_GAP : Math.max(RELEASE_GAP, Math.ceil(MINUTE / rateLimit));

/** When the message of that index of a backlog leaves, epoch ms: one after the other, not all at once. */
export const releasedAt = (index: number, now: number, rateLimit: number | null) => now + index * releaseGap(rateLimit);
