import { z } from "zod";
import { shopDomain } from "../../../app/shopify/shop-domain";
import { instant } from "../../../app/shopify/wire-types";
import type { Topic } from "./topic";

const shop = z.object({
  name: z.string().max(500),
  iana_timezone: z.string().regex(/^[A-Za-z0-9_+/-]{1,60}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  updated_at: instant,
  myshopify_domain: shopDomain.optional(),
});

const FIELDS = ["id", "name", "iana_timezone", "currency", "updated_at", "myshopify_domain"];

interface ShopPayload {
  domain?: string;
  name: string;
  timeZone: string;
  currency: string;
  updatedAt: number;
}

/** A new time zone moves the days that sales fall on: they are counted anew. The owner's details are not asked for. */
export const shopUpdate: Topic<ShopPayload> = {
  subscription: { topic: "SHOP_UPDATE", includeFields: FIELDS },
  narrow(body) {
    const { name, iana_timezone, currency, updated_at, myshopify_domain: domain } = shop.parse(body);
    return [{ ...(domain && { domain }), name, timeZone: iana_timezone, currency, updatedAt: updated_at }];
  },
  shopIn: ({ domain }) => domain,
  facts: ({ name, timeZone, currency, updatedAt }, { shopId, triggeredAt }) => ({
    shopDetails: [{ name, timeZone, currency, updatedAt, shopId, triggeredAt }],
    wakes: [{ shopId, kind: "rebuild-days" }],
  }),
};
