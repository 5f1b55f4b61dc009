import * as z from "zod";
import { shopDomain } from "./shop-domain";
import { triedReaderOf } from "./wire/quick-reader";
import { instant } from "./wire-types";

/**
 * `orders/create`, `customer.tags_added`; Shopify's Events, general since October 2026, name theirs by the object alone
 * (`Product`).
 */
const TOPIC = {
  "x-shopify-": /^[a-z_]{1,100}[/.][a-z_]{1,100}$/,
  "shopify-": /^[A-Za-z_]{1,100}([/.][A-Za-z_]{1,100})?$/,
};

const read = triedReaderOf(
  z.object({
    shop: shopDomain,
    webhookId: z.string().min(1).max(100).catch(""),
    triggeredAt: instant.nullable().catch(null),
  }),
);

export interface DeliveryHeaders {
  topic: string;
  shop: string;
  /** Empty where Shopify sent none: it is a convenience, nothing rests on it. */
  webhookId: string;
  /** Epoch ms; the time of receipt where Shopify sent none. */
  triggeredAt: number;
}

/** The classic family of names, or that of Shopify's Events. Where one classic header stands, that family decides. */
export const familyOf = (from: Headers): Family =>
  DECISIVE.some((name) => from.has(`x-shopify-${name}`)) ? "x-shopify-" : "shopify-";

type Family = keyof typeof TOPIC;
const DECISIVE = ["hmac-sha256", "topic", "shop-domain"];

export const signatureIn = (from: Headers, family: Family) => from.get(`${family}hmac-sha256`);

/** What a delivery's headers say, or undefined where topic or shop are absent or malformed. */
export function deliveryHeaders(from: Headers, family: Family, receivedAt: number): DeliveryHeaders | undefined {
  const topic = from.get(`${family}topic`);
  if (topic === null || !TOPIC[family].test(topic)) return undefined;
  const said = read({
    shop: from.get(`${family}shop-domain`),
    webhookId: from.get(`${family}webhook-id`),
    triggeredAt: from.get(`${family}triggered-at`),
  });
  if (!said) return undefined;
  const { shop, webhookId, triggeredAt } = said;
  return { topic, shop, webhookId, triggeredAt: triggeredAt ?? receivedAt };
}
