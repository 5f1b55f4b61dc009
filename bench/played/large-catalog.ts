import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { orderFile, wholeOrder } from "./large-orders";

export const PLACES = 2;
const VARIANTS_OF_A_PRODUCT = 4;

const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const gid = (type: string, number: number) => `gid://shopify/${type}/${number}`;

/** Shopify with so many variants, each at two places, and so many orders, on this machine. Its files are written beforehand. */
export async function largeCatalog(variants: number, orders: number) {
  const files: Record<string, Uint8Array> = {
    BulkCatalog: fileOf(catalogLines(variants)),
    BulkCatalogInFields: fileOf(inFields(catalogLines(variants))),
    BulkLevels: fileOf(levelLines(variants)),
    BulkOrders: fileOf(orderFile(variants, orders)),
  };
  const server = createServer(async (request, response) => {
    const file = files[request.url?.slice(1) ?? ""];
    if (file) return response.end(file.subarray(Number(/\d+/.exec(request.headers.range ?? "")?.[0] ?? 0)));
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    response.end(
      JSON.stringify(
        answerTo(asked.parse(JSON.parse(Buffer.concat(parts).toString())), { variants, orders }, address()),
      ),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address: address(), close: () => server.close() };
}

interface Size {
  variants: number;
  orders: number;
}

const asked = z.object({ name: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });

function* catalogLines(variants: number) {
  for (let n = 0; n < variants; n++) {
    const product = gid("Product", 1_000_000 + Math.floor(n / VARIANTS_OF_A_PRODUCT));
    if (n % VARIANTS_OF_A_PRODUCT === 0)
      yield {
        ...{ id: product, title: `Product ${n}`, vendor: "Acme", status: "ACTIVE", updatedAt: at(1) },
        featuredMedia: { preview: { image: { url: `https://cdn.example.com/${n}.jpg` } } },
      };
    yield {
      ...{ id: gid("ProductVariant", 2_000_000 + n), title: `Size ${n}`, sku: `SKU-${n}` },
      ...{ price: "12.50", inventoryPolicy: "DENY", createdAt: at(1), updatedAt: at(1), product: { id: product } },
      ...{ inventoryItem: { id: gid("InventoryItem", 3_000_000 + n) }, __parentId: product },
    };
    yield { value: `50${n}`, type: null, __parentId: gid("ProductVariant", 2_000_000 + n) };
  }
}

/** As an earlier release asked for it: a variant's barcode in a field, and no lines of barcodes. */
function* inFields(lines: Iterable<Record<string, unknown>>) {
  let variant: Record<string, unknown> | undefined;
  for (const { value, ...line } of lines) {
    if (value !== undefined) yield { ...variant, barcode: value };
    else if ("product" in line) variant = line;
    else yield line;
  }
}

function* levelLines(variants: number) {
  for (let n = 0; n < variants; n++) {
    const item = gid("InventoryItem", 3_000_000 + n);
    const unitCost = { amount: "4.50", currencyCode: "USD" };
    yield { id: item, tracked: true, updatedAt: at(2), unitCost };
    for (let place = 1; place <= PLACES; place++)
      yield {
        ...{ id: `${gid("InventoryLevel", place)}?inventory_item_id=${3_000_000 + n}`, updatedAt: at(3) },
        ...{ item: { id: item, tracked: true }, location: { id: gid("Location", place) }, __parentId: item },
        quantities: ["available", "on_hand", "committed", "incoming"].map((name) => ({ name, quantity: n % 50 })),
      };
  }
}

function answerTo({ name, variables }: z.infer<typeof asked>, { variants, orders }: Size, address: string): unknown {
  const node = (place: number) => ({
    ...{ id: gid("Location", place), name: `Place ${place}`, isActive: true, updatedAt: at(1) },
  });
  const bulkOperation = {
    id: String(variables.id),
    status: "COMPLETED",
    errorCode: null,
    createdAt: at(20),
    objectCount: "0",
  };
  switch (name) {
    case "Locations":
      return { locations: { nodes: [node(1), node(2)], pageInfo: { hasNextPage: false, endCursor: null } } };
    case "RunBulkQuery": {
      const query = String(variables.query);
      const file = `${/query (Bulk\w+) /.exec(query)?.[1]}${/\bbarcode\b/.test(query) ? "InFields" : ""}`;
      return { bulkOperationRunQuery: { bulkOperation: { id: `bulk/${file}`, status: "CREATED" }, userErrors: [] } };
    }
    case "OrdersById":
      return {
        nodes: z
          .array(z.string())
          .parse(variables.ids)
          .map((id) => wholeOrder(id, variants, orders)),
      };
    default:
      return { bulkOperation: { ...bulkOperation, url: `${address}/${String(variables.id).split("/").pop()}` } };
  }
}

function fileOf(lines: Iterable<unknown>): Uint8Array {
  const parts: Buffer[] = [];
  for (const line of lines) parts.push(Buffer.from(`${JSON.stringify(line)}\n`));
  return Buffer.concat(parts);
}
