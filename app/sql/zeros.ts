/*
 * 0 is no id of ours. In a column of locations it says one of three things, and which one is the column's own.
 */

/** Sales and orders: nobody says where it was sold, or it is no place that stocks it. */
export const UNASSIGNED = 0;

/** Plans, forecasts and what is made of them: all locations together. */
export const WHOLE_SHOP = 0;

/** Rules: at every location. */
export const EVERYWHERE = 0;

/** Order lines: of no variant that is known yet. */
export const NO_VARIANT = 0;
