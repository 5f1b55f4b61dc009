import { WHOLE_SHOP } from "../../../sql/zeros";
import type { Lift } from "./lift-sql";

/** Units above a reorder point that are no overstock, however slowly it sells: an order adds one at least. */
const LEAST_ABOVE = 2;

export type Horizon = { leadTimeDays: number; reviewDays: number; coverDays: number };

/** Days of sales that are plenty: lead time, review days and twice the cover. */
export const daysOfPlenty = ({ leadTimeDays, reviewDays, coverDays }: Horizon) =>
  leadTimeDays + reviewDays + 2 * coverDays;

/** SQL: the same. */
export const DAYS_OF_PLENTY = `lead_time_days + review_days + 2 * cover_days`;

/**
 * Units above which there is too much: the days of plenty, as uplifts make them count, and the safety stock, by two
 * above the reorder point at least.
 */
export const plentyOf = (at: Horizon & { velocity: number; safetyStock: number; reorderPoint: number; lift?: Lift }) =>
  Math.max(
    at.velocity * (daysOfPlenty(at) + (at.lift?.point ?? 0) + (at.lift?.cover ?? 0)) + Math.max(0, at.safetyStock),
    at.reorderPoint < 0 ? 0 : at.reorderPoint + LEAST_ABOVE,
  );

/** SQL: the same. */
export const PLENTY = `MAX(velocity * (days_of_plenty + lift_point + lift_cover) + MAX(0.0, safety_stock), iif(reorder_point >= 0, reorder_point + ${LEAST_ABOVE}, 0))`;

/** SQL: plenty of the whole shop (location 0) is that of each location which stocks it, added up. */
export const SHOP_PLENTY = `iif(location_id = ${WHOLE_SHOP}, SUM(iif(location_id = ${WHOLE_SHOP} OR available IS NULL, 0.0, plenty_here)) OVER w, plenty_here)`;

type Held = Horizon & { watched: boolean; available: number | null; knownDays: number };

/** More than plenty, of what is known for longer than those days. */
export const isOverstocked = (at: Held, plenty: number) =>
  at.watched && at.knownDays > daysOfPlenty(at) && at.available !== null && at.available > plenty;

/** SQL: the same. */
export const IS_PLENTY = `watched AND known_days > days_of_plenty AND available > plenty`;
