import * as z from "zod";
import { trimmed } from "../../words/trimmed";
import { vendorsIn } from "../vendors/vendor-cell";
import { type Contact, EMAIL } from "./contacts";

const MOST = 20;

const part = (most: number) =>
  z
    .string()
    .overwrite(trimmed)
    .max(most, "That is too long.")
    .refine((text) => !/[;\r\n]/.test(text), "Leave out semicolons.");

const contact = z
  .object({
    ...{ name: part(100), role: part(60), phone: part(50) },
    email: part(254).refine((text) => text === "" || EMAIL.test(text), "Enter one mail address, or none."),
  })
  .refine(({ name, email, phone }) => name !== "" || email !== "" || phone !== "", "Say who that is.");

const contacts = z.array(contact).max(MOST, `Up to ${MOST} contacts.`);

/** As the form's hidden field holds them. */
export const contactsTyped = z
  .string()
  .max(20_000)
  .transform((text, context) => checked(jsonIn(text), context));

/** As a cell of a file: the parts of each with `;`, the contacts with `|` between them. */
export const contactsCell = z
  .string()
  .max(20_000)
  .transform((text, context) =>
    checked(
      vendorsIn(text).map((each) => {
        const [name = "", role = "", email = "", phone = ""] = each.split(";").map(trimmed);
        return { name, role, email, phone };
      }),
      context,
    ),
  );

function checked(value: unknown, context: z.RefinementCtx): Contact[] {
  const parsed = contacts.safeParse(value);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "That cannot be read." });
  return z.NEVER;
}

function jsonIn(text: string): unknown {
  try {
    return text === "" ? [] : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const stored = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]));

export const contactsStored = (people: readonly Contact[]): string | null =>
  people.length === 0 ? null : JSON.stringify(people.map(({ name, role, email, phone }) => [name, role, email, phone]));

export const contactsFrom = (json: string | null): Contact[] =>
  json === null
    ? []
    : stored.parse(JSON.parse(json)).map(([name, role, email, phone]) => ({ name, role, email, phone }));
