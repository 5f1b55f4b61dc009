import * as z from "zod/mini";
import { WRITE_STATES } from "./inventory-write";

/** A change of stock that Shopify was asked for, as the page shows it. */
const change = z.object({
  id: z.number(),
  locationId: z.string(),
  delta: z.number(),
  state: z.enum(WRITE_STATES),
  refusal: z.nullable(z.string()),
  /** Waits later than usual. */
  late: z.boolean(),
  updatedAt: z.number(),
});
export type StockChange = z.infer<typeof change>;

/** A variant's stock at one location, with Shopify's own figures as of a read (epoch ms). Location ids are Shopify's. */
const stock = z.object({
  locationId: z.string(),
  /** Our own id of it. */
  ours: z.number(),
  name: z.nullable(z.string()),
  /** The merchant leaves it out: no plan counts on it. */
  leftOut: z.boolean(),
  available: z.nullable(z.number()),
  /** Once Shopify has made what it was asked for. */
  availableThen: z.number(),
  onHand: z.nullable(z.number()),
  committed: z.nullable(z.number()),
  incoming: z.nullable(z.number()),
  readAt: z.nullable(z.number()),
});
export type LocationStock = z.infer<typeof stock>;

/** What `/products/…/stock` answers. */
export const variantStock = z.object({
  stock: z.array(stock),
  changes: z.array(change),
  mayAdjust: z.boolean(),
  problem: z.nullable(z.string()),
});
export type VariantStock = z.infer<typeof variantStock>;
