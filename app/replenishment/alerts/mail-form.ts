import * as z from "zod";
import type { Parsed } from "../../forms/parsed";
import { parseRecipients } from "../../outbound/mail/recipients";
import { type AlertMailChoice, FREQUENCIES, WEEK_DAYS } from "./mail";

const fields = z.object({
  recipients: z.string().max(10_000),
  frequency: z.enum(FREQUENCIES),
  weekDay: z.enum(WEEK_DAYS.map(String)).transform(Number).optional(),
});

/** Who hears of low stock, and how often. */
export function parseAlertMail(form: FormData): Parsed<AlertMailChoice> {
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const isDay = parsed.error.issues.some(({ path }) => path[0] === "weekDay");
    return {
      kind: "refused",
      refusals: isDay ? { weekDay: "Choose a day, or none." } : { frequency: "Choose one of the three." },
    };
  }
  const addresses = parseRecipients(parsed.data.recipients);
  if (addresses.kind === "refused") return { kind: "refused", refusals: { recipients: addresses.says } };
  const { frequency, weekDay } = parsed.data;
  return {
    kind: "accepted",
    value: { recipients: addresses.recipients, frequency, ...(weekDay !== undefined && { weekDay }) },
  };
}
