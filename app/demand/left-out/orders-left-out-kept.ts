import * as z from "zod";
import { DRAFTS, tagPrint } from "./order-source";
import { NO_ORDERS_LEFT_OUT, type OrdersLeftOut } from "./orders-left-out";

/** As the shop's settings keep it: what the SQL compares, and the tags as they were typed. */
const kept = z.object({
  channels: z.array(z.string()),
  wholesale: z.number(),
  tags: z.array(z.string()),
  prints: z.array(z.number()),
});

/** Null where nothing is left out. */
export function keptText({ channelsOut, draftsOut, wholesaleOut, tagsOut }: OrdersLeftOut): string | null {
  const channels = [...channelsOut].sort();
  if (!channels.length && !draftsOut && !wholesaleOut && !tagsOut.length) return null;
  return JSON.stringify({
    channels: draftsOut ? [...channels, DRAFTS] : channels,
    wholesale: Number(wholesaleOut),
    tags: tagsOut,
    prints: tagsOut.map(tagPrint),
  } satisfies z.infer<typeof kept>);
}

/** And back. Throws where it is no text of the above. */
export function leftOutOf(text: string | null): OrdersLeftOut {
  if (text === null) return NO_ORDERS_LEFT_OUT;
  const { channels, wholesale, tags } = kept.parse(JSON.parse(text));
  return {
    channelsOut: channels.filter((channel) => channel !== DRAFTS),
    draftsOut: channels.includes(DRAFTS),
    wholesaleOut: wholesale === 1,
    tagsOut: tags,
  };
}
