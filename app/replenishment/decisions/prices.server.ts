import type { Chunk, Outcome } from "../../csv/chunk";
import { type FileRow, type RefusedRow, readRows, refusedRow } from "../../csv/format";
import { dayOf } from "../../days/calendar";
import { isClear, type Meanwhile, merged, type Texts } from "../../forms/opened";
import { priceFormat } from "../../suppliers/price-file";
import { NO_TERMS, type Terms, type VariantTerms } from "../../suppliers/terms";
import { listTerms } from "../../suppliers/terms.server";
import { termsChanges, termsRemoved } from "../../suppliers/terms-changes.server";
import { termsTexts } from "../../suppliers/terms-fields";
import { findVariantsNamed, whyUnnamed } from "../overviews/variants-named.server";
import { planChanges } from "../planning/replan.server";

type Shop = { id: number; timeZone: string };

/** Lines of a price list, with the plans of their variants: one batch. */
export async function saveTerms(
  database: D1Database,
  shop: Shop,
  supplierId: number,
  lines: VariantTerms[],
  now: number,
) {
  if (lines.length === 0) return;
  await database.batch([
    ...termsChanges(database, shop, supplierId, lines, now),
    ...newPlans(database, shop, lines, now),
  ]);
}

/** One line as a form tells it: over what it was opened with, and nothing else. Undefined once it is saved. */
export async function saveTypedTerms(
  database: D1Database,
  shop: Shop,
  supplier: { id: number; currency: string },
  { variantId, typed, opened }: { variantId: number; typed: Terms; opened: Texts | undefined },
  now: number,
): Promise<Meanwhile | undefined> {
  const [stands] = opened ? await listTerms(database, shop, supplier.id, [variantId]) : [];
  const texts = (terms: Terms) => termsTexts(terms, supplier.currency);
  const { value, meanwhile } = merged(typed, stands ?? NO_TERMS, texts, opened);
  if (!isClear(meanwhile)) return meanwhile;
  await saveTerms(database, shop, supplier.id, [{ ...value, variantId }], now);
}

export const removeTerms = (database: D1Database, shop: Shop, supplierId: number, variantId: number, now: number) =>
  database.batch([
    termsRemoved(database, shop, supplierId, variantId),
    ...newPlans(database, shop, [{ variantId }], now),
  ]);

/** A piece of a price list's file. A check answers the same and saves nothing. */
export async function savePriceRows(
  database: D1Database,
  shop: Shop,
  supplier: { id: number; currency: string },
  { rows, check }: Chunk,
  now: number,
): Promise<Outcome[]> {
  const read = await namedRows(database, shop, supplier.currency, rows);
  const lines = read.flatMap((row) => (row.kind === "named" ? [row] : []));
  const stands = await listTerms(
    database,
    shop,
    supplier.id,
    lines.map(({ variantId }) => variantId),
  );
  const before = new Map(stands.map((terms) => [terms.variantId, terms]));
  const changed: VariantTerms[] = [];
  const outcomes = read.map((row): Outcome => {
    if (row.kind === "refused") return row;
    const old = before.get(row.variantId);
    const line = { ...NO_TERMS, ...old, ...row.terms, variantId: row.variantId };
    if (old && isSame(old, line)) return { number: row.number, kind: "unchanged" };
    changed.push(line);
    return { number: row.number, kind: old ? "changed" : "added" };
  });
  if (!check) await saveTerms(database, shop, supplier.id, changed, now);
  return outcomes;
}

type NamedRow = { number: number; kind: "named"; variantId: number; terms: Partial<Terms> };

/** Two names may lead to one variant: its SKU and Shopify's number. */
async function namedRows(
  database: D1Database,
  shop: Shop,
  currency: string,
  rows: FileRow[],
): Promise<(NamedRow | RefusedRow)[]> {
  const read = readRows(priceFormat(currency), rows);
  const named = await findVariantsNamed(
    database,
    shop,
    read.flatMap((row) => (row.kind === "read" ? [row.value.sku] : [])),
  );
  const seen = new Set<number>();
  return read.map((row) => {
    if (row.kind === "refused") return row;
    const { sku, ...terms } = row.value;
    const variant = named.get(sku);
    if (variant?.kind !== "found") return refusedRow(row.number, "sku", whyUnnamed(variant));
    if (seen.has(variant.variantId)) return refusedRow(row.number, "sku", "An earlier row is about the same variant.");
    seen.add(variant.variantId);
    return { number: row.number, kind: "named", variantId: variant.variantId, terms };
  });
}

const isSame = (old: VariantTerms, line: VariantTerms) =>
  old.supplierSku === line.supplierSku &&
  old.unitCost === line.unitCost &&
  old.minimumOrder === line.minimumOrder &&
  old.casePack === line.casePack &&
  old.leadTimeDays === line.leadTimeDays &&
  old.preferred === line.preferred;

const newPlans = (database: D1Database, shop: Shop, lines: { variantId: number }[], now: number) =>
  planChanges(
    database,
    [{ shopId: shop.id, variants: lines.map(({ variantId }) => variantId) }],
    [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }],
    now,
  );
