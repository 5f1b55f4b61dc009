import * as z from "zod";
import type { BarcodeRow } from "./rows";
import type { Store } from "./store";

const TYPES = ["ASIN", "EAN", "GTIN", "ISBN", "UPC"] as const;
type Type = (typeof TYPES)[number];

const MOST = 20;

/** How many characters each standard has. */
const LENGTHS: Record<Type, number[]> = { ASIN: [10], EAN: [8, 13], GTIN: [8, 12, 13, 14], ISBN: [10, 13], UPC: [12] };

const Barcode = z
  .object({ value: z.string().min(1).max(255), type: z.enum(TYPES).nullable().default(null) })
  .refine(({ value, type }) => type === null || keepsTo(value, type), "is not of its type");
export type Barcode = z.infer<typeof Barcode>;

/** A variant's whole set, the first one first: a list, or as in the admin's form `EAN:5010000010423, 0001-A`. */
export const Barcodes = z.preprocess(
  (told) => (typeof told === "string" ? told.split(",").flatMap(written) : told),
  z.array(z.preprocess((told) => (typeof told === "string" ? { value: told } : told), Barcode)).max(MOST),
);

function written(text: string) {
  const bare = text.trim();
  const [, type, value] = /^([A-Z]{3,4}):(.*)$/.exec(bare) ?? [];
  if (bare === "") return [];
  return [{ value: value ?? bare, type: type ?? null }];
}

export const inOneLine = (barcodes: Pick<BarcodeRow, "value" | "type">[]) =>
  barcodes.map(({ value, type }) => (type === null ? value : `${type}:${value}`)).join(", ");

export const listBarcodes = (store: Store, variantId: number) =>
  store.database.all<BarcodeRow>("select * from barcodes where variant_id = ? order by position", variantId);

export const barcodeRows = (variantId: number, barcodes: Barcode[]): BarcodeRow[] =>
  barcodes.map(({ value, type }, index) => ({ variant_id: variantId, position: index + 1, value, type }));

/** The old set goes as a whole. */
export function replaceBarcodes(store: Store, variantId: number, barcodes: Barcode[]): void {
  store.database.run("delete from barcodes where variant_id = ?", variantId);
  store.database.insertAll("barcodes", barcodeRows(variantId, barcodes));
}

function keepsTo(value: string, type: Type): boolean {
  if (!LENGTHS[type].includes(value.length)) return false;
  if (type === "ASIN") return /^[A-Z0-9]+$/.test(value);
  if (value.length === 10) return /^\d{9}[\dX]$/.test(value);
  return /^\d+$/.test(value) && checkDigit(value.slice(0, -1)) === Number(value.at(-1));
}

/** Weights 3 and 1 from the right, as GS1 has them. */
export function checkDigit(digits: string): number {
  const sum = [...digits].reduceRight((sum, digit, at) => sum + Number(digit) * ((digits.length - at) % 2 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
