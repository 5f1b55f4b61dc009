import { isClear, type Meanwhile, merged, type Texts } from "../../forms/opened";
import type { Refusals } from "../../forms/parsed";
import { digitsOf } from "../../money/money";
import type { Supplier, SupplierDetails } from "../../suppliers/supplier";
import { supplierArchived, supplierChanges } from "../../suppliers/supplier-changes.server";
import { detailsFields } from "../../suppliers/supplier-fields";
import { findSupplierNamed, hasCosts, listVendorOwners } from "../../suppliers/suppliers.server";
import { asWritten, listSpellings } from "../../suppliers/vendors/vendors.server";
import { rollForwardStarted } from "../planning/roll-forward.server";
import { ruleChanges } from "../rules/changes.server";
import { ruleFields } from "../rules/fields";
import { type DecidedRule, NOTHING_DECIDED, placeOfSupplier } from "../rules/place";
import { findRule } from "../rules/rules.server";

type Shop = { id: number; timeZone: string };

type SupplierSaved = { kind: "saved"; id: number } | { kind: "refused"; refusals: Refusals };

/** A supplier as a form tells it: over what it was opened with, and nothing else. */
export async function saveTypedSupplier(
  database: D1Database,
  shop: Shop,
  stands: Supplier,
  typed: { details: SupplierDetails; rule: DecidedRule; opened: Texts | undefined },
  now: number,
): Promise<SupplierSaved | { kind: "meanwhile"; meanwhile: Meanwhile }> {
  const saved = typed.opened && (await findRule(database, shop, placeOfSupplier(stands.id)));
  const details = merged(typed.details, stands, detailsFields, typed.opened);
  const rule = merged(typed.rule, saved ?? NOTHING_DECIDED, ruleFields, typed.opened);
  const meanwhile = { ...details.meanwhile, ...rule.meanwhile };
  if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
  return saveSupplier(database, shop, stands, { details: details.value, rule: rule.value }, now);
}

/** A supplier with its vendors and its rule, new where none is given. Which variants follow it may change: all are planned anew. */
export async function saveSupplier(
  database: D1Database,
  shop: Shop,
  supplier: Pick<Supplier, "id" | "currency"> | null,
  { details, rule }: { details: SupplierDetails; rule: DecidedRule },
  now: number,
): Promise<SupplierSaved> {
  const [refusals, written] = await Promise.all([
    refusalsOf(database, shop, supplier, details),
    listSpellings(database, shop, details.vendors),
  ]);
  if (Object.keys(refusals).length > 0) return { kind: "refused", refusals };
  const vendors = asWritten(details.vendors, written);
  await saveSuppliers(database, shop, [{ id: supplier?.id ?? null, details: { ...details, vendors }, rule }], now);
  const saved = supplier ?? (await findSupplierNamed(database, shop, details.name));
  if (!saved) throw new Error(`Supplier ${details.name} was saved and is not there.`);
  return { kind: "saved", id: saved.id };
}

/** Whole, and all or nothing. A roll-forward begins, whose message the caller sends. */
export const saveSuppliers = (
  database: D1Database,
  shop: Shop,
  saved: { id: number | null; details: SupplierDetails; rule: DecidedRule; takenBack?: boolean }[],
  now: number,
) =>
  database.batch([
    ...supplierChanges(database, shop, saved, now),
    ...ruleChanges(
      database,
      shop,
      saved.map(({ details, rule }) => ({ place: { level: "supplier", named: details.name }, rule })),
      now,
    ),
    rollForwardStarted(database, [shop], now),
  ]);

export const archiveSupplier = (database: D1Database, shop: Shop, supplierId: number, archived: boolean, now: number) =>
  database.batch([
    ...supplierArchived(database, shop, supplierId, archived ? now : null, now),
    rollForwardStarted(database, [shop], now),
  ]);

async function refusalsOf(
  database: D1Database,
  shop: Shop,
  supplier: Pick<Supplier, "id" | "currency"> | null,
  details: SupplierDetails,
): Promise<Refusals> {
  const [named, owners, costs] = await Promise.all([
    findSupplierNamed(database, shop, details.name),
    listVendorOwners(database, shop, details.vendors),
    supplier && digitsOf(supplier.currency) !== digitsOf(details.currency)
      ? hasCosts(database, shop, supplier.id)
      : false,
  ]);
  const others = [...owners].filter(([, owner]) => owner.supplierId !== supplier?.id);
  return {
    ...(named &&
      named.id !== supplier?.id && {
        name: named.archivedAt
          ? "An archived supplier has this name: take it back, or choose another."
          : "Another supplier has this name.",
      }),
    ...(others.length > 0 && { vendors: takenVendors(others) }),
    ...(costs && {
      currency: `The price list holds amounts in ${supplier?.currency}, which count another number of decimals. Clear the unit costs first.`,
    }),
  };
}

/** One vendor, one supplier. */
export const takenVendors = (others: [vendor: string, owner: { name: string }][]) =>
  others.map(([vendor, { name }]) => `${vendor} is with ${name}. Take it off there first.`).join(" ");
