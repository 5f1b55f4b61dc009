import type { Chunk, Outcome } from "../../csv/chunk";
import { type ReadRow, readRows, refusedRow } from "../../csv/format";
import { digitsOf } from "../../money/money";
import { AMOUNT_WANTED, typedAmount } from "../../suppliers/details";
import type { SupplierDetails } from "../../suppliers/supplier";
import { listVendorOwners } from "../../suppliers/suppliers.server";
import { unknownVendorsSaid } from "../../suppliers/unknown-vendors";
import { listUnknownVendors } from "../../suppliers/vendors.server";
import { saveSuppliers, takenVendors } from "../decisions/suppliers.server";
import { type DecidedRule, NOTHING_DECIDED } from "../rules/place";
import { listSuppliersNamed, type NamedSupplier } from "../rules/suppliers-named.server";
import { SUPPLIER_FORMAT, type SupplierRow } from "./supplier-file";

type Shop = { id: number; timeZone: string; currency: string };
type Whole = { id: number | null; details: SupplierDetails; rule: DecidedRule; takenBack: boolean };

/** A piece of a file of suppliers. A check answers the same and saves nothing; "planning": a roll-forward has begun. */
export async function saveSupplierRows(
  database: D1Database,
  shop: Shop,
  { rows, check }: Chunk,
  now: number,
): Promise<{ outcomes: Outcome[]; planning: boolean }> {
  const read = readRows(SUPPLIER_FORMAT, rows);
  const told = read.flatMap((row) => (row.kind === "read" ? [row.value] : []));
  const vendorsTold = told.flatMap(({ details }) => details.vendors ?? []);
  const [named, owners, unknown] = await Promise.all([
    listSuppliersNamed(
      database,
      shop,
      told.map(({ name }) => name),
    ),
    listVendorOwners(database, shop, vendorsTold),
    listUnknownVendors(database, shop, vendorsTold),
  ]);
  const changed: Whole[] = [];
  const vendors = new Map<string, string>();
  const outcomes = read.map((row) =>
    outcomeOf(row, { shop, named, owners, unknown: new Set(unknown), vendors, changed }),
  );
  if (check || changed.length === 0) return { outcomes, planning: false };
  await saveSuppliers(database, shop, changed, now);
  return { outcomes, planning: true };
}

interface Standing {
  shop: Shop;
  named: Map<string, NamedSupplier>;
  owners: Map<string, { supplierId: number; name: string }>;
  /** Vendors that no product has. */
  unknown: Set<string>;
  /** Taken by rows above. */
  vendors: Map<string, string>;
  changed: Whole[];
}

function outcomeOf(row: ReadRow<SupplierRow>, { shop, named, owners, unknown, vendors, changed }: Standing): Outcome {
  if (row.kind === "refused") return row;
  const { number, value } = row;
  const old = named.get(value.name.toLowerCase());
  const whole = wholeOf(value, old, shop);
  if (whole.details.minimumValue === undefined) return refusedRow(number, "minimum_value", AMOUNT_WANTED);
  if (old?.hasCosts && digitsOf(old.details.currency) !== digitsOf(whole.details.currency))
    return refusedRow(number, "currency", "Clear the unit costs of its price list first: they count other decimals.");
  const taken = whole.details.vendors.flatMap((vendor): [string, { name: string }][] => {
    const owner = owners.get(vendor);
    if (owner && owner.supplierId !== old?.id) return [[vendor, owner]];
    const above = vendors.get(vendor);
    return above === undefined ? [] : [[vendor, { name: above }]];
  });
  if (taken.length > 0) return refusedRow(number, "vendors", takenVendors(taken));
  for (const vendor of whole.details.vendors) vendors.set(vendor, whole.details.name);
  const saved: Whole = { ...whole, details: { ...whole.details, minimumValue: whole.details.minimumValue } };
  if (old && !old.archived && JSON.stringify([old.details, old.rule]) === JSON.stringify([saved.details, saved.rule]))
    return { number, kind: "unchanged" };
  changed.push(saved);
  const said = unknownVendorsSaid(saved.details.vendors.filter((vendor) => unknown.has(vendor)));
  return { number, kind: old ? "changed" : "added", ...(said && { notes: { vendors: said } }) };
}

/**
 * The supplier as it stands, with what the row tells in its place. The name keeps the file's capitals. One that was put
 * away comes back: whoever names it in a list of suppliers wants it there.
 */
function wholeOf({ name, details, minimumValue, rule }: SupplierRow, old: NamedSupplier | undefined, shop: Shop) {
  const before = old?.details;
  const currency = details.currency ?? before?.currency ?? shop.currency;
  return {
    id: old?.id ?? null,
    takenBack: old?.archived ?? false,
    details: {
      name,
      email: details.email === undefined ? (before?.email ?? null) : details.email,
      phone: details.phone === undefined ? (before?.phone ?? null) : details.phone,
      notes: before?.notes ?? null,
      currency,
      minimumValue: minimumValue === undefined ? (before?.minimumValue ?? null) : typedAmount(minimumValue, currency),
      vendors: details.vendors ?? before?.vendors ?? [],
    },
    rule: { ...(old?.rule ?? NOTHING_DECIDED), ...rule },
  };
}
