import { z } from "zod";

/** How a variant stands at one location, as `overviews.stock` keeps it. */
export type StockAt = {
  locationId: number;
  available: number | null;
  position: number;
  velocity: number;
  reorderPoint: number;
  low: boolean;
};

const stockSchema = z.array(
  z
    .tuple([z.number(), z.number().nullable(), z.number(), z.number(), z.number(), z.union([z.boolean(), z.number()])])
    .transform(
      ([locationId, available, position, velocity, reorderPoint, low]): StockAt => ({
        locationId,
        available,
        position,
        velocity,
        reorderPoint,
        low: Boolean(low),
      }),
    ),
);

export const stockFrom = (json: string) => stockSchema.parse(JSON.parse(json));
