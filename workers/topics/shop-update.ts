import { z } from "zod";
import { instant } from "../../app/shopify/wire-types";
import type { Topic } from "./topic";

const shop = z.object({
  name: z.string().max(500),
  iana_timezone: z.string().regex(/^[A-Za-z0-9_+/-]{1,60}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  updated_at: instant,
});

interface ShopPayload {
  name: string;
  timeZone: string;
  currency: string;
  updatedAt: number;
}

/** A new time zone moves the days that sales fall on: they are counted anew. The owner's details are not asked for. */
export const shopUpdate: Topic<ShopPayload> = {
  subscription: { topic: "SHOP_UPDATE", includeFields: ["id", "name", "iana_timezone", "currency", "updated_at"] },
  narrow(body) {
    const { name, iana_timezone, currency, updated_at } = shop.parse(body);
    return [{ name, timeZone: iana_timezone, currency, updatedAt: updated_at }];
  },
  facts: (payload, { shopId, triggeredAt }) => ({
    shopDetails: [{ ...payload, shopId, triggeredAt }],
    wakes: [{ shopId, kind: "rebuild-days" }],
  }),
};
