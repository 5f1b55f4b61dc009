import type { DeliveryMessage } from "./messages";
import type { Topic } from "./topics/topic";

const MINUTE = 60_000;
/** No clock of Shopify's is so far ahead of ours (ms): what claims it would never be overtaken. */
const FAR_AHEAD = 24 * 60 * MINUTE;

/**
 * Why a delivery is not believed though Shopify signed it; undefined where nothing speaks against it. Signed is the body
 * alone: the shop and the time stand in headers. What tells that something has gone carries no other time than theirs.
 */
export function disbelief({ shop, triggeredAt, receivedAt, payload }: DeliveryMessage, topic: Topic<unknown>) {
  const named = topic.shopIn?.(payload);
  if (named !== undefined && named !== shop) return "Its body does not name this shop.";
  if (triggeredAt - receivedAt > (topic.isFarewell ? MINUTE : FAR_AHEAD)) return "Its time lies in the future.";
  return undefined;
}

/** Is one of these facts of a version that lies more than a day ahead? */
export const isFarAhead = (facts: object, now: number) =>
  Object.values(facts).some(
    (list) =>
      Array.isArray(list) && list.some((fact: { updatedAt?: unknown }) => Number(fact.updatedAt) - now > FAR_AHEAD),
  );

/**
 * The same facts, where a read brought them: what Shopify has just answered holds, whatever version it claims. One from
 * far ahead gets the time of the read, so that what comes later is later.
 */
export function withBelievableVersions<Facts extends object>(facts: Facts, now: number): Facts {
  if (!isFarAhead(facts, now)) return facts;
  const lists = Object.entries(facts).map(([name, list]) => [name, Array.isArray(list) ? list.map(believable) : list]);
  return Object.fromEntries(lists) as Facts;

  function believable(fact: { updatedAt?: number; triggeredAt?: number }) {
    const { updatedAt, triggeredAt = now } = fact;
    return updatedAt !== undefined && updatedAt - now > FAR_AHEAD
      ? { ...fact, updatedAt: Math.min(triggeredAt, now) }
      : fact;
  }
}
