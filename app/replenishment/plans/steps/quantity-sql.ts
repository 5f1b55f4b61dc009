import type { Lift } from "./lift-sql";
import { expectedIn, expectedUnits, type Pace } from "./velocity-sql";
import { wholeUnits, wholeUnitsOf } from "./whole-units-sql";

export type Order = {
  /** Units a day; null where the simple method is used. */
  rate: number | null;
  pace: Pace;
  leadTimeDays: number;
  coverDays: number;
  safetyStock: number;
  reorderPoint: number;
  /** By hand; null where it was computed. */
  typedReorderPoint: number | null;
  position: number;
  lift: Lift;
};

/** Units that the engine orders beyond its reorder point: what sells in the cover (of usual days), one at least. */
const coverUnits = (rate: number, coverDays: number) => Math.max(1, rate * coverDays);

/**
 * Units that an order fills the position up to, not rounded: the reorder point and the cover, else lead time, cover and safety
 * stock. Above a reorder point that was typed in any case: what is no longer low is what it was typed for.
 */
export function filledUpTo({ rate, ...order }: Omit<Order, "position">) {
  const { pace, leadTimeDays, coverDays, safetyStock, reorderPoint, typedReorderPoint, lift } = order;
  if (rate !== null) return reorderPoint + coverUnits(rate, coverDays + lift.cover);
  const upTo = expectedUnits(pace, leadTimeDays + coverDays + lift.point + lift.cover) + safetyStock;
  return typedReorderPoint === null ? upTo : Math.max(upTo, typedReorderPoint + 1);
}

/** SQL: the same. */
export const FILLED_UP_TO = `iif(rate IS NULL, MAX(${expectedIn("(lead_time_days + cover_days + lift_point + lift_cover)")} + safety_stock, COALESCE(own_reorder_point + 1, -1e15)),
      reorder_point + MAX(1.0, rate * (cover_days + lift_cover)))`;

/** Units missing, not rounded. */
export const exactNeed = ({ position, ...order }: Order) => filledUpTo(order) - position;

/** Units missing, rounded up; 0 where the position is enough. */
export const unitsNeeded = (order: Order) => wholeUnits(exactNeed(order));

/** SQL: the same; 0 where nobody watches. */
export const NEEDED = `iif(watched, ${wholeUnitsOf(`${FILLED_UP_TO} - position`)}, 0)`;

/** The units needed, raised to the MOQ, and in full case packs; none of what is to sell out. */
export function inLots(
  { minimumOrder, casePack, sellOut }: { minimumOrder: number; casePack: number; sellOut: boolean },
  needed: number,
) {
  const raised = needed > 0 && !sellOut ? Math.max(needed, minimumOrder) : 0;
  return { needed, raised, ordered: Math.ceil(raised / casePack) * casePack };
}

/** SQL: the units ordered. */
export const IN_LOTS = `CAST(ceil(iif(needed > 0 AND NOT sells_out, MAX(needed, minimum_order), 0) * 1.0 / case_pack) AS INTEGER) * case_pack`;

/** Days of sales beyond which nobody orders because a minimum or a case says so. */
const LONGEST_LOT = 365;

/** Raised by the minimum order or the case pack to what sells in more than a year: said, and ordered by hand alone. */
export const isHeldBack = ({ needed, ordered, velocity }: { needed: number; ordered: number; velocity: number }) =>
  velocity > 0 && ordered > needed && ordered > velocity * LONGEST_LOT;

/** SQL: the same, of the units in lots. */
export const HELD_BACK = `velocity > 0 AND in_lots > needed AND in_lots > velocity * ${LONGEST_LOT}`;
