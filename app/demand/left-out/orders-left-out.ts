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
