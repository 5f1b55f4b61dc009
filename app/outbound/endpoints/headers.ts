import * as z from "zod";

const MOST = 10;
const LONGEST_NAME = 64;
const LONGEST_VALUE = 1024;

/** Names that a merchant may add: a credential, or one of their own. What a proxy or a format says is not theirs. */
const mayBeAdded = (name: string) =>
  CREDENTIALS.has(name) || (name.startsWith("x-") && !NOT_THEIRS.some((prefix) => name.startsWith(prefix)));

const CREDENTIALS = new Set(["authorization", "api-key", "apikey"]);
const NOT_THEIRS = [
  ...["x-forwarded", "x-real-ip", "x-original", "x-rewrite", "x-http-method", "x-method-override", "x-amz-"],
  ...["x-stockaj-", "x-smartwms-", "x-storq-", "x-evenstock-", "x-client-ip", "x-cluster-"],
];

/** Printable ASCII without blanks at its edges, so that no line can be broken into two. */
const value = z
  .string()
  .min(1, "A header needs a value.")
  .max(LONGEST_VALUE, `A header's value has at most ${LONGEST_VALUE} characters.`)
  .regex(/^[ -~]*$/, "A header's value is plain letters, digits and signs.")
  .refine((text) => text.trim() === text, "A header's value neither begins nor ends with a blank.");

/** Extra headers of an endpoint: name → value. Names come out in lower case. */
export const headersSchema = z.record(z.string(), value).transform((given, context) => {
  const refused = (message: string, path: string[] = []) => context.addIssue({ code: "custom", message, path });
  const names = Object.keys(given);
  if (names.length > MOST) refused(`At most ${MOST} headers.`);
  for (const name of names)
    if (!/^[a-z0-9-]{1,64}$/i.test(name) || !mayBeAdded(name.toLowerCase()))
      refused(
        `"${name.slice(0, LONGEST_NAME)}" cannot be added: take Authorization, Api-Key or a name that begins with X-.`,
        [name],
      );
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) refused("A header stands twice.");
  return Object.fromEntries(names.map((name) => [name.toLowerCase(), given[name] ?? ""]));
});

/** As pages, logs and the API show them: names alone, since values are credentials. */
export const maskedHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(headers).map((name) => [name, "••••"]));
