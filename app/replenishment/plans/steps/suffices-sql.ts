import { BEFORE_REVIEW, beforeReview, type Lacking } from "./lacking-sql";
import { FILLED_UP_TO, filledUpTo, type Order } from "./quantity-sql";
import { wholeUnits, wholeUnitsOf } from "./whole-units-sql";

type Stocked = Omit<Order, "position"> & Pick<Lacking, "velocity" | "reviewDays" | "coversReview">;

/**
 * Units that suffice until the order after next: what an order made at the next review fills up to, and what sells until then
 * where the reorder point does not hold it. More than these is excess.
 */
export const sufficientUnits = (at: Stocked) => wholeUnits(filledUpTo(at) + beforeReview(at));

/** SQL: the same. */
export const SUFFICES = wholeUnitsOf(`${FILLED_UP_TO} + ${BEFORE_REVIEW}`);
