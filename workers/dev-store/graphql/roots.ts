import { gid } from "../ids";
import { readInstall } from "../install";
import { bulkFields, bulkMutations } from "./bulk";
import type { Context, Node } from "./context";
import { findItemNode, findLevelNode, inventoryFields, locationNodeById } from "./inventory";
import { inventoryMutations } from "./inventory-writes";
import { findOrderNode, orderFields } from "./orders";
import { findProductNode, findVariantNode, productFields } from "./products";
import { purchaseOrderFields } from "./purchase-orders";
import { webhookFields, webhookMutations } from "./webhooks";

const API_VERSION = { handle: "2026-10", displayName: "2026-10", supported: true };

/** Every field of QueryRoot that the dev store answers. */
export const queryRoot = {
  ...productFields,
  ...inventoryFields,
  ...orderFields,
  ...webhookFields,
  ...bulkFields,
  ...purchaseOrderFields,
  node: ({ id }: { id: string }, context: Context) => findNode(context, id),
  nodes: ({ ids }: { ids: string[] }, context: Context) => ids.map((id) => findNode(context, id)),
  shop: (_: object, { store }: Context) => {
    const { id, name, timeZone, currency } = store.facts;
    return {
      id: gid("Shop", id),
      name,
      email: "owner@example.com",
      myshopifyDomain: store.domain,
      primaryDomain: { host: store.domain, url: `https://${store.domain}` },
      ianaTimezone: timeZone,
      timezoneAbbreviation: timeZone,
      currencyCode: currency,
      plan: { publicDisplayName: "Development", partnerDevelopment: true, shopifyPlus: false },
    };
  },
  currentAppInstallation: (_: object, { store }: Context) => ({
    id: gid("AppInstallation", store.facts.id),
    accessScopes: (readInstall(store)?.scopes ?? []).map((handle) => ({ handle, description: handle })),
    activeSubscriptions: [],
  }),
  publicApiVersions: [API_VERSION],
};

export const mutationRoot = { ...webhookMutations, ...bulkMutations, ...inventoryMutations };

const FINDERS: Record<string, (context: Context, id: string, number: number) => Node | null> = {
  Product: ({ store }, id) => findProductNode(store, id),
  ProductVariant: ({ store }, id) => findVariantNode(store, id),
  InventoryItem: ({ store }, id) => findItemNode(store, id),
  InventoryLevel: ({ store }, id) => findLevelNode(store, id),
  Location: ({ store }, _, number) => locationNodeById(store, number),
  Order: findOrderNode,
  WebhookSubscription: (context, id) => webhookFields.webhookSubscription({ id }, context),
  BulkOperation: (context, id) => bulkFields.bulkOperation({ id }, context),
};

function findNode(context: Context, id: string): Node | null {
  const [, type = "", number] = /^gid:\/\/shopify\/(\w+)\/(\d+)/.exec(id) ?? [];
  return FINDERS[type]?.(context, id, Number(number)) ?? null;
}
