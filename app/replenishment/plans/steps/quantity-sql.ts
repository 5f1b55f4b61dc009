import { expectedIn, expectedUnits, type Pace } from "./velocity-sql";
import { wholeUnits, wholeUnitsOf } from "./whole-units-sql";

type Order = {
  /** Units a day; null where the simple method is used. */
  rate: number | null;
  pace: Pace;
  leadTimeDays: number;
  coverDays: number;
  safetyStock: number;
  reorderPoint: number;
  position: number;
};

/** Units that the engine orders beyond its reorder point: what sells in the cover, one at least. */
export const coverUnits = (rate: number, coverDays: number) => Math.max(1, rate * coverDays);

/** Units missing, not rounded: up to the reorder point and the cover, else to lead time, cover and safety stock. */
export function exactNeed({ rate, pace, leadTimeDays, coverDays, safetyStock, reorderPoint, position }: Order) {
  if (rate !== null) return reorderPoint + coverUnits(rate, coverDays) - position;
  return expectedUnits(pace, leadTimeDays + coverDays) + safetyStock - position;
}

/** Units missing, rounded up; 0 where the position is enough. */
export const unitsNeeded = (order: Order) => wholeUnits(exactNeed(order));

/** SQL: the same; 0 where nobody watches. */
export const NEEDED = `iif(watched, ${wholeUnitsOf(`iif(rate IS NULL, ${expectedIn("(lead_time_days + cover_days)")} + safety_stock,
      reorder_point + MAX(1.0, rate * cover_days)) - position`)}, 0)`;

/** The units needed, raised to the MOQ, and in full case packs. */
export function inLots({ minimumOrder, casePack }: { minimumOrder: number; casePack: number }, needed: number) {
  const raised = needed > 0 ? Math.max(needed, minimumOrder) : 0;
  return { needed, raised, ordered: Math.ceil(raised / casePack) * casePack };
}

/** SQL: the units ordered. */
export const SUGGESTED = `CAST(ceil(iif(needed > 0, MAX(needed, minimum_order), 0) * 1.0 / case_pack) AS INTEGER) * case_pack`;
