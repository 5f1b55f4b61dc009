import * as z from "zod";
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

/** Variants with alerts, or alerts; their ids take a quarter of the largest form. */
export const MOST_SNOOZED_AT_ONCE = 20_000;

const IDS = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "no JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.number().int().positive()).min(1).max(MOST_SNOOZED_AT_ONCE));

const snoozedAlerts = z.union([z.object({ variants: IDS }), z.object({ alerts: IDS })]);

/** Of which variants the alerts are meant, or which alerts, as JSON; undefined when the form makes no sense. */
export const parseSnoozedAlerts = (form: FormData) => snoozedAlerts.safeParse(Object.fromEntries(form)).data;
