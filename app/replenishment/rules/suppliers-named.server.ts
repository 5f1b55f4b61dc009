import { isNotNull, sql } from "drizzle-orm";
import { rules, suppliers } from "../../../drizzle/schema";
import { typed } from "../../database";
import type { SupplierDetails } from "../../suppliers/supplier";
import { type DecidedRule, NOTHING_DECIDED } from "./place";
import { RULE_COLUMNS } from "./rules.server";

export type NamedSupplier = {
  id: number;
  details: SupplierDetails;
  rule: DecidedRule;
  /** Its price list holds amounts. */
  hasCosts: boolean;
  archived: boolean;
};

/** Suppliers with their rules, by their names in small letters. */
export async function listSuppliersNamed(
  database: D1Database,
  shop: { id: number },
  names: string[],
): Promise<Map<string, NamedSupplier>> {
  const found = await suppliersWhere(
    database,
    sql`${suppliers.shopId} = ${shop.id} AND ${suppliers.name} COLLATE NOCASE IN (SELECT value FROM json_each(${JSON.stringify(names)}))`,
  );
  return new Map(found.map((supplier) => [supplier.details.name.toLowerCase(), supplier]));
}

const SUPPLIERS_AT_ONCE = 1000;

/** The next suppliers after this name, those put away left out. */
export const listSuppliersAfter = (database: D1Database, shop: { id: number }, name: string) =>
  suppliersWhere(
    database,
    sql`${suppliers.shopId} = ${shop.id} AND ${suppliers.archivedAt} IS NULL AND ${suppliers.name} > ${name} COLLATE NOCASE
      ORDER BY ${suppliers.name} COLLATE NOCASE LIMIT ${SUPPLIERS_AT_ONCE}`,
  );

async function suppliersWhere(database: D1Database, which: ReturnType<typeof sql>): Promise<NamedSupplier[]> {
  const found = await typed(database)
    .select({
      id: suppliers.id,
      name: suppliers.name,
      email: suppliers.email,
      phone: suppliers.phone,
      notes: suppliers.notes,
      currency: suppliers.currency,
      minimumValue: suppliers.minimumValue,
      vendors: sql<string>`(SELECT json_group_array(v.vendor) FROM (SELECT vendor FROM supplier_vendors
        WHERE shop_id = ${suppliers.shopId} AND supplier_id = ${suppliers.id} ORDER BY vendor) v)`,
      hasCosts: sql<boolean>`EXISTS (SELECT 1 FROM supplier_terms t
        WHERE t.shop_id = ${suppliers.shopId} AND t.supplier_id = ${suppliers.id} AND t.unit_cost IS NOT NULL)`.mapWith(
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
  return found.map(({ id, hasCosts, archived, rule, vendors, ...details }) => ({
    id,
    hasCosts,
    archived,
    details: { ...details, vendors: JSON.parse(vendors) },
    rule: rule ?? NOTHING_DECIDED,
  }));
}
