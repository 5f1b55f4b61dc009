import * as z from "zod";
import { mayBeThousands, plainNumber } from "../csv/plain-number";
import { ENGLISH } from "../formats/number-style";
import { type Parsed, parsed } from "../forms/parsed";
import { textTyped } from "../forms/text-typed";
import { digitsOf, isCurrency, minorUnits, shownAmount } from "../money/money";
import { folded } from "../words/folded";
import { trimmed } from "../words/trimmed";
import { closuresTyped } from "./calendar/closures-typed";
import { weekdaysTyped } from "./calendar/weekdays-typed";
import { EMAIL } from "./contacts/contacts";
import { contactsTyped } from "./contacts/contacts-typed";
import { patternTyped } from "./costs/pattern-typed";
import { taxRateTyped } from "./costs/tax-rate-typed";
import type { SupplierDetails } from "./supplier";

const LONGEST_NAME = 200;
/**
 * The most that one unit costs, and that a minimum order comes to, in minor units: average costs are kept four digits finer, and
 * are exact below 2^53 with eight times as much of freight. Ten such units are the most that a line comes to.
 */
export const DEAREST = 100_000_000_000;
const LONGEST_AMOUNT = 40;

export const parseSupplier = (form: FormData): Parsed<SupplierDetails> =>
  parsed(supplier.safeParse({ ...Object.fromEntries(form), vendors: form.getAll("vendors") }));

const orNull = (text: string) => (text === "" ? null : text);

export const DETAILS = {
  name: z.string().overwrite(trimmed).min(1, "Enter the supplier's name.").max(LONGEST_NAME, "That name is too long."),
  email: z
    .string()
    .overwrite(trimmed)
    .check(z.maxLength(254, { abort: true, error: "That address is too long." }))
    .refine((text) => text === "" || EMAIL.test(text), "Enter one mail address, or none.")
    .transform(orNull),
  phone: z.string().overwrite(trimmed).max(50, "That number is too long.").transform(orNull),
  contactName: textTyped(100),
  address: textTyped(500),
  paymentTerms: textTyped(200),
  orderWeekdays: weekdaysTyped,
  closures: closuresTyped,
  costPattern: patternTyped,
  taxRate: taxRateTyped,
  notes: textTyped(5000),
  currency: z
    .string()
    .overwrite(trimmed)
    .toUpperCase()
    .refine(isCurrency, "Enter a currency's three letters, such as EUR."),
  vendors: z
    .array(z.string().overwrite(trimmed).min(1).max(255))
    .max(200, "A supplier takes up to 200 vendors.")
    .transform((vendors) => [...new Map(vendors.map((vendor) => [folded(vendor), vendor])).values()].sort()),
};

export const AMOUNT_WANTED = "Enter an amount such as 12.50, or leave it blank.";
/** Money as typed, to minor units once the currency is known; "" is none. What is longer is not looked at. */
export const amountText = z.string().max(40, { error: AMOUNT_WANTED, abort: true }).trim();

/** An amount whose currency the row alone does not tell: one that some currency has, of whatever decimals. */
export const amountOfSomeCurrency = amountText.refine(
  (text) => ["JPY", "EUR", "TND"].some((currency) => amountOf(text, currency) !== undefined),
  AMOUNT_WANTED,
);

/** Null for a blank; undefined where it is no amount of that currency, too much, or may be a thousandfold one: "1,125" dinars. */
export function typedAmount(text: string, currency: string): number | null | undefined {
  const minor = amountOf(text, currency);
  return minor == null || minor <= DEAREST ? minor : undefined;
}

function amountOf(text: string, currency: string): number | null | undefined {
  if (text === "") return null;
  if (text.length > LONGEST_AMOUNT) return undefined;
  if (digitsOf(currency) > 2 && mayBeThousands(text, ",")) return undefined;
  const plain = plainNumber(text, ".");
  const decimals = plain.split(".")[1]?.replace(/0{1,40}$/, "") ?? "";
  if (decimals.length > digitsOf(currency)) return undefined;
  return minorUnits(plain, currency);
}

/** Why a text is none of that currency's. */
export const amountRefused = (text: string, currency: string) =>
  amountOf(text, currency) === undefined
    ? AMOUNT_WANTED
    : `Enter up to ${shownAmount(DEAREST, currency, ENGLISH, { whole: true })}.`;

const supplier = z
  .object({
    ...DETAILS,
    minimumValue: amountText,
    // A script's form may leave these out: it says nothing of them.
    contactName: DETAILS.contactName.prefault(""),
    address: DETAILS.address.prefault(""),
    paymentTerms: DETAILS.paymentTerms.prefault(""),
    orderWeekdays: DETAILS.orderWeekdays.prefault(""),
    closures: DETAILS.closures.prefault(""),
    costPattern: DETAILS.costPattern.prefault(""),
    taxRate: DETAILS.taxRate.prefault(""),
    contacts: contactsTyped.prefault(""),
    costsIncludeTax: z
      .enum(["yes", "no"])
      .prefault("no")
      .transform((text) => text === "yes"),
  })
  .transform(({ minimumValue, ...details }, context): SupplierDetails => {
    const minor = typedAmount(minimumValue, details.currency);
    if (minor === undefined) {
      context.addIssue({
        code: "custom",
        path: ["minimumValue"],
        message: amountRefused(minimumValue, details.currency),
      });
      return z.NEVER;
    }
    return { ...details, minimumValue: minor };
  });
