import * as z from "zod";
import { shopDomain } from "../../../app/shopify/shop-domain";
import { instant } from "../../../app/shopify/wire-types";
import type { Topic } from "./topic";

const shop = z.object({
  name: z.string().max(500),
  iana_timezone: z.string().regex(/^[A-Za-z0-9_+/-]{1,60}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  updated_at: instant,
  myshopify_domain: shopDomain.optional(),
});

const FIELDS = ["id", "name", "iana_timezone", "currency", "updated_at", "myshopify_domain"];

interface ShopPayload {
  domain?: string;
  name: string;
  timeZone: string;
  currency: string;
  updatedAt: number;
}

/** A new time zone moves the days that sales fall on: they are counted anew. The owner's details are not asked for. */
export const shopUpdate: Topic<ShopPayload> = {
  subscription: { topic: "SHOP_UPDATE", includeFields: FIELDS },
  narrow(body) {
    const { name, iana_timezone, currency, updated_at, myshopify_domain: domain } = shop.parse(body);
    return [{ ...(domain && { domain }), name, timeZone: iana_timezone, currency, updatedAt: updated_at }];
  },
  shopIn: ({ domain }) => domain,
  facts: ({ name, timeZone, currency, updatedAt }, { shopId, triggeredAt }) => ({
    shopDetails: [{ name, timeZone, currency, updatedAt, shopId, triggeredAt }],
    wakes: [{ shopId, kind: "rebuild-days" }],
  }),
};

const farewell = z.object({ myshopify_domain: shopDomain });

/** The shop says goodbye: kept as a row, and asked about. Of the body, the shop's own address, its name alone is kept. */
export const appUninstalled: Topic<string> = {
  subscription: { topic: "APP_UNINSTALLED", includeFields: ["id", "myshopify_domain", "updated_at"] },
  narrow: (read) => [farewell.parse(read).myshopify_domain],
  shopIn: String,
  isFarewell: true,
  facts: (_, { domain, triggeredAt, receivedAt, webhookId }) => ({
    departures: [{ kind: "uninstall", domain, triggeredAt, receivedAt, webhookId }],
  }),
};

/**
 * More scopes allow more subscriptions, fewer take some away: they converge again. The scopes themselves are not taken
 * from the body: each refresh of the token, hourly, brings those that Shopify really granted.
 */
export const appScopesUpdate: Topic<null> = {
  subscription: { topic: "APP_SCOPES_UPDATE", includeFields: ["id", "current", "updated_at"] },
  narrow: () => [null],
  facts: (_, { shopId }) => ({ wakes: [{ shopId, kind: "converge-subscriptions" }] }),
};

/** An export is ready, or has failed: whoever waits for it, and also asks by itself, looks at once. */
export const bulkOperationsFinish: Topic<null> = {
  subscription: { topic: "BULK_OPERATIONS_FINISH", includeFields: ["admin_graphql_api_id", "status", "completed_at"] },
  narrow: () => [null],
  facts: (_, { shopId }) => ({
    wakes: [
      { shopId, kind: "import" },
      { shopId, kind: "reconcile" },
    ],
  }),
};
