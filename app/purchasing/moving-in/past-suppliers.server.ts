import { saveSuppliers } from "../../replenishment/decisions/suppliers.server";
import { NOTHING_DECIDED } from "../../replenishment/rules/place";
import { listSuppliersNamed } from "../../replenishment/rules/suppliers-named.server";
import type { SupplierDetails } from "../../suppliers/supplier";
import { folded } from "../../words/folded";
import type { PastOrder } from "./past-order";
import { filledIn, type PastSupplier } from "./past-supplier";

type Shop = { id: number; timeZone: string; currency: string };

type SupplierOutcome = { number: string; kind: "added" | "changed" | "unchanged" };

/**
 * Suppliers of a former system: new ones are added, and what nobody has said yet of the others is filled in. Told a second time
 * they change nothing. "planning": a roll-forward has begun.
 */
export async function savePastSuppliers(
  database: D1Database,
  shop: Shop,
  { suppliers, check }: { suppliers: PastSupplier[]; check: boolean },
  now: number,
): Promise<{ outcomes: SupplierOutcome[]; planning: boolean }> {
  const named = await listSuppliersNamed(
    database,
    shop,
    suppliers.map(({ name }) => name),
  );
  const once = [...new Map(suppliers.map((each) => [folded(each.name), each])).values()];
  const wholes = once.map((told) => {
    const old = named.get(folded(told.name));
    const rule = old?.rule ?? NOTHING_DECIDED;
    return {
      ...{ told, old, id: old?.id ?? null, details: filledIn(old?.details, told, shop.currency) },
      rule: { ...rule, leadTimeDays: rule.leadTimeDays ?? told.leadTimeDays },
    };
  });
  const isSame = ({ old, details, rule }: (typeof wholes)[number]) =>
    old !== undefined && JSON.stringify([old.details, old.rule]) === JSON.stringify([details, rule]);
  const outcomes = wholes.map((each): SupplierOutcome => {
    const kind = isSame(each) ? "unchanged" : each.old ? "changed" : "added";
    return { number: each.told.name, kind };
  });
  const changed = wholes.filter((each) => !isSame(each));
  if (check || changed.length === 0) return { outcomes, planning: false };
  await saveSuppliers(database, shop, changed, now);
  return { outcomes, planning: true };
}

/** The suppliers that these orders name, those that are not there yet made of their names alone. */
export async function addMissingSuppliers(database: D1Database, shop: Shop, orders: PastOrder[], now: number) {
  const names = [...new Map(orders.map(({ supplier }) => [folded(supplier), supplier])).values()];
  const currencies = new Map(orders.map(({ supplier, currency }) => [folded(supplier), currency]));
  const known = await listSuppliersNamed(database, shop, names);
  const missing = names.filter((name) => !known.has(folded(name)));
  if (missing.length === 0) return { planning: false, idOf: idIn(known) };
  const details = (name: string): SupplierDetails =>
    filledIn(
      undefined,
      { ...NOTHING_TOLD, name: name.trim(), currency: currencies.get(folded(name)) ?? null },
      shop.currency,
    );
  await saveSuppliers(
    database,
    shop,
    missing.map((name) => ({ id: null, details: details(name), rule: NOTHING_DECIDED })),
    now,
  );
  return { planning: true, idOf: idIn(await listSuppliersNamed(database, shop, names)) };
}

const NOTHING_TOLD = {
  email: null,
  phone: null,
  contactName: null,
  address: null,
  paymentTerms: null,
  leadTimeDays: null,
  notes: null,
};

const idIn = (named: Map<string, { id: number }>) => (name: string) => {
  const supplier = named.get(folded(name));
  if (!supplier) throw new Error(`Supplier ${name} was saved and is not there.`);
  return supplier.id;
};
