import { WHOLE_SHOP } from "../../../sql/zeros";
import { atLocations, shareIn, sharesOf } from "./shares-sql";

/*
 * Where the shop has enough and a location is low, stock moves: from locations that hold more than their reorder point, the one
 * with most to spare first, so that few transfers do it; to those that are low, by what each needs.
 */

type Place = {
  watched: boolean;
  isLow: boolean;
  needed: number;
  available: number | null;
  /** −1: none. */
  reorderPoint: number;
};

/** Units above its own reorder point that lie at a location which is not low. */
const spareOf = ({ watched, isLow, available, reorderPoint }: Place) =>
  watched && !isLow ? Math.max(0, (available ?? 0) - Math.max(0, reorderPoint)) : 0;

/** Units that come to each location (more than 0) or leave it (less), in the order of the locations. */
export function movesOf(places: Place[]): number[] {
  const wanted = places.map(({ isLow, needed }) => (isLow ? needed : 0));
  const spare = places.map(spareOf);
  const moved = Math.min(sumOf(wanted), sumOf(spare));
  const most = spare.map((units, at) => ({ units, at })).sort((a, b) => b.units - a.units || a.at - b.at);
  const given = spare.map((units, at) => {
    const before = sumOf(
      most
        .slice(
          0,
          most.findIndex((each) => each.at === at),
        )
        .map((each) => each.units),
    );
    return Math.max(0, Math.min(units, moved - before));
  });
  return sharesOf(moved, wanted).map((units, at) => units - (given[at] ?? 0));
}

const sumOf = (units: number[]) => units.reduce((sum, each) => sum + each, 0);

/** SQL: whether the shop as a whole is to order, on every row of the variant: due, with something to order. */
export const ORDERS = `MAX(iif(location_id = ${WHOLE_SHOP}, is_due AND in_lots > 0, 0)) OVER w`;

/** SQL: units that a location lacks. */
export const WANTED = atLocations("iif(is_low, needed, 0)");

/** SQL: units that it can spare. */
export const SPARE = atLocations(
  `iif(watched AND NOT is_low, MAX(0, COALESCE(available, 0) - MAX(0, reorder_point)), 0)`,
);

/** SQL: units that move within the shop; none where it orders. */
export const MOVED = `iif(${ORDERS}, 0, MIN(SUM(wanted) OVER w, SUM(spare) OVER w))`;

/** SQL: units that leave a location. */
export const GIVEN = `MAX(0, MIN(spare, moved - COALESCE(SUM(spare) OVER (PARTITION BY shop_id, variant_id
    ORDER BY spare DESC, location_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)))`;

/** SQL: units that come to it or leave it; of the whole shop how many move. */
export const MOVING = `iif(location_id = ${WHOLE_SHOP}, moved, ${shareIn("moved", "base_in", "rest_in")} - given)`;
