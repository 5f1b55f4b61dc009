/** Where a variant stands on the Reorder page. What is snoozed or excluded is that, whatever else it would be. */
export const STANDINGS = ["low", "soon", "overstocked", "snoozed", "excluded"] as const;
export type Standing = (typeof STANDINGS)[number];

type Judged = { excluded: boolean; snoozed: boolean; low: boolean; soon: boolean; isPlenty: boolean };

/** The first that holds: excluded by a rule, put aside, low, soon, overstocked; null where none does. */
export function standingBy({ excluded, snoozed, low, soon, isPlenty }: Judged): Standing | null {
  if (excluded) return "excluded";
  if (snoozed) return "snoozed";
  if (low) return "low";
  if (soon) return "soon";
  return isPlenty ? "overstocked" : null;
}

/** SQL: the same. */
export const STANDING = `CASE WHEN excluded THEN 'excluded' WHEN snoozed THEN 'snoozed' WHEN low THEN 'low' WHEN soon THEN 'soon' WHEN is_plenty THEN 'overstocked' END`;

/** A unit without a price counts as 1.00 where lines are sorted; it is never shown as money. */
export const UNKNOWN_PRICE = 100;

type Valued = Pick<Judged, "low" | "soon" | "isPlenty"> & {
  lostUnits: number;
  price: number | null;
  cost: number | null;
  available: number | null;
  plenty: number;
};

/** What acting is worth, in minor units: sales at risk a day where it is lacking, the stock beyond plenty at cost. */
export function worthOf({ low, soon, isPlenty, lostUnits, price, cost, available, plenty }: Valued) {
  if (low || soon) return Math.round(lostUnits * (price ?? UNKNOWN_PRICE));
  return isPlenty ? Math.round(((available ?? 0) - plenty) * (cost ?? price ?? UNKNOWN_PRICE)) : 0;
}

/** SQL: the same. */
export const WORTH = `CAST(round(CASE WHEN low OR soon THEN lost_units * COALESCE(price, ${UNKNOWN_PRICE})
    WHEN is_plenty THEN (available - plenty) * COALESCE(cost, price, ${UNKNOWN_PRICE}) ELSE 0 END) AS INTEGER)`;
