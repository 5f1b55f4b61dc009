import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";
import { textTyped } from "../../forms/text-typed";
import { trimmed } from "../../words/trimmed";
import { LONGEST } from "../orders/order";

/** What a shop's documents say of it. */
export type Company = {
  name: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  /** "#rrggbb"; null: the app's own. */
  accentColour: string | null;
  numberPrefix: string;
  nextNumber: number;
  /** Of new orders. */
  terms: string | null;
  supplierNote: string | null;
  /** Whether a new cost goes to Shopify. */
  costToShopify: CostToShopify;
  /** Whether Shopify's own purchase orders are on the way, or only shown. */
  shopifyOrders: ShopifyOrders;
};

const SHOPIFY_ORDERS = ["shown", "counted"] as const;
export type ShopifyOrders = (typeof SHOPIFY_ORDERS)[number];

const COST_TO_SHOPIFY = ["off", "ask", "automatic"] as const;
type CostToShopify = (typeof COST_TO_SHOPIFY)[number];

const MOST_NUMBER = 999_999_999;
const NUMBER_WANTED = "Enter a whole number, at least 1.";

const company = z.object({
  name: textTyped(200),
  email: z
    .string()
    .overwrite(trimmed)
    .transform((typed) => (typed === "" ? null : typed))
    .pipe(z.email("Enter one mail address, or none.").max(254).nullable()),
  phone: textTyped(50),
  address: textTyped(500),
  accentColour: z
    .string()
    .overwrite(trimmed)
    .toLowerCase()
    .regex(/^(#[0-9a-f]{6})?$/, "Write a colour as #0b5f56, or leave it blank.")
    .transform((typed) => (typed === "" ? null : typed)),
  numberPrefix: z.string().overwrite(trimmed).max(20, "Keep it under 20 letters."),
  nextNumber: z
    .string()
    .overwrite(trimmed)
    .regex(/^\d{1,9}$/, NUMBER_WANTED)
    .transform(Number)
    .refine((number) => number >= 1 && number <= MOST_NUMBER, NUMBER_WANTED),
  terms: textTyped(LONGEST.terms),
  supplierNote: textTyped(LONGEST.note),
  // A script's form may leave it out.
  costToShopify: z.enum(COST_TO_SHOPIFY, "Choose what happens to new costs.").prefault("off"),
  shopifyOrders: z.enum(SHOPIFY_ORDERS, "Choose whether they count.").prefault("shown"),
});

export const parseCompany = (form: FormData): Parsed<Company> => parsed(company.safeParse(Object.fromEntries(form)));

export const companyFields = ({ nextNumber, numberPrefix, ...texts }: Company) => ({
  ...Object.fromEntries(Object.entries(texts).map(([field, value]) => [field, value ?? ""])),
  ...{ numberPrefix, nextNumber: String(nextNumber) },
});

const address = z.object({
  name: z.string().overwrite(trimmed).min(1, "Name the place.").max(100, "Keep it under 100 letters."),
  address: z
    .string()
    .overwrite((typed) => trimmed(typed.replaceAll("\r\n", "\n")))
    .min(1, "Enter the address.")
    .max(500, "Keep it under 500 letters."),
});

export type ShipTo = z.infer<typeof address>;
export const parseShipTo = (form: FormData): Parsed<ShipTo> => parsed(address.safeParse(Object.fromEntries(form)));

const NO_NUMBERS = "Leave its number out: the last four digits have a field of their own.";

const account = z.object({
  title: z
    .string()
    .overwrite(trimmed)
    .min(1, "Name the account.")
    .max(100, "Keep it under 100 letters.")
    .refine(holdsNoNumber, NO_NUMBERS),
  method: z
    .string()
    .overwrite(trimmed)
    .min(1, "Say how it is paid: bank transfer, card.")
    .max(60, "Keep it under 60 letters.")
    .refine(holdsNoNumber, NO_NUMBERS),
  lastFour: z
    .string()
    .overwrite(trimmed)
    .regex(/^([0-9A-Za-z]{4})?$/, "The last four digits, and no more of them.")
    .transform((typed) => (typed === "" ? null : typed)),
});

/** A whole number of an account or card is not kept, wherever it is typed. */
function holdsNoNumber(typed: string) {
  return (typed.match(/\d/g) ?? []).length <= MOST_DIGITS;
}

const MOST_DIGITS = 6;

export type PaymentAccount = z.infer<typeof account>;
export const parsePaymentAccount = (form: FormData): Parsed<PaymentAccount> =>
  parsed(account.safeParse(Object.fromEntries(form)));

/** "Bank transfer, Main account, ending 1234". */
export const accountText = ({ title, method, lastFour }: PaymentAccount) =>
  [method, title, lastFour && `ending ${lastFour}`].filter(Boolean).join(", ");
