/**
 * SQL: the rate of a row, an order's or a bill's beside it, to what its shop has now; null where it leads to a currency that the shop had
 * before, so that it is typed anew.
 */
export const rateOf = (row: string) =>
  `(SELECT ${row}.rate FROM shops h WHERE h.id = ${row}.shop_id AND COALESCE(${row}.rate_to, h.currency) = h.currency)`;

/** SQL: where a rate of the shop ?1 leads that is typed now. */
export const RATE_TO = "(SELECT h.currency FROM shops h WHERE h.id = ?1)";
