import { z } from "zod";
import { shopDomain } from "./shop-domain";
import { instant } from "./wire-types";

const TOPIC = /^[a-z_]+\/[a-z_]+$/;

const headers = z.object({
  topic: z.string().regex(TOPIC),
  shop: shopDomain,
  webhookId: z.string().min(1).max(100).catch(""),
  triggeredAt: instant.nullable().catch(null),
});

export interface DeliveryHeaders {
  topic: string;
  shop: string;
  /** Empty where Shopify sent none: it is a convenience, nothing rests on it. */
  webhookId: string;
  /** Epoch ms; the time of receipt where Shopify sent none. */
  triggeredAt: number;
}

/** What a delivery's headers say, or undefined where topic or shop are absent or malformed. */
export function deliveryHeaders(from: Headers, receivedAt: number): DeliveryHeaders | undefined {
  const parsed = headers.safeParse({
    topic: from.get("x-shopify-topic"),
    shop: from.get("x-shopify-shop-domain"),
    webhookId: from.get("x-shopify-webhook-id"),
    triggeredAt: from.get("x-shopify-triggered-at"),
  });
  return parsed.success ? { ...parsed.data, triggeredAt: parsed.data.triggeredAt ?? receivedAt } : undefined;
}
