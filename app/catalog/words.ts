import * as z from "zod";
import { barcodeForms } from "../words/barcode";
import { isBeyondAscii } from "../words/beyond-ascii";
import { folded } from "../words/folded";
import { indexedWords, sortForm } from "../words/search-words";

/** A barcode as Shopify holds it. The type is null where none was declared. */
export interface Barcode {
  value: string;
  type: string | null;
}

/** What is stored with a product, so that SQL compares and the search finds it in every alphabet. */
export const productWords = ({ title, vendor }: { title: string; vendor: string }) => ({
  titleFolded: foldedBeyondAscii(title),
  titleSort: isBeyondAscii(title) ? sortForm(title) : null,
  vendorFolded: isBeyondAscii(vendor) ? folded(vendor) : null,
  words: indexedWords([title, vendor]),
});

/** A product's type as types are compared; null where it has none. */
export const foldedType = (type: string | null) => folded(type ?? "") || null;

/** What is stored with a variant beside its title and SKU. */
export const variantWords = ({ title, sku }: { title: string; sku: string | null }) => ({
  skuFolded: folded(sku ?? ""),
  words: indexedWords([title, sku]),
});

/** The barcodes of a variant of which only the first one was told. */
export const knownBarcodes = (barcode: string | null): Barcode[] =>
  barcode === null ? [] : [{ value: barcode, type: null }];

/** What is stored of a variant's barcodes: JSON [[value, type, [form, …]], …], and what the search index holds of them. */
export function barcodeWords(barcodes: Barcode[]) {
  const kept = barcodes.filter(({ value }) => value !== "").slice(0, MOST_BARCODES);
  const rows = kept.map(({ value, type }): BarcodeRow => [value, type, barcodeForms(value)]);
  return {
    barcodes: JSON.stringify(rows),
    barcodeWords: indexedWords(rows.flatMap(([value, , forms]) => [value, ...forms])),
  };
}

/** The values of a variant's barcodes as they are stored, the first one first; none where none were stored. */
export const storedBarcodes = (stored: string | null): string[] =>
  storedRows.parse(JSON.parse(stored ?? "[]")).map(([value]) => value);

const storedRows = z.array(z.tuple([z.string()]).rest(z.unknown()));

type BarcodeRow = [value: string, type: string | null, forms: string[]];

/** Shopify's limit for a variant. */
const MOST_BARCODES = 20;

/** The folded title where it is not what SQLite's NOCASE compares anyway; else null. */
function foldedBeyondAscii(title: string): string | null {
  const fold = folded(title);
  return fold === title.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) ? null : fold;
}
