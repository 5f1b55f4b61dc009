import { WHOLE_SHOP } from "../../../sql/zeros";
export type Lacking = {
  watched: boolean;
  /** Never to be ordered: then it is never due, and nobody is told that it is low. */
  sellsOut: boolean;
  position: number;
  velocity: number;
  /** −1: none. */
  reorderPoint: number;
  reviewDays: number;
  /** The forecast's own reorder point covers what sells until the next review; one by lead time alone, or typed, does not. */
  coversReview: boolean;
};

/** At or below the reorder point. */
export const isLow = ({ watched, reorderPoint, position }: Lacking) =>
  watched && reorderPoint >= 0 && position <= reorderPoint;

/** SQL: the same. */
export const IS_LOW = `watched AND reorder_point >= 0 AND position <= reorder_point`;

/** Units that sell until the next review, at its velocity. */
const untilReview = ({ velocity, reviewDays }: Pick<Lacking, "velocity" | "reviewDays">) =>
  Math.max(0, velocity) * reviewDays;

/** SQL: the same. */
const UNTIL_REVIEW = `MAX(0.0, velocity) * review_days`;

type Reviewed = Pick<Lacking, "velocity" | "reviewDays" | "coversReview">;

/** Of those, what the reorder point does not hold already. */
export const beforeReview = (at: Reviewed) => (at.coversReview ? 0 : untilReview(at));

/** SQL: the same. */
export const BEFORE_REVIEW = `iif(rate IS NOT NULL AND own_reorder_point IS NULL, 0.0, ${UNTIL_REVIEW})`;

/** At the reorder point before the next review, at its velocity: ordered then it would come too late. */
export const isDue = (at: Lacking) =>
  at.watched && !at.sellsOut && at.reorderPoint >= 0 && at.position - beforeReview(at) <= at.reorderPoint;

/** SQL: the same. */
export const IS_DUE = `watched AND NOT sells_out AND reorder_point >= 0 AND position - ${BEFORE_REVIEW} <= reorder_point`;

/** Due by the next review. */
export const isSoon = (at: Lacking) => isDue({ ...at, position: at.position - untilReview(at) });

/** SQL: the same. */
export const IS_SOON = `watched AND NOT sells_out AND reorder_point >= 0 AND position - ${UNTIL_REVIEW} - ${BEFORE_REVIEW} <= reorder_point`;

/**
 * SQL: whether it is told as low: for the whole shop (location 0), whether its own sum is or any of its locations;
 * never what sells out.
 */
export const LOW_ANYWHERE = `iif(location_id = ${WHOLE_SHOP}, MAX(is_low AND NOT sells_out) OVER w, is_low AND NOT sells_out)`;
