import { z } from "zod";
import { VARIANT_IDS } from "../rules/patch";

const LONGEST = 365;

const snoozeForm = z.object({
  days: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(LONGEST)),
});

/** In days from today; undefined when the form makes no sense. */
export const parseSnooze = (form: FormData) => snoozeForm.safeParse(Object.fromEntries(form)).data?.days;

/** Whose lines are put aside, or taken back; undefined when the form makes no sense. */
export const parseSnoozed = (form: FormData) =>
  VARIANT_IDS.transform((ids) => ids.map(Number)).safeParse(form.getAll("variants")).data;
