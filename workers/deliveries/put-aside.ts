import * as z from "zod";
import type { Quarantined } from "../../app/deliveries/quarantine";
import { shopifyId } from "../../app/shopify/wire-types";
import { sha256Of } from "../../app/words/sha256";
import type { InboxMessage } from "./messages";

/** A message as it is kept for a person: whole, or by what `kept` says in its place. */
export async function putAside(message: InboxMessage, reason: string, kept?: string | null): Promise<Quarantined> {
  const text = JSON.stringify(message);
  const sha256 = await sha256Of(new TextEncoder().encode(text));
  const { shop, topic, webhookId, receivedAt } = message;
  return {
    ...{ shop, topic, webhookId, receivedAt, size: text.length, sha256 },
    ...{ reason: reason.slice(0, 500), message: kept === undefined ? text : kept },
  };
}

const named = z
  .object({ orderId: shopifyId, inventoryItemId: shopifyId, id: shopifyId })
  .partial()
  .transform(({ orderId, inventoryItemId, id }) => orderId ?? inventoryItemId ?? id);

/** What a payload tells of, by Shopify's number, so that Shopify can be asked for it; null where nothing names it. */
export function objectOf(payload: unknown): string | null {
  const object = shopifyId.or(named).safeParse(payload).data;
  return object === undefined ? null : JSON.stringify({ object });
}
