import { barcodeForms, packedItem, tradeItemNumbers } from "../words/barcode";
import { folded } from "../words/folded";
import { scanCode } from "../words/scan-codes";

/** What a variant may be found by. */
export interface Scannable {
  variantId: number;
  barcodes: readonly string[];
  sku: string | null;
  supplierSku: string | null;
  /** Units in a carton; null where nobody said. */
  pack: number | null;
}

/**
 * found: so many units of a variant. carton: a case of it, of which nobody said how many it holds. ambiguous: several variants
 * bear the code. unknown: none does. The last three wait for a person; none is guessed.
 */
type Scan =
  | { kind: "found"; variantId: number; units: number }
  | { kind: "carton"; variantId: number }
  | { kind: "ambiguous"; variantIds: number[] }
  | { kind: "unknown" };

/** Variants by every form of their codes. Made once a page, so that a scan is two look-ups. */
export interface ScanIndex {
  variants: ReadonlyMap<string, ReadonlySet<number>>;
  packs: ReadonlyMap<number, number | null>;
}

export function scanIndex(scannables: readonly Scannable[]): ScanIndex {
  const variants = new Map<string, Set<number>>();
  for (const each of scannables)
    for (const form of formsOf(each)) variants.set(form, (variants.get(form) ?? new Set()).add(each.variantId));
  return { variants, packs: new Map(scannables.map(({ variantId, pack }) => [variantId, pack])) };
}

function formsOf({ barcodes, sku, supplierSku }: Scannable) {
  const names = [sku, supplierSku].flatMap((text) => (text ? [folded(text), ...tradeItemNumbers(text)] : []));
  return [...barcodes.flatMap(barcodeForms), ...names].filter((form) => form !== "");
}

/** What to look for in the whole catalogue, where a scanner's text is of no variant at hand. */
export function formsToSeek(read: string): string[] {
  const { code, text } = scanCode(read);
  const inside = tradeItemNumbers(code).flatMap((number) => packedItem(number) ?? []);
  return [...new Set([...barcodeForms(code), folded(text), ...inside.flatMap(barcodeForms)])].filter(
    (form) => form !== "",
  );
}

/** What a scanner's text means among these variants. */
export function scanned({ variants, packs }: ScanIndex, read: string): Scan {
  const { code, text } = scanCode(read);
  const bearing = (forms: string[]) => [...new Set(forms.flatMap((form) => [...(variants.get(form) ?? [])]))];
  const items = bearing([...barcodeForms(code), folded(text)]);
  const [only] = items;
  if (only !== undefined) return items.length > 1 ? { kind: "ambiguous", variantIds: items } : oneOf(only);
  const cartons = bearing(tradeItemNumbers(code).flatMap((number) => packedItem(number) ?? []));
  const [inside] = cartons;
  if (inside === undefined) return { kind: "unknown" };
  if (cartons.length > 1) return { kind: "ambiguous", variantIds: cartons };
  const units = packs.get(inside) ?? 0;
  return units > 0 ? { kind: "found", variantId: inside, units } : { kind: "carton", variantId: inside };
}

const oneOf = (variantId: number): Scan => ({ kind: "found", variantId, units: 1 });

/**
 * The line that scanned units of a variant count on: the first that still has room, or the last, which then goes over. The
 * same variant may stand on two lines. Undefined where it stands on none.
 */
export function lineFor<Line extends { variantId: number; remainder: number; counted: number }>(
  lines: readonly Line[],
  variantId: number,
): Line | undefined {
  const own = lines.filter((line) => line.variantId === variantId);
  return own.find(({ remainder, counted }) => counted < remainder) ?? own.at(-1);
}

/** What the last scan was, to be said aloud. `over`: it counted, and is more than was awaited. */
export interface Heard {
  kind: "found" | "over" | "unknown" | "ambiguous" | "carton";
  lineId: number | null;
  code: string;
  units: number;
  /** One more with each scan, so that the same one twice is two. */
  count: number;
}

/** A code that waits for a person: nobody bears it, several do, or it is a carton of unknown size. */
export interface Waiting {
  code: string;
  why: "unknown" | "ambiguous" | "carton";
  variantIds: number[];
}
