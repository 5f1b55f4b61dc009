import { z } from "zod";
import type { Parsed } from "../../forms/parsed";
import { parseRecipients } from "../../outbound/mail/recipients";
import { type AlertMail, FREQUENCIES } from "./mail";

const fields = z.object({ recipients: z.string().max(10_000), frequency: z.enum(FREQUENCIES) });

/** Who hears of low stock, and how often. */
export function parseAlertMail(form: FormData): Parsed<Pick<AlertMail, "recipients" | "frequency">> {
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { kind: "refused", refusals: { frequency: "Choose one of the three." } };
  const addresses = parseRecipients(parsed.data.recipients);
  if (addresses.kind === "refused") return { kind: "refused", refusals: { recipients: addresses.says } };
  return { kind: "accepted", value: { recipients: addresses.recipients, frequency: parsed.data.frequency } };
}
