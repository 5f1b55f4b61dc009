import { NEVER_OUT } from "../../replenishment/plans/steps/cover-sql";
import { CLASS_A, CLASS_B } from "../abc";
import { KNOWN_DAYS } from "../dead-stock";

/*
 * SQL over the columns of a row: `tracked`, `for_sale`, `units` in stock, `velocity`, `known_days`. The night's figures, and
 * those that are reckoned of a location or of other days as they are asked for, have them from here.
 */

/** Days, to one decimal. */
export const COVER_OF_UNITS = `CASE WHEN NOT tracked OR NOT for_sale OR (units = 0 AND velocity <= 0) THEN NULL WHEN velocity <= 0 THEN ${NEVER_OUT}.0
      ELSE MIN(${NEVER_OUT}.0, round(units / velocity, 1)) END`;

export const sellThroughOf = (sold: string) =>
  `iif(tracked AND ${sold} + units > 0, round(${sold} * 1.0 / (${sold} + units), 4), NULL)`;

export const isDead = (soldLately: string, known = `${KNOWN_DAYS}`) =>
  `units > 0 AND ${soldLately} <= 0 AND known_days >= ${known}`;

/** Units, of `out_days`. */
export const MISSED = "iif(for_sale, round(out_days * velocity, 1), 0.0)";

export const MISSED_SALES = "CAST(round(missed * COALESCE(price, 0)) AS INTEGER)";

/** What all better ones make, and what all make together, in revenue. */
export const BETTER =
  "TOTAL(revenue) OVER (ORDER BY revenue DESC, variant_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";
export const ALL_REVENUE = "TOTAL(revenue) OVER ()";

/** A variant belongs to the class in which its revenue begins, the best first: of its `revenue`, what is `better`, and the `total`. */
export const CLASS = `CASE WHEN revenue = 0 THEN NULL WHEN better * 100 < total * ${CLASS_A} THEN 'A'
    WHEN better * 100 < total * ${CLASS_B} THEN 'B' ELSE 'C' END`;
