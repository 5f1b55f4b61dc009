import { cells } from "../sql/cells-sql";
import { beyondAscii } from "../words/beyond-ascii";
import { folded } from "../words/folded";
import { sortForm } from "../words/search-words";

const NAME = cells({ id: "value", nameSort: "value" });
const VENDOR = cells({ shopId: "value", vendor: "value", vendorFolded: "value" });

/**
 * Makes the forms by which names are sorted and vendors compared, of rows that were written before they were stored: at most
 * `limit` of each. "more" until none is left. Twice makes no difference.
 */
export async function makeSupplierForms(database: D1Database, limit: number): Promise<"more" | "done"> {
  const [names, vendors] = await database.batch<never>([
    database.prepare(NAMES_TO_FORM).bind(limit),
    database.prepare(VENDORS_TO_FORM).bind(limit),
  ]);
  const nameRows = (names?.results ?? []).map(({ id, name }: { id: number; name: string }) => ({
    ...{ id, nameSort: sortForm(name) },
  }));
  const vendorRows = (vendors?.results ?? []).map(({ shopId, vendor }: { shopId: number; vendor: string }) => ({
    ...{ shopId, vendor, vendorFolded: folded(vendor) },
  }));
  if (nameRows.length + vendorRows.length === 0) return "done";
  await database.batch([
    database.prepare(NAMES_FORMED).bind(NAME.json(nameRows)),
    database.prepare(VENDORS_FORMED).bind(VENDOR.json(vendorRows)),
  ]);
  return "more";
}

const NAMES_TO_FORM = `
SELECT id, name FROM suppliers INDEXED BY suppliers_to_form WHERE name_sort IS NULL AND ${beyondAscii("name")} LIMIT ?`;

const VENDORS_TO_FORM = `
SELECT shop_id AS shopId, vendor FROM supplier_vendors INDEXED BY supplier_vendors_to_form
WHERE vendor_folded IS NULL AND ${beyondAscii("vendor")} LIMIT ?`;

/** A name that was changed meanwhile has its own. */
const NAMES_FORMED = `
UPDATE suppliers SET name_sort = ${NAME.cell.nameSort} FROM json_each(?1) f
WHERE suppliers.id = ${NAME.cell.id} AND suppliers.name_sort IS NULL`;

const VENDORS_FORMED = `
UPDATE supplier_vendors SET vendor_folded = ${VENDOR.cell.vendorFolded} FROM json_each(?1) f
WHERE supplier_vendors.shop_id = ${VENDOR.cell.shopId} AND supplier_vendors.vendor = ${VENDOR.cell.vendor}`;
