import { z } from "zod";
import type { Parsed } from "../../forms/parsed";
import { folded } from "../../words/folded";
import { DRAFTS, tagPrint } from "./order-source";

/** Which orders a shop leaves out of its demand: any of these is enough. */
export interface OrdersLeftOut {
  /** As Shopify names them; drafts have a field of their own. */
  channelsOut: string[];
  draftsOut: boolean;
  wholesaleOut: boolean;
  tagsOut: string[];
}

export const NO_ORDERS_LEFT_OUT: OrdersLeftOut = {
  ...{ channelsOut: [], draftsOut: false, wholesaleOut: false, tagsOut: [] },
};

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

const yesNo = z.enum(["yes", "no"]).transform((text) => text === "yes");
const MOST = 100;
/** Shopify's own limit of a tag. */
const LONGEST_TAG = 40;

const lines = z
  .string()
  .max(20_000)
  .default("")
  .transform((text) => [...new Map(text.split(/[\n,]/).map((line) => [folded(line), line.trim()])).values()])
  .transform((all) => all.filter(Boolean));

const fields = z.object({
  channelsOut: lines.refine((all) => all.length <= MOST, `Choose ${MOST} at most.`),
  draftsOut: yesNo,
  wholesaleOut: yesNo,
  tagsOut: lines
    .refine((all) => all.length <= MOST, `Enter ${MOST} tags at most.`)
    .refine(
      (all) => all.every((tag) => tag.length <= LONGEST_TAG),
      `A tag has ${LONGEST_TAG} letters at most. Put each on a line of its own.`,
    ),
});

/** From a form; undefined where it has nothing of this, or makes no sense. */
export function parseOrdersLeftOut(form: FormData): Parsed<OrdersLeftOut> | undefined {
  if (!form.has("draftsOut")) return undefined;
  const result = fields.safeParse(Object.fromEntries(form));
  if (result.success) return { kind: "accepted", value: result.data };
  const refusals = result.error.issues.map(({ path, message }) => [String(path[0]), message]);
  return { kind: "refused", refusals: Object.fromEntries(refusals) };
}

/** The group as its form tells it. */
export const ordersLeftOutTexts = ({ channelsOut, draftsOut, wholesaleOut, tagsOut }: OrdersLeftOut) => ({
  channelsOut: [...channelsOut].sort().join("\n"),
  draftsOut: draftsOut ? "yes" : "no",
  wholesaleOut: wholesaleOut ? "yes" : "no",
  tagsOut: tagsOut.join("\n"),
});

const NAMES: Record<string, string> = {
  web: "Online Store",
  pos: "Point of Sale",
  iphone: "Shopify for iPhone",
  android: "Shopify for Android",
  subscription_contract: "Subscriptions",
  "": "No channel",
};

/** A channel that Shopify knows by a number is an app's. */
export const channelName = (channel: string) => NAMES[channel] ?? (/^\d+$/.test(channel) ? `App ${channel}` : channel);

/** "draft orders, Point of Sale, tagged Trade"; null where nothing is left out. */
export function ordersLeftOutSaid({ channelsOut, draftsOut, wholesaleOut, tagsOut }: OrdersLeftOut): string | null {
  const said = [
    ...(draftsOut ? ["draft orders"] : []),
    ...(wholesaleOut ? ["wholesale orders"] : []),
    ...(channelsOut.length ? [`orders from ${channelsOut.map(channelName).join(", ")}`] : []),
    ...(tagsOut.length ? [`orders tagged ${tagsOut.join(", ")}`] : []),
  ];
  return said.length ? said.join("; ") : null;
}
