/** As files write them; the first is bit 0. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** "Mon, Wed"; "" for any day. */
export const weekdayText = (mask: number | null): string =>
  mask === null ? "" : WEEKDAYS.filter((_, bit) => (mask >> bit) & 1).join(", ");
