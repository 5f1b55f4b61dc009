/*
 * Where a variant stands on the Reorder page, and what acting is worth. Plans keep both; the SQL that makes them is held
 * equal to these functions by a test.
 */

/** What is snoozed or excluded is that, whatever else it would be. */
export const STANDINGS = ["low", "soon", "overstocked", "snoozed", "excluded"] as const;
export type Standing = (typeof STANDINGS)[number];

/** A unit without a price counts as 1.00 where lines are sorted; it is never shown as money. */
export const UNKNOWN_PRICE = 100;

/** Units above a reorder point that are no overstock, however slowly it sells: an order adds one at least. */
export const LEAST_ABOVE = 2;

type Stands = Horizon & {
  watched: boolean;
  /** By its rule it is never to be ordered; put aside for some days. */
  excluded: boolean;
  snoozed: boolean;
  available: number;
  position: number;
  velocity: number;
  safetyStock: number;
  /** −1: none. */
  reorderPoint: number;
  knownDays: number;
};

type Horizon = { leadTimeDays: number; reviewDays: number; coverDays: number };

/**
 * Low: at or below the reorder point. Soon: by the next review, at its velocity. Overstocked: more than sells within lead
 * time + review days + twice the cover and the safety stock, by two above the reorder point at least, of what is known for at least that long.
 */
export function standingOf(at: Stands): Standing | null {
  if (at.excluded) return "excluded";
  if (at.snoozed) return "snoozed";
  return lackingOf(at) ?? (isOverstocked(at, plentyOf(at)) ? "overstocked" : null);
}

/** The shop is low where its own sum is or a location is, and overstocked where it has more than plenty for each of them. */
export function shopStandingOf(whole: Stands, locations: Stands[]): Standing | null {
  if (whole.excluded) return "excluded";
  if (whole.snoozed) return "snoozed";
  const lacking = [whole, ...locations].map(lackingOf);
  const plenty = locations.reduce((sum, at) => sum + plentyOf(at), 0);
  return (
    LACKING.find((standing) => lacking.includes(standing)) ?? (isOverstocked(whole, plenty) ? "overstocked" : null)
  );
}

const LACKING = ["low", "soon"] as const;

function lackingOf(at: Stands) {
  if (!at.watched || at.reorderPoint < 0) return null;
  if (at.position <= at.reorderPoint) return "low";
  return at.position - at.velocity * at.reviewDays <= at.reorderPoint ? "soon" : null;
}

const isOverstocked = (at: Stands, plenty: number) =>
  at.watched && at.knownDays > daysOfPlenty(at) && at.available > plenty;

const daysOfPlenty = ({ leadTimeDays, reviewDays, coverDays }: Horizon) => leadTimeDays + reviewDays + 2 * coverDays;

const plentyOf = (at: Stands) =>
  Math.max(
    at.velocity * daysOfPlenty(at) + Math.max(0, at.safetyStock),
    at.reorderPoint < 0 ? 0 : at.reorderPoint + LEAST_ABOVE,
  );

/** Of the whole shop: what its locations lack, and as much as it sells at most. */
export const shopLostUnits = (velocity: number, ofLocations: number[]) =>
  Math.min(
    Math.max(0, velocity),
    ofLocations.reduce((sum, units) => sum + units, 0),
  );

/**
 * Units a day expected to be missing if nothing is ordered until the next review, whose order comes a lead time later:
 * E[(demand − position)⁺] over those days ÷ the days. The demand is taken as logistic, whose partial expectation is
 * s·ln(1 + e^((mean − position)/s)) with s = √(3·variance)/π; it never exceeds the demand itself.
 */
export function lostUnits({
  velocity,
  variance,
  days,
  position,
}: {
  velocity: number;
  /** Of the demand over those days. */
  variance: number;
  /** Lead time + review days. */
  days: number;
  position: number;
}) {
  if (velocity <= 0) return 0;
  const mean = velocity * days;
  const gap = mean - Math.max(0, position);
  const spread = Math.sqrt(3 * variance) / Math.PI;
  return Math.min(mean, Math.max(0, gap) + spread * Math.log1p(Math.exp(-Math.abs(gap) / spread))) / days;
}
