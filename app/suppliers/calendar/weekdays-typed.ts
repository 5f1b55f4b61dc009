import * as z from "zod";
import { WEEKDAYS } from "./weekdays";

const EVERY = 127;

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
