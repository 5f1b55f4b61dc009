import { z } from "zod";
import { minorUnits } from "../../../app/money/money";
import { instant, shopifyId } from "../../../app/shopify/wire-types";
import type { ShopFacts } from "../facts";
import type { Origin } from "./topic";

const item = z.object({
  id: shopifyId,
  tracked: z.boolean(),
  cost: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,12})?$/)
    .nullish(),
  updated_at: instant,
});

/** The fields that an item's body is asked for. */
export const ITEM_FIELDS = ["id", "tracked", "cost", "updated_at"];

export interface ItemPayload {
  id: string;
  tracked: boolean;
  /** As Shopify writes it, in the shop's currency. */
  cost: string | null;
  updatedAt: number;
}

export function narrowItem(body: unknown): ItemPayload[] {
  const { id, tracked, cost, updated_at } = item.parse(body);
  return [{ id, tracked, cost: cost ?? null, updatedAt: updated_at }];
}

export function itemFacts({ cost, ...item }: ItemPayload, origin: Origin): Partial<ShopFacts> {
  const { shopId, triggeredAt, currency } = origin;
  const minor = cost === null ? undefined : minorUnits(cost, currency);
  return {
    items: [{ ...item, shopId, triggeredAt, cost: minor ?? null, costCurrency: minor === undefined ? null : currency }],
  };
}
