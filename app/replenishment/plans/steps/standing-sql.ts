import { inSteps, inStepsSql } from "../../../sql/steps-sql";

/** Where a variant stands on the Reorder page. What is snoozed or excluded is that, whatever else it would be. */
export const STANDINGS = ["low", "move", "soon", "overstocked", "snoozed", "excluded"] as const;
export type Standing = (typeof STANDINGS)[number];

type Judged = {
  excluded: boolean;
  snoozed: boolean;
  /** The shop is due and orders, and this place gets some of it. */
  orders: boolean;
  /** The shop does not order, and units come to this place or leave it. */
  moves: boolean;
  soon: boolean;
  isPlenty: boolean;
};

/** The first that holds: excluded by a rule, put aside, to order, to move, soon, overstocked; null where none does. */
export function standingBy({ excluded, snoozed, orders, moves, soon, isPlenty }: Judged): Standing | null {
  if (excluded) return "excluded";
  if (snoozed) return "snoozed";
  if (orders) return "low";
  if (moves) return "move";
  if (soon) return "soon";
  return isPlenty ? "overstocked" : null;
}

/** SQL: the same; whether it is plenty as SQL. */
export const standingIn = (isPlenty: string) =>
  `CASE WHEN excluded THEN 'excluded' WHEN snoozed THEN 'snoozed' WHEN orders AND suggested > 0 THEN 'low' WHEN moving <> 0 THEN 'move' WHEN is_soon THEN 'soon' WHEN ${isPlenty} THEN 'overstocked' END`;

/** A unit without a price counts as 1.00 where lines are sorted; it is never shown as money. */
const UNKNOWN_PRICE = 100;

type Valued = Judged & {
  lostUnits: number;
  price: number | null;
  cost: number | null;
  available: number | null;
  plenty: number;
};

const beyondPlenty = ({ isPlenty, cost, price, available, plenty }: Valued) =>
  isPlenty ? Math.round(((available ?? 0) - plenty) * (cost ?? price ?? UNKNOWN_PRICE)) : 0;

/** What overstock ties up, in minor units: the stock beyond plenty at cost. 0 of what stands elsewhere. */
export const tiedUpBy = (valued: Valued) => (standingBy(valued) === "overstocked" ? beyondPlenty(valued) : 0);

/**
 * What acting is worth, in minor units: sales at risk a day where it is lacking, the stock beyond plenty at cost. Of
 * overstock to the first digit alone, since each entry of the indexes that are sorted by it would else move with each
 * unit; those alike are sorted by what they tie up.
 */
export function worthOf(valued: Valued) {
  const { orders, moves, soon, lostUnits, price } = valued;
  if (orders || moves || soon) return Math.round(lostUnits * (price ?? UNKNOWN_PRICE));
  return standingBy(valued) === "overstocked" ? inSteps(tiedUpBy(valued)) : beyondPlenty(valued);
}

const LACKS = "(orders AND suggested > 0) OR moving <> 0 OR is_soon";
const BEYOND_PLENTY = `round((available - plenty) * COALESCE(cost, price, ${UNKNOWN_PRICE}))`;

/** SQL: the same; whether it is plenty as SQL. */
export const tiedUpIn = (isPlenty: string) =>
  `CAST(CASE WHEN excluded OR snoozed OR ${LACKS} THEN 0 WHEN ${isPlenty} THEN ${BEYOND_PLENTY} ELSE 0 END AS INTEGER)`;

/** SQL: the same; whether it is plenty as SQL. */
export const worthIn = (isPlenty: string) =>
  `CAST(CASE WHEN ${LACKS} THEN round(lost_units * COALESCE(price, ${UNKNOWN_PRICE}))
    WHEN ${isPlenty} THEN iif(excluded OR snoozed, ${BEYOND_PLENTY}, ${inStepsSql(BEYOND_PLENTY)}) ELSE 0 END AS INTEGER)`;
