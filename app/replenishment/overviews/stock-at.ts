import * as z from "zod";

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

const stockSchema = z.array(
  z
    .tuple([
      z.number(),
      z.number().nullable(),
      z.number(),
      z.number(),
      z.number(),
      z.union([z.boolean(), z.number()]),
      z.number(),
      z.number(),
      z.number(),
      // A row from before stock was moved has none.
      z.number().default(0),
    ])
    .transform(
      ([
        locationId,
        available,
        position,
        velocity,
        reorderPoint,
        low,
        incoming,
        cover,
        suggested,
        moving,
      ]): StockAt => ({
        ...{ locationId, available, position, velocity, reorderPoint, incoming, cover, suggested, moving },
        low: Boolean(low),
      }),
    ),
);

export const stockFrom = (json: string) => stockSchema.parse(JSON.parse(json));
