import { isDue, isLow, isSoon, type Lacking } from "./steps/lacking-sql";
import type { Lift } from "./steps/lift-sql";
import { movesOf } from "./steps/moves-sql";
import { type Horizon, isOverstocked, plentyOf } from "./steps/plenty-sql";
import { sharesOf, weightsOf } from "./steps/shares-sql";
import { type Standing, standingBy } from "./steps/standing-sql";

type Stands = Horizon &
  Lacking & {
    /** By its rule it is never to be ordered; put aside for some days. */
    excluded: boolean;
    snoozed: boolean;
    available: number | null;
    safetyStock: number;
    knownDays: number;
    /** Units that it lacks by itself, up to its cover. */
    needed: number;
    lift?: Lift;
  };

type Stood = {
  standing: Standing | null;
  /** Units of the shop's order that are for it. */
  suggested: number;
  /** Units to move to it (more than 0) or away (less); of the shop how many move. */
  moving: number;
};

/** How the shop and each location stand, where an order of the whole would be of so many units. */
export function standingsOf(whole: Stands, locations: Stands[], ordered: number): { shop: Stood; locations: Stood[] } {
  const orders = isDue(whole) && ordered > 0;
  const shares = sharesOf(ordered, weightsOf(locations));
  const moves = orders ? [] : movesOf(locations.map((at) => ({ ...at, isLow: isLow(at) })));
  const moved = moves.reduce((sum, units) => sum + Math.max(0, units), 0);
  const plenty = locations.reduce((sum, at) => sum + plentyOf(at), 0);
  const stood = (at: Stands, suggested: number, moving: number, plenty: number): Stood => ({
    ...{ suggested, moving },
    standing: standingBy({
      ...at,
      ...{ orders: orders && suggested > 0, moves: moving !== 0, soon: isSoon(at) },
      isPlenty: isOverstocked(at, plenty),
    }),
  });
  return {
    shop: stood(whole, ordered, moved, plenty),
    locations: locations.map((at, index) => stood(at, shares[index] ?? 0, moves[index] ?? 0, plentyOf(at))),
  };
}
