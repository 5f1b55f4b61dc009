import { and, eq, isNull, sql } from "drizzle-orm";
import { suppliers, supplierTerms, supplierVendors } from "../../drizzle/schema";
import { typed } from "../database";
import { cells } from "../sql/cells-sql";
import { folded, foldedKeys } from "../words/folded";
import { inOrder } from "../words/in-order";
import { closuresFrom } from "./calendar/closures-typed";
import { contactsFrom } from "./contacts/contacts-typed";
import { foldedName } from "./names/folded-name-sql";
import type { Supplier } from "./supplier";
import { supplierOfVendor } from "./vendors/vendor-sql";

const FOLDED = sql.raw(foldedName("suppliers"));

/** Undefined when the shop has no such supplier. */
export async function findSupplier(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
): Promise<Supplier | undefined> {
  const rows = typed(database);
  const [found, vendors] = await rows.batch([
    rows
      .select(SUPPLIER_COLUMNS)
      .from(suppliers)
      .where(and(eq(suppliers.id, supplierId), eq(suppliers.shopId, shop.id))),
    rows
      .select({ vendor: supplierVendors.vendor })
      .from(supplierVendors)
      .where(and(eq(supplierVendors.shopId, shop.id), eq(supplierVendors.supplierId, supplierId))),
  ]);
  return found[0] && { ...supplierIn(found[0]), vendors: vendors.map(({ vendor }) => vendor).sort() };
}

/** The one of that name, in whatever case, archived or not. */
export async function findSupplierNamed(database: D1Database, shop: { id: number }, name: string) {
  const found = await typed(database)
    .select({ id: suppliers.id, archivedAt: suppliers.archivedAt, createdAt: suppliers.createdAt })
    .from(suppliers)
    .where(
      sql`${suppliers.shopId} = ${shop.id} AND ${FOLDED} IN (SELECT value FROM json_each(${JSON.stringify(foldedKeys(name))}))`,
    );
  return found[0];
}

const OWNED = cells({ vendor: "value", folded: "value" });

/** Vendor → the supplier that has it, in whatever case, of those asked for. */
export async function listVendorOwners(database: D1Database, shop: { id: number }, vendors: string[]) {
  const { results } = await database
    .prepare(
      `SELECT ${OWNED.cell.vendor} AS vendor, s.id AS supplierId, s.name FROM json_each(?2) f
      CROSS JOIN suppliers s ON s.shop_id = ?1 AND s.id = ${supplierOfVendor("?1", OWNED.cell.vendor, OWNED.cell.folded)}`,
    )
    .bind(shop.id, OWNED.json(vendors.map((vendor) => ({ vendor, folded: folded(vendor) }))))
    .all<{ vendor: string; supplierId: number; name: string }>();
  return new Map(results.map(({ vendor, ...owner }) => [vendor, owner]));
}

const MOST_COUNTED = 1000;

/** Lines of its price list; 1,000 stands for that many or more, so that nothing is counted for long. */
export async function countTerms(database: D1Database, shop: { id: number }, supplierId: number) {
  const lines = typed(database)
    .select({ variantId: supplierTerms.variantId })
    .from(supplierTerms)
    .where(and(eq(supplierTerms.shopId, shop.id), eq(supplierTerms.supplierId, supplierId)))
    .limit(MOST_COUNTED);
  return (await lines).length;
}

/** Whether the price list holds amounts, which a change of currency would touch. */
export async function hasCosts(database: D1Database, shop: { id: number }, supplierId: number) {
  const found = await database
    .prepare(
      `SELECT 1 FROM supplier_terms WHERE shop_id = ? AND supplier_id = ?
        AND (unit_cost IS NOT NULL OR price_breaks IS NOT NULL) LIMIT 1`,
    )
    .bind(shop.id, supplierId)
    .first();
  return found !== null;
}

/** As they are stored, beside those that a supplier has as they are. */
export const DETAILS_COLUMNS = {
  contactName: suppliers.contactName,
  contacts: suppliers.contacts,
  address: suppliers.address,
  paymentTerms: suppliers.paymentTerms,
  orderWeekdays: suppliers.orderWeekdays,
  closures: suppliers.closures,
  costsIncludeTax: suppliers.costsIncludeTax,
  taxRate: suppliers.taxRate,
  patternBase: suppliers.patternBase,
  patternPercent: suppliers.patternPercent,
};

type StoredDetails = {
  contacts: string | null;
  closures: string | null;
  patternBase: "price" | "cost" | null;
  patternPercent: number | null;
};

/** A stored row, its JSON read. */
export const supplierIn = <Row extends StoredDetails>({ patternBase, patternPercent, ...row }: Row) => ({
  ...row,
  contacts: contactsFrom(row.contacts),
  closures: closuresFrom(row.closures),
  costPattern: patternBase && patternPercent ? { base: patternBase, percent: patternPercent } : null,
});

const SUPPLIER_COLUMNS = {
  ...DETAILS_COLUMNS,
  id: suppliers.id,
  name: suppliers.name,
  email: suppliers.email,
  phone: suppliers.phone,
  notes: suppliers.notes,
  currency: suppliers.currency,
  minimumValue: suppliers.minimumValue,
  archivedAt: suppliers.archivedAt,
};

/** Those that are not archived, by name. */
export async function listSuppliersByName(database: D1Database, shop: { id: number }) {
  const found = await typed(database)
    .select({ id: suppliers.id, name: suppliers.name })
    .from(suppliers)
    .where(and(eq(suppliers.shopId, shop.id), isNull(suppliers.archivedAt)));
  return inOrder(found, ({ name }) => name);
}

/**
 * All suppliers, in the order of their names: files and filters leave none out. Those put away stand here too, since
 * lines may still name them.
 */
export async function listSupplierNames(database: D1Database, shop: { id: number }) {
  const found = await typed(database)
    .select({ id: suppliers.id, name: suppliers.name, currency: suppliers.currency })
    .from(suppliers)
    .where(eq(suppliers.shopId, shop.id));
  return inOrder(found, ({ name }) => name);
}
