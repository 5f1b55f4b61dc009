import { z } from "zod";
import { shopDomain } from "../../../app/shopify/shop-domain";
import type { Topic } from "./topic";

const body = z.object({ shop_domain: shopDomain });

/** 48 hours after the uninstall: everything of the shop is erased. Kept as a row until it is. */
export const shopRedact: Topic<string> = {
  narrow: (read) => [body.parse(read).shop_domain],
  shopIn: String,
  isFarewell: true,
  facts: (_, { domain, triggeredAt, receivedAt, webhookId }) => ({
    departures: [{ kind: "erasure", domain, triggeredAt, receivedAt, webhookId }],
  }),
};
