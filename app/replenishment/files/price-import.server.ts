import type { Chunk, Outcome } from "../../csv/chunk";
import { type ReadRow, type RefusedRow, readRows, refusedRow } from "../../csv/format";
import { isGid, SHOPIFY_ID } from "../../csv/shopify-id";
import { isShortened, SHORTENED } from "../../csv/shortened";
import { breaksIn } from "../../suppliers/costs/breaks-typed";
import { AMOUNT_WANTED, amountRefused, typedAmount } from "../../suppliers/details";
import { PRICES_FORMAT, type PriceOfSupplier, type PriceRow, priceFormat } from "../../suppliers/price-file";
import { NO_TERMS, type SupplierTerms } from "../../suppliers/terms";
import { listTermsAt } from "../../suppliers/terms.server";
import { termsFields } from "../../suppliers/terms-fields";
import { BOTH } from "../../suppliers/terms-form";
import { folded } from "../../words/folded";
import { saveTerms } from "../decisions/prices.server";
import { findVariantsNamed, whyUnnamed } from "../overviews/variants-named.server";
import { listSuppliersNamed, type NamedSupplier } from "../rules/suppliers-named.server";

type Shop = { id: number; timeZone: string };

/** A piece of a price list's file. A check answers the same and saves nothing. */
export function savePriceRows(
  database: D1Database,
  shop: Shop,
  supplier: { id: number; currency: string },
  { rows, check }: Chunk,
  now: number,
): Promise<Outcome[]> {
  const read = readRows(priceFormat(supplier.currency), rows);
  const lines = read.map((row) => (row.kind === "read" ? { ...row, supplierId: supplier.id } : row));
  return saveLines(database, shop, lines, { check, now });
}

/** A piece of the file of all price lists. A check answers the same and saves nothing. */
export async function saveRowsOfPrices(
  database: D1Database,
  shop: Shop,
  { rows, check }: Chunk,
  now: number,
): Promise<Outcome[]> {
  const read = readRows(PRICES_FORMAT, rows);
  const suppliers = await listSuppliersNamed(
    database,
    shop,
    read.flatMap((row) => (row.kind === "read" ? [row.value.supplier] : [])),
  );
  const lines = read.map((row) => (row.kind === "read" ? lineOf(row, suppliers) : row));
  return saveLines(database, shop, lines, { check, now });
}

type Line = { number: number; kind: "read"; supplierId: number; value: PriceRow };

function lineOf(
  { number, value }: Extract<ReadRow<PriceOfSupplier>, { kind: "read" }>,
  suppliers: Map<string, NamedSupplier>,
): Line | RefusedRow {
  const { variant, supplier: name, currency, unitCost, breaks, terms } = value;
  const supplier = suppliers.get(folded(name));
  if (!supplier) return refusedRow(number, "supplier", "No supplier has this name.");
  const { details, archived, id } = supplier;
  if (currency !== undefined && currency !== details.currency)
    return refusedRow(number, "currency", `The price list of ${details.name} is in ${details.currency}.`);
  if (archived && terms.preferred)
    return refusedRow(number, "preferred", `${details.name} is archived: take it back first, or write no.`);
  const amount = unitCost === undefined ? undefined : typedAmount(unitCost, details.currency);
  if (unitCost !== undefined && amount === undefined)
    return refusedRow(number, "unit_cost", amountRefused(unitCost, details.currency));
  const priceBreaks = breaksIn(details.currency).optional().safeParse(breaks);
  if (!priceBreaks.success)
    return refusedRow(number, "price_breaks", priceBreaks.error.issues[0]?.message ?? AMOUNT_WANTED);
  const told = {
    ...terms,
    ...(amount !== undefined && { unitCost: amount }),
    ...(priceBreaks.data && { priceBreaks: priceBreaks.data }),
  };
  return { number, kind: "read", supplierId: id, value: { variant, terms: told } };
}

async function saveLines(
  database: D1Database,
  shop: Shop,
  read: (Line | RefusedRow)[],
  { check, now }: { check: boolean; now: number },
): Promise<Outcome[]> {
  const named = await namedLines(database, shop, read);
  const stands = await listTermsAt(
    database,
    shop,
    named.flatMap((row) => (row.kind === "named" ? [row] : [])),
  );
  const before = new Map(stands.map((terms) => [lineKey(terms), terms]));
  const changed: SupplierTerms[] = [];
  const outcomes = named.map((row): Outcome => {
    if (row.kind === "refused") return row;
    const { number, supplierId, variantId, value } = row;
    const old = before.get(lineKey(row));
    const line = { ...NO_TERMS, ...old, ...marksTold(value.terms), ...value.terms, variantId, supplierId };
    if (old && isSame(old, line)) return { number, kind: "unchanged" };
    if (line.preferred && line.backup) return refusedRow(number, "backup", BOTH);
    if (line.supplierSku !== (old?.supplierSku ?? null) && isShortened(line.supplierSku ?? ""))
      return refusedRow(number, "supplier_sku", SHORTENED);
    changed.push(line);
    return { number, kind: old ? "changed" : "added" };
  });
  if (!check) await saveTerms(database, shop, changed, now);
  return outcomes;
}

/** Preferred and backup are two suppliers: a row that says one of them takes the other mark away. */
const marksTold = ({ preferred, backup }: PriceRow["terms"]) => ({
  ...(preferred && { backup: false }),
  ...(backup && { preferred: false }),
});

type NamedLine = Omit<Line, "kind"> & { kind: "named"; variantId: number };

/** Two names may lead to one variant, as its id and its SKU; and one supplier of a variant may be the preferred one. */
async function namedLines(
  database: D1Database,
  shop: Shop,
  read: (Line | RefusedRow)[],
): Promise<(NamedLine | RefusedRow)[]> {
  const variants = await findVariantsNamed(
    database,
    shop,
    read.flatMap((row) => (row.kind === "read" ? [row.value.variant] : [])),
  );
  const seen = new Set<string>();
  const preferring = new Map<number, number>();
  return read.map((row) => {
    if (row.kind === "refused") return row;
    const { number, value } = row;
    const variant = variants.get(value.variant);
    const column = isGid(value.variant) ? SHOPIFY_ID.name : "sku";
    if (variant?.kind !== "found") return refusedRow(number, column, whyUnnamed(variant, value.variant));
    const line: NamedLine = { ...row, kind: "named", variantId: variant.variantId };
    if (seen.has(lineKey(line))) return refusedRow(number, column, "An earlier row is about the same variant.");
    const other = value.terms.preferred ? preferring.get(line.variantId) : undefined;
    if (other !== undefined)
      return refusedRow(number, "preferred", `Row ${other} prefers another supplier for this variant.`);
    seen.add(lineKey(line));
    if (value.terms.preferred) preferring.set(line.variantId, number);
    return line;
  });
}

const lineKey = ({ supplierId, variantId }: { supplierId: number; variantId: number }) => `${supplierId}/${variantId}`;

/** Texts of terms, whatever the currency: both are of the same supplier. */
const isSame = (old: SupplierTerms, line: SupplierTerms) =>
  JSON.stringify(termsFields(old, SOME_CURRENCY)) === JSON.stringify(termsFields(line, SOME_CURRENCY));

const SOME_CURRENCY = "EUR";
