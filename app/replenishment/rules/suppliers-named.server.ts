import { isNotNull, sql } from "drizzle-orm";
import { rules, suppliers } from "../../../drizzle/schema";
import { typed } from "../../database";
import { foldedName } from "../../suppliers/names/folded-name-sql";
import type { SupplierDetails } from "../../suppliers/supplier";
import { DETAILS_COLUMNS, supplierIn } from "../../suppliers/suppliers.server";
import { folded, foldedKeys } from "../../words/folded";
import { type DecidedRule, NOTHING_DECIDED } from "./place";
import { RULE_COLUMNS } from "./rules.server";

export type NamedSupplier = {
  id: number;
  /** What the list is ordered by. */
  nameKey: string;
  details: SupplierDetails;
  rule: DecidedRule;
  /** Its price list holds amounts. */
  hasCosts: boolean;
  archived: boolean;
};

const FOLDED = sql.raw(foldedName("suppliers"));

/** Suppliers with their rules, by their folded names. */
export async function listSuppliersNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedSupplier>> {
  const found = await suppliersWhere(
    database,
    sql`${suppliers.shopId} = ${shop.id} AND ${FOLDED} IN (SELECT value FROM json_each(${JSON.stringify(names.flatMap(foldedKeys))}))`,
  );
  return new Map(found.map((supplier) => [folded(supplier.details.name), supplier]));
}

/** In the order in which a form and a file tell them: SQLite orders the letters beyond U+FFFF another way. */
const vendorsOf = (json: string): string[] => JSON.parse(json).sort();

const SUPPLIERS_AT_ONCE = 1000;

/** The next suppliers after this one by name, those put away left out. */
export const listSuppliersAfter = (
  database: D1Database,
  shop: { id: number },
  after: Pick<NamedSupplier, "id" | "nameKey">,
) =>
  suppliersWhere(
    database,
    sql`${suppliers.shopId} = ${shop.id} AND ${suppliers.archivedAt} IS NULL
      AND (${suppliers.nameKey}, ${suppliers.id}) > (${after.nameKey}, ${after.id})
      ORDER BY ${suppliers.nameKey}, ${suppliers.id} LIMIT +${SUPPLIERS_AT_ONCE}`,
  );

async function suppliersWhere(database: D1Database, which: ReturnType<typeof sql>): Promise<NamedSupplier[]> {
  const found = await typed(database)
    .select({
      id: suppliers.id,
      name: suppliers.name,
      nameKey: sql<string>`${suppliers.nameKey}`,
      email: suppliers.email,
      phone: suppliers.phone,
      notes: suppliers.notes,
      ...DETAILS_COLUMNS,
      currency: suppliers.currency,
      minimumValue: suppliers.minimumValue,
      vendors: sql<string>`(SELECT json_group_array(v.vendor) FROM (SELECT vendor FROM supplier_vendors
        WHERE shop_id = ${suppliers.shopId} AND supplier_id = ${suppliers.id}) v)`,
      hasCosts: sql<boolean>`EXISTS (SELECT 1 FROM supplier_terms t
        WHERE t.shop_id = ${suppliers.shopId} AND t.supplier_id = ${suppliers.id} AND (t.unit_cost IS NOT NULL OR t.price_breaks IS NOT NULL))`.mapWith(
        Boolean,
      ),
      archived: isNotNull(suppliers.archivedAt).mapWith(Boolean),
      rule: RULE_COLUMNS,
    })
    .from(suppliers)
    .leftJoin(
      rules,
      sql`${rules.shopId} = ${suppliers.shopId} AND ${rules.level} = 'supplier' AND ${rules.subjectId} = ${suppliers.id} AND ${rules.locationId} = 0`,
    )
    .where(which);
  return found.map(({ id, nameKey, hasCosts, archived, rule, vendors, ...details }) => ({
    id,
    nameKey,
    hasCosts,
    archived,
    details: { ...supplierIn(details), vendors: vendorsOf(vendors) },
    rule: rule ?? NOTHING_DECIDED,
  }));
}
