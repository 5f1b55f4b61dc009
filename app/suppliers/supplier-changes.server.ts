import { cells } from "../sql/cells-sql";
import { foldedVendor } from "../sql/folded-vendor-sql";
import { isBeyondAscii } from "../words/beyond-ascii";
import { folded } from "../words/folded";
import { sortForm } from "../words/search-words";
import { closuresStored } from "./calendar/closures-typed";
import { contactsStored } from "./contacts/contacts-typed";
import { foldedName } from "./names/folded-name-sql";
import type { SupplierDetails } from "./supplier";

const SUPPLIER = cells({
  id: "value",
  name: "value",
  email: "value",
  phone: "value",
  notes: "value",
  currency: "value",
  minimumValue: "value",
  takenBack: "value",
  nameFolded: "value",
  ...{ contactName: "value", contacts: "value", address: "value", paymentTerms: "value", orderWeekdays: "value" },
  ...{ closures: "value", costsIncludeTax: "value", taxRate: "value", patternBase: "value", patternPercent: "value" },
  nameSort: "value",
});
const VENDORS = cells({ nameFolded: "value", vendors: "json" });
/** `folded` is stored where SQLite does not come to the same: `stored`. */
const VENDOR = cells({ nameFolded: "value", vendor: "value", folded: "value", stored: "value" });

/**
 * Suppliers as they shall be, whole: 4 statements. `takenBack`: no longer put away. One without an id is new, unless
 * the shop has its name already. A vendor that another supplier has stays there.
 */
export function supplierChanges(
  database: D1Database,
  shop: { id: number },
  saved: { id: number | null; details: SupplierDetails; takenBack?: boolean }[],
  now: number,
) {
  const rows = SUPPLIER.json(
    saved.map(({ id, details, takenBack }) => ({
      ...{ ...details, id, takenBack: takenBack ?? false, nameFolded: folded(details.name) },
      ...{ contacts: contactsStored(details.contacts), closures: closuresStored(details.closures) },
      ...{ patternBase: details.costPattern?.base ?? null, patternPercent: details.costPattern?.percent ?? null },
      nameSort: isBeyondAscii(details.name) ? sortForm(details.name) : null,
    })),
  );
  const vendors = VENDORS.json(
    saved.map(({ details }) => ({ nameFolded: folded(details.name), vendors: details.vendors })),
  );
  const taken = VENDOR.json(
    saved.flatMap(({ details }) => details.vendors.map((vendor) => vendorRow(details, vendor))),
  );
  return [
    database.prepare(CHANGED).bind(shop.id, rows, now),
    database.prepare(ADDED).bind(shop.id, rows, now),
    database.prepare(VENDORS_FREED).bind(shop.id, vendors),
    database.prepare(VENDORS_TAKEN).bind(shop.id, taken),
  ];
}

const vendorRow = ({ name }: SupplierDetails, vendor: string) => ({
  ...{ nameFolded: folded(name), vendor, folded: folded(vendor) },
  stored: isBeyondAscii(vendor) ? folded(vendor) : null,
});

/** Put away, or back. Who is put away delivers nothing: its vendors and marks go, its price list stays. */
export const supplierArchived = (
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  archivedAt: number | null,
  now: number,
) => [
  database
    .prepare("UPDATE suppliers SET archived_at = ?3, updated_at = ?4 WHERE shop_id = ?1 AND id = ?2")
    .bind(shop.id, supplierId, archivedAt, now),
  database
    .prepare("DELETE FROM supplier_vendors WHERE shop_id = ?1 AND supplier_id = ?2 AND ?3 IS NOT NULL")
    .bind(shop.id, supplierId, archivedAt),
  database
    .prepare(
      "UPDATE supplier_terms SET preferred = 0 WHERE shop_id = ?1 AND supplier_id = ?2 AND preferred = 1 AND ?3 IS NOT NULL",
    )
    .bind(shop.id, supplierId, archivedAt),
];

/** Field → column, of what suppliers have beside the first few. */
const FURTHER = [
  ...([
    ["contactName", "contact_name"],
    ["contacts", "contacts"],
    ["address", "address"],
  ] as const),
  ...([
    ["paymentTerms", "payment_terms"],
    ["orderWeekdays", "order_weekdays"],
    ["closures", "closures"],
  ] as const),
  ...([
    ["costsIncludeTax", "costs_include_tax"],
    ["taxRate", "tax_rate"],
    ["patternBase", "pattern_base"],
  ] as const),
  ["patternPercent", "pattern_percent"],
  ["nameSort", "name_sort"],
] as const;

const CHANGED = `
UPDATE suppliers SET name = ${SUPPLIER.cell.name}, email = ${SUPPLIER.cell.email}, phone = ${SUPPLIER.cell.phone}, notes = ${SUPPLIER.cell.notes},
  currency = ${SUPPLIER.cell.currency}, minimum_value = ${SUPPLIER.cell.minimumValue}, updated_at = ?3, name_folded = ${SUPPLIER.cell.nameFolded},
  ${FURTHER.map(([field, column]) => `${column} = ${SUPPLIER.cell[field]}`).join(", ")},
  archived_at = iif(${SUPPLIER.cell.takenBack}, NULL, archived_at)
FROM json_each(?2) f WHERE suppliers.shop_id = ?1 AND suppliers.id = ${SUPPLIER.cell.id}`;

const ADDED = `
INSERT INTO suppliers (shop_id, name, email, phone, notes, currency, minimum_value, created_at, updated_at, name_folded,
  ${FURTHER.map(([, column]) => column).join(", ")})
SELECT ?1, ${SUPPLIER.cell.name}, ${SUPPLIER.cell.email}, ${SUPPLIER.cell.phone}, ${SUPPLIER.cell.notes}, ${SUPPLIER.cell.currency}, ${SUPPLIER.cell.minimumValue}, ?3, ?3, ${SUPPLIER.cell.nameFolded},
  ${FURTHER.map(([field]) => SUPPLIER.cell[field]).join(", ")}
FROM json_each(?2) f WHERE ${SUPPLIER.cell.id} IS NULL
ON CONFLICT (shop_id, COALESCE(name_folded, lower(name))) DO UPDATE SET email = excluded.email, phone = excluded.phone,
  notes = excluded.notes, currency = excluded.currency, minimum_value = excluded.minimum_value, updated_at = excluded.updated_at,
  ${FURTHER.map(([, column]) => `${column} = excluded.${column}`).join(", ")}`;

const VENDORS_FREED = `
DELETE FROM supplier_vendors WHERE shop_id = ?1 AND (vendor, supplier_id) IN (
  SELECT v.vendor, v.supplier_id FROM json_each(?2) f
  CROSS JOIN suppliers s ON s.shop_id = ?1 AND ${foldedName("s")} = ${VENDORS.cell.nameFolded}
  CROSS JOIN supplier_vendors v ON v.shop_id = ?1 AND v.supplier_id = s.id
  WHERE NOT EXISTS (SELECT 1 FROM json_each(${VENDORS.cell.vendors}) kept WHERE kept.value = v.vendor))`;

const VENDORS_TAKEN = `
INSERT INTO supplier_vendors (shop_id, vendor, supplier_id, vendor_folded)
SELECT ?1, ${VENDOR.cell.vendor}, s.id, ${VENDOR.cell.stored} FROM json_each(?2) f
CROSS JOIN suppliers s ON s.shop_id = ?1 AND ${foldedName("s")} = ${VENDOR.cell.nameFolded}
WHERE NOT EXISTS (SELECT 1 FROM supplier_vendors h INDEXED BY supplier_vendors_folded
  WHERE h.shop_id = ?1 AND ${foldedVendor("h")} = ${VENDOR.cell.folded} AND h.supplier_id <> s.id)
ON CONFLICT (shop_id, vendor) DO NOTHING`;
