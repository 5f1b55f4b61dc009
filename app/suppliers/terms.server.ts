import { sql } from "drizzle-orm";
import { supplierTerms } from "../../drizzle/schema";
import { typed } from "../database";
import { cells } from "../sql/cells-sql";
import { breaksFrom } from "./costs/breaks-typed";
import type { PriceBreak } from "./costs/price-breaks";
import type { SupplierTerms, VariantTerms } from "./terms";

/** A supplier's terms for these variants, as far as it has some. */
export const listTerms = (
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  variantIds: number[],
): Promise<VariantTerms[]> =>
  typed(database)
    .select(TERMS_COLUMNS)
    .from(supplierTerms)
    .where(
      sql`${supplierTerms.shopId} = ${shop.id} AND ${supplierTerms.supplierId} = ${supplierId}
        AND ${supplierTerms.variantId} IN (SELECT value FROM json_each(${JSON.stringify(variantIds)}))`,
    );

/** The variants on a supplier's price list. */
export async function listVariantsOf(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
): Promise<number[]> {
  const found = await typed(database)
    .select({ variantId: supplierTerms.variantId })
    .from(supplierTerms)
    .where(sql`${supplierTerms.shopId} = ${shop.id} AND ${supplierTerms.supplierId} = ${supplierId}`);
  return found.map(({ variantId }) => variantId);
}

const { json, cell } = cells({ variantId: "value", supplierId: "value" });

/** As far as there are such lines, whoever the suppliers are. */
export const listTermsAt = (
  database: D1Database,
  shop: { id: number },
  lines: { supplierId: number; variantId: number }[],
): Promise<SupplierTerms[]> =>
  typed(database)
    .select({ ...TERMS_COLUMNS, supplierId: supplierTerms.supplierId })
    .from(supplierTerms)
    .where(
      sql`${supplierTerms.shopId} = ${shop.id} AND (${supplierTerms.variantId}, ${supplierTerms.supplierId}) IN (
        SELECT ${sql.raw(cell.variantId)}, ${sql.raw(cell.supplierId)} FROM json_each(${json(lines)}) f)`,
    );

export const TERMS_COLUMNS = {
  variantId: supplierTerms.variantId,
  supplierSku: supplierTerms.supplierSku,
  unitCost: supplierTerms.unitCost,
  minimumOrder: supplierTerms.minimumOrder,
  casePack: supplierTerms.casePack,
  leadTimeDays: supplierTerms.leadTimeDays,
  preferred: supplierTerms.preferred,
  backup: supplierTerms.backup,
  description: supplierTerms.description,
  // Drizzle hands no NULL to a decoder.
  priceBreaks: sql<PriceBreak[]>`COALESCE(${supplierTerms.priceBreaks}, '[]')`.mapWith((json) =>
    breaksFrom(String(json)),
  ),
};

/** Every supplier that lists one of these variants, none that is archived; by name. One statement. */
export async function listSellers(database: D1Database, shop: { id: number }, variantIds: number[]) {
  const { results } = await database
    .prepare(
      `SELECT t.variant_id AS variantId, s.id AS supplierId, s.name, t.unit_cost AS unitCost, s.currency FROM json_each(?2) f
      CROSS JOIN supplier_terms t ON t.shop_id = ?1 AND t.variant_id = f.value
      CROSS JOIN suppliers s ON s.id = t.supplier_id AND s.shop_id = t.shop_id AND s.archived_at IS NULL ORDER BY s.name_key, s.id`,
    )
    .bind(shop.id, JSON.stringify(variantIds))
    .all<{ variantId: number; supplierId: number; name: string; unitCost: number | null; currency: string }>();
  return results;
}
