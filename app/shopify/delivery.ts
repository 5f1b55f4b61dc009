import * as z from "zod";
import { shopDomain } from "./shop-domain";
import { triedReaderOf } from "./wire/quick-reader";
import { instant } from "./wire-types";

/**
 * `orders/create`, `customer.tags_added`; Shopify's Events, general since October 2026, name theirs by the object alone
 * (`Product`).
 */
const CLASSIC = familyBy("x-shopify-", /^[a-z_]{1,100}[/.][a-z_]{1,100}$/);
const EVENTS = familyBy("shopify-", /^[A-Za-z_]{1,100}([/.][A-Za-z_]{1,100})?$/);

/** Names of headers, each put together once, and the form of a topic. */
function familyBy(prefix: string, form: RegExp) {
  const [signature, topic, shop] = [`${prefix}hmac-sha256`, `${prefix}topic`, `${prefix}shop-domain`];
  return { form, signature, topic, shop, webhookId: `${prefix}webhook-id`, triggeredAt: `${prefix}triggered-at` };
}

type Family = typeof CLASSIC;

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
  from.has(CLASSIC.signature) || from.has(CLASSIC.topic) || from.has(CLASSIC.shop) ? CLASSIC : EVENTS;

export const signatureIn = (from: Headers, { signature }: Family) => from.get(signature);

/** What a delivery's headers say, or undefined where topic or shop are absent or malformed. */
export function deliveryHeaders(from: Headers, family: Family, receivedAt: number): DeliveryHeaders | undefined {
  const topic = from.get(family.topic);
  if (topic === null || !family.form.test(topic)) return undefined;
  const said = read({
    shop: from.get(family.shop),
    webhookId: from.get(family.webhookId),
    triggeredAt: from.get(family.triggeredAt),
  });
  if (!said) return undefined;
  const { shop, webhookId, triggeredAt } = said;
  return { topic, shop, webhookId, triggeredAt: triggeredAt ?? receivedAt };
}
