import type { Admin } from "../../../app/shopify/admin";
import { SHOP } from "../../support/shopify";

export const PRODUCTS = 1500;
export const NOW = Date.now();
export const isoAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

/** Shopify with so many products of one variant, each at two places, each sold once; its files break off after a line. */
export function shopify(dieAfter = Infinity, available = 6, arranged = (lines: unknown[]) => lines): Admin {
  const files: Record<string, unknown[]> = {
    BulkCatalog: numbers().flatMap((n) => [
      {
        id: `gid://shopify/Product/${n}`,
        title: `Product ${n}`,
        vendor: "Acme",
        productType: n % 2 ? " Mugs" : "",
        status: "ACTIVE",
        updatedAt: isoAgo(90),
        featuredMedia: null,
      },
      {
        id: `gid://shopify/ProductVariant/${10_000 + n}`,
        title: "Only",
        sku: `SKU-${n}`,
        price: "12.50",
        inventoryPolicy: "DENY",
        ...{ createdAt: isoAgo(400), updatedAt: isoAgo(90), product: { id: `gid://shopify/Product/${n}` } },
        inventoryItem: { id: `gid://shopify/InventoryItem/${20_000 + n}` },
        __parentId: `gid://shopify/Product/${n}`,
      },
      ...(n % 10 ? [] : [`own-${n}`, `other-${n}`]).map((value) => ({
        ...{ value, type: null, __parentId: `gid://shopify/ProductVariant/${10_000 + n}` },
      })),
    ]),
    BulkLevels: numbers().flatMap((n) => [
      {
        ...{ id: `gid://shopify/InventoryItem/${20_000 + n}`, tracked: true, updatedAt: isoAgo(80) },
        unitCost: n % 2 ? { amount: "4.5", currencyCode: "USD" } : null,
      },
      ...[1, 2].map((place) => ({
        ...{ id: `gid://shopify/InventoryLevel/${place}?inventory_item_id=${20_000 + n}`, updatedAt: isoAgo(70) },
        item: { id: `gid://shopify/InventoryItem/${20_000 + n}`, tracked: true },
        location: { id: `gid://shopify/Location/${place}` },
        quantities: [{ name: "available", quantity: available }],
        __parentId: `gid://shopify/InventoryItem/${20_000 + n}`,
      })),
    ]),
    BulkOrders: numbers().flatMap((n) => [
      {
        id: `gid://shopify/Order/${30_000 + n}`,
        test: false,
        processedAt: isoAgo(5),
        updatedAt: isoAgo(5),
        cancelledAt: null,
        ...{ retailLocation: null, fulfillments: [] },
      },
      {
        id: `gid://shopify/LineItem/${40_000 + n}`,
        __parentId: `gid://shopify/Order/${30_000 + n}`,
        quantity: 3,
        currentQuantity: 3,
        unfulfilledQuantity: 0,
        variant: { id: `gid://shopify/ProductVariant/${10_000 + n}` },
        product: { id: `gid://shopify/Product/${n}` },
      },
    ]),
  };
  const operations: string[] = [];
  return {
    async request(operation, variables) {
      const answers: Record<string, () => unknown> = {
        Locations: () => ({
          locations: {
            nodes: [1, 2].map((n) => ({
              id: `gid://shopify/Location/${n}`,
              name: `Place ${n}`,
              isActive: true,
              updatedAt: isoAgo(400),
            })),
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        }),
        RunBulkQuery: () => {
          const name = Object.keys(files).find((file) => String(variables.query).includes(`query ${file} `)) ?? "";
          operations.push(name);
          return {
            bulkOperationRunQuery: {
              bulkOperation: { id: `gid://shopify/BulkOperation/${name}`, status: "CREATED" },
              userErrors: [],
            },
          };
        },
        BulkOperation: () => ({
          bulkOperation: {
            ...{ id: variables.id, status: "COMPLETED", errorCode: null, createdAt: isoAgo(0) },
            objectCount: String(arranged(files[String(variables.id).split("/").pop() ?? ""] ?? []).length),
            url: `https://${SHOP}/${String(variables.id).split("/").pop()}`,
          },
        }),
      };
      return operation.answer.parse(answers[operation.name]?.());
    },
    async download(url, from) {
      const lines = arranged(files[url.split("/").pop() ?? ""] ?? []);
      const text = lines.map((line) => `${JSON.stringify(line)}\n`);
      return breakingOff(text, from, dieAfter);
    },
  };
}

const numbers = () => Array.from({ length: PRODUCTS }, (_, index) => index + 1);

/** In pieces that end anywhere, as a network's do. */
function breakingOff(lines: string[], from: number, dieAfter: number) {
  const bytes = new TextEncoder().encode(lines.slice(0, dieAfter).join("")).slice(from);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + 65_537));
      else if (dieAfter < lines.length) controller.error(new Error("the connection was lost"));
      else controller.close();
      at += 65_537;
    },
  });
}
