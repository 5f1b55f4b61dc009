import type { Admin } from "../app/shopify/admin";

export const PLACES = 2;
const VARIANTS_OF_A_PRODUCT = 4;

const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const gid = (type: string, number: number) => `gid://shopify/${type}/${number}`;

/** Shopify with so many variants, each at two places. Its files are written as they are read; one may break off. */
export function largeCatalog(variants: number, breaksOffAfter = Infinity): Admin {
  const files: Record<string, () => Iterable<unknown>> = {
    BulkCatalog: () => catalogLines(variants),
    BulkLevels: () => levelLines(variants),
    BulkOrders: () => [],
  };
  return {
    async request(operation, variables) {
      return operation.answer.parse(answerTo(operation.name, variables, Object.keys(files)));
    },
    async download(url, from) {
      return streamed(files[url.split("/").pop() ?? ""]?.() ?? [], from, breaksOffAfter);
    },
  };
}

function* catalogLines(variants: number) {
  for (let n = 0; n < variants; n++) {
    const product = gid("Product", 1_000_000 + Math.floor(n / VARIANTS_OF_A_PRODUCT));
    if (n % VARIANTS_OF_A_PRODUCT === 0)
      yield {
        ...{ id: product, title: `Product ${n}`, vendor: "Acme", status: "ACTIVE", updatedAt: at(1) },
        featuredMedia: { preview: { image: { url: `https://cdn.example.com/${n}.jpg` } } },
      };
    yield {
      ...{ id: gid("ProductVariant", 2_000_000 + n), title: `Size ${n}`, sku: `SKU-${n}`, barcode: `50${n}` },
      ...{ price: "12.50", inventoryPolicy: "DENY", createdAt: at(1), updatedAt: at(1), product: { id: product } },
      ...{ inventoryItem: { id: gid("InventoryItem", 3_000_000 + n) }, __parentId: product },
    };
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

function answerTo(name: string, variables: Record<string, unknown>, files: string[]): unknown {
  const node = (place: number) => ({
    ...{ id: gid("Location", place), name: `Place ${place}`, isActive: true, updatedAt: at(1) },
  });
  const bulkOperation = { id: String(variables.id), status: "COMPLETED", errorCode: null, createdAt: at(20) };
  switch (name) {
    case "Locations":
      return { locations: { nodes: [node(1), node(2)], pageInfo: { hasNextPage: false, endCursor: null } } };
    case "RunBulkQuery": {
      const file = files.find((each) => String(variables.query).includes(`query ${each} `));
      return { bulkOperationRunQuery: { bulkOperation: { id: `bulk/${file}`, status: "CREATED" }, userErrors: [] } };
    }
    default:
      return { bulkOperation: { ...bulkOperation, url: `https://shop/${String(variables.id).split("/").pop()}` } };
  }
}

function streamed(lines: Iterable<unknown>, from: number, breaksOffAfter: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.iterator]();
  let passed = 0;
  let count = 0;
  return new ReadableStream({
    pull(controller) {
      for (let text = ""; ; ) {
        const { value, done } = iterator.next();
        if (count++ >= breaksOffAfter) return controller.error(new Error("the connection was lost"));
        if (!done) text += `${JSON.stringify(value)}\n`;
        if (!done && text.length < 65_536) continue;
        const bytes = encoder.encode(text);
        const unread = bytes.subarray(Math.min(bytes.length, Math.max(0, from - passed)));
        passed += bytes.length;
        if (unread.length) controller.enqueue(unread);
        if (done) return controller.close();
        if (unread.length) return;
        text = "";
      }
    },
  });
}
