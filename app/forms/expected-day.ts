import * as z from "zod";
import { dayOfIso } from "../days/iso-day";

/**
 * When goods are expected, in days since 1970-01-01, as a person, a file or a program says it; blank is none. A year
 * typed short is of another century.
 */
export const expectedDay = (wanted: string) =>
  z
    .string()
    .refine((text) => text === "" || /^20\d{2}-\d{2}-\d{2}$/.test(text), { error: wanted, abort: true })
    .refine((text) => text === "" || !Number.isNaN(dayOfIso(text)), "There is no such day.")
    .transform((text) => (text === "" ? null : dayOfIso(text)));
