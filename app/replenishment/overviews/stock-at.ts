import { z } from "zod";

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
  /** Units to order for it today. */
  suggested: number;
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
    ])
    .transform(
      ([locationId, available, position, velocity, reorderPoint, low, incoming, cover, suggested]): StockAt => ({
        ...{ locationId, available, position, velocity, reorderPoint, incoming, cover, suggested },
        low: Boolean(low),
      }),
    ),
);

export const stockFrom = (json: string) => stockSchema.parse(JSON.parse(json));
