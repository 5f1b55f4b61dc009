import { isLow, isSoon, type Lacking } from "./steps/lacking-sql";
import { type Horizon, isOverstocked, plentyOf } from "./steps/plenty-sql";
import { type Standing, standingBy } from "./steps/standing-sql";

type Stands = Horizon &
  Lacking & {
    /** By its rule it is never to be ordered; put aside for some days. */
    excluded: boolean;
    snoozed: boolean;
    available: number | null;
    safetyStock: number;
    knownDays: number;
  };

/** Where a place stands by its own figures. */
export const standingOf = (at: Stands): Standing | null =>
  standingBy({ ...at, low: isLow(at), soon: isSoon(at), isPlenty: isOverstocked(at, plentyOf(at)) });

/** The shop is low where its own sum is or a location is, and overstocked where it has more than plenty for each of them. */
export function shopStandingOf(whole: Stands, locations: Stands[]): Standing | null {
  const plenty = locations.reduce((sum, at) => sum + plentyOf(at), 0);
  const all = [whole, ...locations];
  return standingBy({ ...whole, low: all.some(isLow), soon: all.some(isSoon), isPlenty: isOverstocked(whole, plenty) });
}
