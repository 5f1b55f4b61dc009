import { sql } from "drizzle-orm";
import { rules, supplierCounts, suppliers } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { foldedName } from "../../suppliers/names/folded-name-sql";
import type { SupplierLine } from "../../suppliers/supplier";
import { folded } from "../../words/folded";

/** Each line reads its name, its row, its rule, its vendors and its counts: 20 of them stay near 110 rows. */
const PAGE_SIZE = 20;

const FOLDED = sql.raw(foldedName("suppliers"));

export type SupplierTab = "active" | "archived";

/** By name; turned round, the last letters stand first. */
type SupplierList = { tab: SupplierTab; text: string; cursor: Cursor; sort?: "-name" };

/** By name; with a text, those in whose name it occurs. */
export async function listSuppliers(
  database: D1Database,
  shop: { id: number },
  list: SupplierList,
  size = PAGE_SIZE,
): Promise<Paged<SupplierLine>> {
  const found = await supplierPage(database, shop, list, size);
  const page = pageOf(found, list.cursor, size, ({ nameKey, id }): Key => [nameKey, id]);
  const rows = page.rows.map(
    ({ vendors, nameKey: _, ...row }): SupplierLine => ({ ...row, vendors: JSON.parse(vendors) }),
  );
  return { ...page, rows };
}

export function supplierPage(
  database: D1Database,
  shop: { id: number },
  { tab, text, cursor, sort }: SupplierList,
  size = PAGE_SIZE,
) {
  const isFalling = (cursor.side === "before") === (sort === undefined);
  const direction = isFalling ? sql`DESC` : sql`ASC`;
  return typed(database)
    .select({
      id: suppliers.id,
      name: suppliers.name,
      nameKey: sql<string>`${suppliers.nameKey}`,
      email: suppliers.email,
      phone: suppliers.phone,
      currency: suppliers.currency,
      costsIncludeTax: suppliers.costsIncludeTax,
      taxRate: suppliers.taxRate,
      leadTimeDays: rules.leadTimeDays,
      variants: sql<number>`COALESCE(${supplierCounts.variants}, 0)`,
      vendors: sql<string>`(SELECT json_group_array(v.vendor) FROM supplier_vendors v
        WHERE v.shop_id = ${suppliers.shopId} AND v.supplier_id = ${suppliers.id})`,
    })
    .from(suppliers)
    .leftJoin(
      rules,
      sql`${rules.shopId} = ${suppliers.shopId} AND ${rules.level} = 'supplier' AND ${rules.subjectId} = ${suppliers.id} AND ${rules.locationId} = 0`,
    )
    .leftJoin(
      supplierCounts,
      sql`${supplierCounts.shopId} = ${suppliers.shopId} AND ${supplierCounts.supplierId} = ${suppliers.id}`,
    )
    .where(
      sql`${suppliers.shopId} = ${shop.id} AND ${tab === "active" ? sql`${suppliers.archivedAt} IS NULL` : sql`${suppliers.archivedAt} IS NOT NULL`}
        ${text === "" ? sql`` : sql`AND instr(${FOLDED}, ${folded(text)}) > 0`}${beyond(cursor, isFalling)}`,
    )
    .orderBy(sql`${suppliers.nameKey} ${direction}`, sql`${suppliers.id} ${direction}`)
    .limit(size + 1);
}

const beyond = (cursor: Cursor, isFalling: boolean) => {
  if (cursor.side === "start") return sql``;
  const [name, id] = cursor.key;
  return sql` AND (${suppliers.nameKey}, ${suppliers.id}) ${isFalling ? sql`<` : sql`>`} (${name}, ${id})`;
};
