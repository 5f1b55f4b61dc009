import * as z from "zod";
import { MOST_RECIPIENTS } from "./most-recipients";

const address = z
  .string()
  .check(z.maxLength(254, { abort: true }))
  .pipe(z.email());

/** What stands in `recipients` columns. */
const stored = z.array(z.string());

export const recipientsFrom = (json: string) => stored.parse(JSON.parse(json));

type ParsedRecipients = { kind: "accepted"; recipients: string[] } | { kind: "refused"; says: string };

/** Addresses, one a line or with commas between them; the same one twice counts once. */
export function parseRecipients(text: string): ParsedRecipients {
  const written = text.split(/[\s,;]+/).filter(Boolean);
  const wrong = written.find((each) => !address.safeParse(each).success);
  if (wrong !== undefined) return { kind: "refused", says: `"${wrong.slice(0, 60)}" is not an address.` };
  const recipients = [...new Map(written.map((each) => [each.toLowerCase(), each])).values()];
  if (recipients.length > MOST_RECIPIENTS)
    return { kind: "refused", says: `At most ${MOST_RECIPIENTS} addresses; these are ${recipients.length}.` };
  return { kind: "accepted", recipients };
}
