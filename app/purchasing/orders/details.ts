import * as z from "zod";
import { isoDay } from "../../days/iso-day";
import { type Parsed, parsed } from "../../forms/parsed";
import type { OrderDetails } from "./order";

export const parseOrderDetails = (form: FormData): Parsed<OrderDetails> =>
  parsed(details.safeParse(Object.fromEntries(form)));

const DAY = 86_400_000;

const note = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Keep it under ${longest} letters.`)
    .transform((text) => (text === "" ? null : text.replaceAll("\r\n", "\n")));

const details = z.object({
  locationId: z
    .string()
    .regex(/^\d{1,15}$/, "Choose where the goods are to come.")
    .transform(Number),
  expectedDay: z
    .string()
    .regex(/^(20\d{2}-\d{2}-\d{2})?$/, "Choose a day.")
    .refine((text) => text === "" || isoDay(Date.parse(text) / DAY) === text, "There is no such day.")
    .transform((text) => (text === "" ? null : Date.parse(text) / DAY)),
  rate: z
    .string()
    .trim()
    .max(20)
    .refine(
      (text) => text === "" || (/^\d{1,9}(\.\d{1,8})?$/.test(text) && Number(text) > 0),
      "Enter a rate such as 1.0842.",
    )
    .transform((text) => (text === "" ? null : text)),
  supplierNote: note(2000),
  teamNote: note(2000),
  terms: note(500),
});
