import { z } from "zod";

/** As files write them; the first is bit 0. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

const EVERY = 127;

/** "Mon, Wed"; "" for any day. */
export const weekdayText = (mask: number | null): string =>
  mask === null ? "" : WEEKDAYS.filter((_, bit) => (mask >> bit) & 1).join(", ");

/** Names of days in English, by their first three letters; all of them, or none, are any day. */
export const weekdaysTyped = z
  .string()
  .max(100, { error: "Write days as Mon, Wed.", abort: true })
  .transform((text, context): number | null => {
    const names = text.toLowerCase().match(/[a-z]+/g) ?? [];
    const bits = names.map((name) => WEEKDAYS.findIndex((day) => day.toLowerCase() === name.slice(0, 3)));
    if (bits.includes(-1)) {
      context.addIssue({ code: "custom", message: "Write days as Mon, Wed; leave it blank for any day." });
      return z.NEVER;
    }
    const mask = bits.reduce((sum, bit) => sum | (1 << bit), 0);
    return mask === 0 || mask === EVERY ? null : mask;
  });
