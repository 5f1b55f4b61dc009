import * as z from "zod";
import { expectedDay } from "../../forms/expected-day";
import { type Parsed, parsed } from "../../forms/parsed";
import { textTyped } from "../../forms/text-typed";
import type { OrderDetails } from "./order";
import { LINE_ORDERS, LONGEST } from "./order";

export const parseOrderDetails = (form: FormData): Parsed<OrderDetails> =>
  parsed(details.safeParse(Object.fromEntries(form)));

/** Of what the shop has saved; a script's form may leave it out. */
const chosen = z
  .string()
  .regex(/^\d{0,15}$/, "Choose one of the list.")
  .transform((text) => (text === "" ? null : Number(text)))
  .prefault("");

const details = z.object({
  locationId: z
    .string()
    .regex(/^\d{1,15}$/, "Choose where the goods are to come.")
    .transform(Number),
  expectedDay: expectedDay("Choose a day."),
  rate: z
    .string()
    .trim()
    .max(20)
    .refine(
      (text) => text === "" || (/^\d{1,9}(\.\d{1,8})?$/.test(text) && Number(text) > 0),
      "Enter a rate such as 1.0842.",
    )
    .transform((text) => (text === "" ? null : text)),
  supplierNote: textTyped(LONGEST.note),
  teamNote: textTyped(LONGEST.note),
  terms: textTyped(LONGEST.terms),
  ...{ shipToId: chosen, paymentAccountId: chosen },
  lineOrder: z.enum(LINE_ORDERS, "Choose one of the list.").prefault("entered"),
});
