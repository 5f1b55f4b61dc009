/**
 * SQL, to be joined to a line `l`: the first of the lines that were written with it. Where a version told all of them as they stood, the
 * first alone was written, and keeps that version for all.
 */
export const FIRST_OF_LINE = "LEFT JOIN order_lines k ON k.shop_id = l.shop_id AND k.line_id = l.first_line_id";

/** SQL: the line `l` has a later version than its row says. */
export const STANDS_LATER = "(k.stands_updated_at, k.stands_triggered_at) > (l.updated_at, l.triggered_at)";

/** SQL: the version of the line `l`. */
export const UPDATED_AT = `iif(${STANDS_LATER}, k.stands_updated_at, l.updated_at)`;
export const TRIGGERED_AT = `iif(${STANDS_LATER}, k.stands_triggered_at, l.triggered_at)`;
