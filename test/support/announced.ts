import { env } from "cloudflare:workers";
import { dispatchesMade } from "../../app/outbound/dispatches/made.server";
import { eventsTold, type News } from "./events-told";
import type { PlayedReceivers } from "./played-receivers";
import { SHOP } from "./shopify";

let told = 0;

/** So many events in one batch with their dispatches, and the message that follows it. */
export async function announce(
  played: PlayedReceivers,
  count = 1,
  { message = true, type = "stock.low" as News["type"], shopId = 1, data = {} } = {},
) {
  const news = Array.from({ length: count }, (): News => {
    const n = ++told;
    return { shopId, type, key: `test/${n}`, data: { variant_id: String(n), available: n, ...data } };
  });
  played.clock++;
  await env.DB.batch([eventsTold(env.DB, news, played.clock), ...dispatchesMade(env.DB, played.clock)]);
  if (message) await played.env.OUTBOX.send({ shop: SHOP });
}

/** What may be said besides who hears of it. */
export type More = Parameters<typeof announce> extends [PlayedReceivers, ...infer Rest] ? Rest : never;
