import { z } from "zod";
import { shopDomain } from "../../../app/shopify/shop-domain";
import type { Topic } from "./topic";

const body = z.object({ myshopify_domain: shopDomain });

/** The shop says goodbye: kept as a row, and asked about. Of the body, the shop's own address, its name alone is kept. */
export const appUninstalled: Topic<string> = {
  subscription: { topic: "APP_UNINSTALLED", includeFields: ["id", "myshopify_domain", "updated_at"] },
  narrow: (read) => [body.parse(read).myshopify_domain],
  shopIn: String,
  isFarewell: true,
  facts: (_, { domain, triggeredAt, receivedAt, webhookId }) => ({
    departures: [{ kind: "uninstall", domain, triggeredAt, receivedAt, webhookId }],
  }),
};
