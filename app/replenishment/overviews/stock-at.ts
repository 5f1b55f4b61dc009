/** How a variant stands at one location, as `overviews.stock` keeps it. */
export type StockAt = {
  locationId: number;
  available: number | null;
  position: number;
  velocity: number;
  reorderPoint: number;
  low: boolean;
  incoming: number;
  cover: number;
  /** Its share of what is to order today, in units. */
  suggested: number;
  /** Units to bring to it from other locations; below 0 to take from it. */
  moving: number;
};

type Kept = [
  ...[locationId: number, available: number | null, position: number, velocity: number, reorderPoint: number],
  ...[low: boolean | number, incoming: number, cover: number, suggested: number],
  // A row from before stock was moved has none.
  moving?: number,
];

/** Out of a list of fifty or a hundred: what the database wrote itself is taken as it stands. */
export function stockFrom(json: string): StockAt[] {
  const kept: Kept[] = JSON.parse(json);
  return kept.map(
    ([locationId, available, position, velocity, reorderPoint, low, incoming, cover, suggested, moving = 0]) => ({
      ...{ locationId, available, position, velocity, reorderPoint, incoming, cover, suggested, moving },
      low: Boolean(low),
    }),
  );
}
