import { dayOf } from "../../days/calendar";
import { isClear, type Meanwhile, merged, type Texts } from "../../forms/opened";
import { NO_TERMS, type SupplierTerms, type Terms } from "../../suppliers/terms";
import { listTerms } from "../../suppliers/terms.server";
import { termsChanges, termsRemoved } from "../../suppliers/terms-changes.server";
import { termsTexts } from "../../suppliers/terms-fields";
import { planChanges } from "../planning/replan.server";

type Shop = { id: number; timeZone: string };

/** Lines of price lists, with the plans of their variants: one batch. */
export async function saveTerms(database: D1Database, shop: Shop, lines: SupplierTerms[], now: number) {
  if (lines.length === 0) return;
  await database.batch([...termsChanges(database, shop, lines, now), ...newPlans(database, shop, lines, now)]);
}

/** One line as a form tells it: over what it was opened with, and nothing else. Undefined once it is saved. */
export async function saveTypedTerms(
  database: D1Database,
  shop: Shop,
  supplier: { id: number; currency: string },
  { variantId, typed, opened }: { variantId: number; typed: Terms; opened: Texts | undefined },
  now: number,
): Promise<Meanwhile | undefined> {
  const [stands] = opened ? await listTerms(database, shop, supplier.id, [variantId]) : [];
  const texts = (terms: Terms) => termsTexts(terms, supplier.currency);
  const { value, meanwhile } = merged(typed, stands ?? NO_TERMS, texts, opened);
  if (!isClear(meanwhile)) return meanwhile;
  await saveTerms(database, shop, [{ ...value, variantId, supplierId: supplier.id }], now);
}

/** From here on a variant is ordered from that supplier; what its price list says stays. */
export async function preferSupplier(
  database: D1Database,
  shop: Shop,
  supplierId: number,
  variantId: number,
  now: number,
) {
  const [stands] = await listTerms(database, shop, supplierId, [variantId]);
  const line = { ...(stands ?? NO_TERMS), variantId, supplierId, preferred: true, backup: false };
  await saveTerms(database, shop, [line], now);
}

export const removeTerms = (database: D1Database, shop: Shop, supplierId: number, variantId: number, now: number) =>
  database.batch([
    termsRemoved(database, shop, supplierId, variantId),
    ...newPlans(database, shop, [{ variantId }], now),
  ]);

const newPlans = (database: D1Database, shop: Shop, lines: { variantId: number }[], now: number) =>
  planChanges(
    database,
    [{ shopId: shop.id, variants: [...new Set(lines.map(({ variantId }) => variantId))] }],
    [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }],
    now,
  );
