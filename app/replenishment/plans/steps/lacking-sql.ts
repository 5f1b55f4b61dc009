import { WHOLE_SHOP } from "../../../sql/zeros";
export type Lacking = {
  watched: boolean;
  position: number;
  velocity: number;
  /** −1: none. */
  reorderPoint: number;
  reviewDays: number;
};

/** At or below the reorder point. */
export const isLow = ({ watched, reorderPoint, position }: Lacking) =>
  watched && reorderPoint >= 0 && position <= reorderPoint;

/** SQL: the same. */
export const IS_LOW = `watched AND reorder_point >= 0 AND position <= reorder_point`;

/** Low by the next review, at its velocity. */
export const isSoon = ({ watched, reorderPoint, position, velocity, reviewDays }: Lacking) =>
  watched && reorderPoint >= 0 && position - velocity * reviewDays <= reorderPoint;

/** SQL: the same. */
export const IS_SOON = `watched AND reorder_point >= 0 AND position - velocity * review_days <= reorder_point`;

/** SQL: for the whole shop (location 0), whether its own sum is low or any of its locations. */
export const LOW_ANYWHERE = `iif(location_id = ${WHOLE_SHOP}, MAX(is_low) OVER w, is_low)`;
