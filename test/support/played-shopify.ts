import { z } from "zod";
import type { Admin } from "../../app/shopify/admin";
import { iso } from "./bodies";
import { SHOP } from "./shopify";

interface PlayedLevel {
  item: number;
  location: number;
  available: number;
  at: number;
  tracked?: boolean;
}

export type PlayedBarcode = [value: string, type: string | null];

interface PlayedOrder {
  id: number;
  at: number;
  updatedAt: number;
  lines: { id: number; variant: number | null; quantity: number; current?: number }[];
  cancelledAt?: number;
  /** The places that fulfilled it; which line is not told by an export. */
  fulfilledAt?: number[];
  /** What a read of the order tells: from where how many units of which line went, and what came back. */
  shipments?: { place: number; line: number; units: number; status?: string }[];
  refunds?: { line: number; units: number; place?: number; id?: null }[];
}

/** What Shopify holds of a shop, and an Admin API that answers from it. A test changes it as it likes. */
export class PlayedShopify {
  shop = { name: "Shop A", ianaTimezone: "UTC", currencyCode: "USD" };
  products: { id: number; title: string; at: number }[] = [];
  variants: { id: number; product: number; item: number; at: number; sku: string; barcodes?: PlayedBarcode[] }[] = [];
  locations: { id: number; name: string; at: number; active?: boolean }[] = [];
  levels: PlayedLevel[] = [];
  orders: PlayedOrder[] = [];
  /** Shopify's clock, in whole seconds. */
  now = Math.floor(Date.now() / 1000) * 1000;
  status = "COMPLETED";
  /** What it answers writes with, in turn, instead of making them; the key is then spent where Shopify says so. */
  refusals: string[] = [];
  /** The same of what it is asked to stock at a location. */
  activationRefusals: string[] = [];
  /** By item: what one costs, as Shopify was told. */
  readonly costs = new Map<number, string>();
  /** By item: when somebody began or ceased to track it. */
  turned = new Map<number, number>();
  pageSize = 20;
  readonly asked: { name: string; variables: Record<string, unknown> }[] = [];
  /** Throws, for a test that lets it die. */
  beforeAnswer: (name: string) => void | Promise<void> = () => {};
  /** The same, once Shopify has done what it was asked. */
  afterAnswer: (name: string) => void | Promise<void> = () => {};
  readonly #made = new Map<string, unknown>();
  /** Files are written when they are asked for: what changes afterwards is not in them. */
  readonly #files = new Map<string, string>();

  readonly admin: Admin = {
    request: async (operation, variables) => {
      await this.beforeAnswer(operation.name);
      this.asked.push({ name: operation.name, variables });
      const answer = this.#answer(operation.name, variables);
      await this.afterAnswer(operation.name);
      return operation.answer.parse(answer);
    },
    download: async (url, from) => {
      await this.beforeAnswer("download");
      const bytes = new TextEncoder().encode(this.#files.get(url) ?? "").slice(from);
      return new Response(bytes).body ?? new ReadableStream();
    },
  };

  setLevel(item: number, location: number, available: number, at = this.now) {
    const level = this.level(item, location);
    if (level) Object.assign(level, { available, at });
    else this.levels.push({ item, location, available, at });
  }

  level = (item: number, location: number) =>
    this.levels.find((each) => each.item === item && each.location === location);

  isTracked = (item: number) => this.levels.every((level) => level.item !== item || level.tracked !== false);

  #answer(name: string, variables: Record<string, unknown>): unknown {
    switch (name) {
      case "Shop":
        return {
          shop: this.shop,
          currentAppInstallation: { accessScopes: [{ handle: "read_products" }] },
        };
      case "Locations":
        return {
          locations: {
            nodes: this.locations.map(({ id, name, at, active = true }) => ({
              ...{ id: `gid://shopify/Location/${id}`, name, isActive: active, updatedAt: iso(at) },
            })),
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        };
      case "RunBulkQuery":
        return this.#run(String(variables.query));
      case "BulkOperation": {
        const id = String(variables.id);
        const url = `https://${SHOP}/${id.split("/").pop()}`;
        const createdAt = iso(Number(id.split("-").pop()));
        const file = this.#files.get(`https://${SHOP}/${id.split("/").pop()}`) ?? "";
        const objectCount = String(file.split("\n").length - 1);
        return { bulkOperation: { id, status: this.status, errorCode: null, createdAt, objectCount, url } };
      }
      case "ProductVariants":
        return { product: this.#productNode(numberIn(String(variables.id)), Number(variables.after)) };
      case "OrdersById":
        return { nodes: ids(variables).map((id) => this.#orderNode(numberIn(id))) };
      case "OrderLines":
        return { order: this.#orderNode(numberIn(String(variables.id)), Number(variables.after)) };
      case "FulfillmentLines":
        return { fulfillment: this.#shipmentNode(String(variables.id), Number(variables.after)) };
      case "RefundLines":
        return { refund: this.#refundNode(String(variables.id), Number(variables.after)) };
      case "LevelsById":
        return { nodes: ids(variables).map((id) => this.#levelNode(id)) };
      case "ItemLevels":
        return {
          nodes: ids(variables).map((id) => ({
            ...{ id, tracked: this.isTracked(numberIn(id)), unitCost: null },
            updatedAt: iso(this.turned.get(numberIn(id)) ?? this.now),
            inventoryLevels: {
              nodes: this.levels.filter(({ item }) => item === numberIn(id)).map(levelLine),
              pageInfo: { hasNextPage: false, endCursor: null },
            },
          })),
        };
      case "Existing":
        return { nodes: ids(variables).map((id) => (this.#isThere(id) ? { id } : null)) };
      case "UpdateCost":
        return { inventoryItemUpdate: this.#setCost(numberIn(String(variables.id)), String(variables.cost)) };
      case "ActivateInventory":
        return { inventoryActivate: this.#activate(String(variables.key), variables) };
      case "AdjustInventory":
        return { inventoryAdjustQuantities: this.#adjust(String(variables.key), adjustment.parse(variables.input)) };
      default:
        throw new Error(`Nobody plays ${name}.`);
    }
  }

  #run(query: string) {
    const kind = /query (\w+)/.exec(query)?.[1] ?? "";
    const since = Date.parse(/updated_at:>='([^']+)'/.exec(query)?.[1] ?? "1970-01-01");
    const lines = {
      BulkCatalog: () => this.#catalog(),
      BulkLevels: () => this.#stock(),
      BulkOrders: () => this.#sold(since),
    };
    const name = `${kind}-${this.asked.length}-${this.now}`;
    const file = lines[kind as keyof typeof lines]().map((line) => `${JSON.stringify(line)}\n`);
    this.#files.set(`https://${SHOP}/${name}`, file.join(""));
    const bulkOperation = { id: `gid://shopify/BulkOperation/${name}`, status: "CREATED" };
    return { bulkOperationRunQuery: { bulkOperation, userErrors: [] } };
  }

  #setCost(item: number, cost: string) {
    const code = this.refusals.shift();
    if (code) return { inventoryItem: null, userErrors: [{ field: ["input", "cost"], message: code }] };
    this.costs.set(item, cost);
    return {
      inventoryItem: {
        ...{ id: `gid://shopify/InventoryItem/${item}`, tracked: true, updatedAt: iso(this.now) },
        unitCost: { amount: cost, currencyCode: "USD" },
      },
      userErrors: [],
    };
  }

  /** Nothing of it is there then; where it is stocked already that stays as it is. */
  #activate(key: string, { item, location }: Record<string, unknown>) {
    const message = this.activationRefusals.shift();
    if (message) return { inventoryLevel: null, userErrors: [{ message }] };
    const [itemId, locationId] = [numberIn(String(item)), numberIn(String(location))];
    if (!this.level(itemId, locationId)) this.setLevel(itemId, locationId, 0);
    this.#made.set(key, item);
    return { inventoryLevel: { id: `gid://shopify/InventoryLevel/${locationId}` }, userErrors: [] };
  }

  /** All changes or none, once a key. */
  #adjust(key: string, { changes }: z.infer<typeof adjustment>) {
    const code = this.refusals.shift();
    if (code) return { inventoryAdjustmentGroup: null, userErrors: [{ code, message: "as Shopify says" }] };
    const stale = changes.some(
      ({ item, location, changeFromQuantity }) =>
        changeFromQuantity !== null && this.level(item, location)?.available !== changeFromQuantity,
    );
    if (stale && !this.#made.has(key))
      return {
        inventoryAdjustmentGroup: null,
        userErrors: [{ code: "CHANGE_FROM_QUANTITY_STALE", message: "no longer matches" }],
      };
    if (changes.some(({ item, location }) => !this.level(item, location)))
      return {
        inventoryAdjustmentGroup: null,
        userErrors: [{ code: "INVALID_LOCATION", message: "is not stocked there" }],
      };
    if (!this.#made.has(key))
      for (const { item, location, delta } of changes)
        this.setLevel(item, location, (this.level(item, location)?.available ?? 0) + delta);
    this.#made.set(key, changes);
    const levelAt = ({ item, location }: { item: number; location: number }) => this.level(item, location);
    return {
      inventoryAdjustmentGroup: {
        changes: changes.map((change) => {
          const level = levelAt(change);
          return { item: { inventoryLevel: level ? levelLine(level) : null } };
        }),
      },
      userErrors: [],
    };
  }

  #catalog() {
    const variants = this.variants.flatMap((variant) => [
      { ...variantNode(variant), __parentId: `gid://shopify/Product/${variant.product}` },
      ...barcodeNodes(variant).map((node) => ({ ...node, __parentId: `gid://shopify/ProductVariant/${variant.id}` })),
    ]);
    return [...this.products.map(productNode), ...variants];
  }

  #productNode(id: number, after = 0) {
    const product = this.products.find((each) => each.id === id);
    if (!product) return null;
    const variants = this.variants
      .filter((variant) => variant.product === id)
      .map((variant) => ({ ...variantNode(variant), barcodes: { nodes: barcodeNodes(variant) } }));
    return { ...productNode(product), variants: this.#page(variants, after) };
  }

  #stock() {
    const items = this.variants.map(({ item, at }) => ({
      ...{ id: `gid://shopify/InventoryItem/${item}`, tracked: true, updatedAt: iso(at), unitCost: null },
    }));
    return [...items, ...this.levels.map(levelLine)];
  }

  #sold(since: number) {
    return this.orders
      .filter(({ updatedAt }) => updatedAt >= since)
      .flatMap(({ id, at, updatedAt, lines, cancelledAt, fulfilledAt = [], shipments = [] }) => [
        {
          ...{ id: `gid://shopify/Order/${id}`, test: false, processedAt: iso(at), updatedAt: iso(updatedAt) },
          ...{ cancelledAt: cancelledAt ? iso(cancelledAt) : null, retailLocation: null },
          fulfillments: [...fulfilledAt.map((place) => ({ place, status: "SUCCESS" })), ...shipments].map(
            ({ place, status = "SUCCESS" }) => ({ status, location: { id: `gid://shopify/Location/${place}` } }),
          ),
        },
        ...lines.map((line) => ({
          ...{ id: `gid://shopify/LineItem/${line.id}`, __parentId: `gid://shopify/Order/${id}` },
          ...soldLine(line, shipments),
          ...{ variant: line.variant ? { id: `gid://shopify/ProductVariant/${line.variant}` } : null, product: null },
        })),
      ]);
  }

  /** Its lists in pages of `pageSize`; a cursor is how many came before. */
  #orderNode(id: number, after = 0) {
    const order = this.orders.find((each) => each.id === id);
    if (!order) return null;
    const { at, updatedAt, lines, cancelledAt, shipments = [], refunds = [] } = order;
    const nodes = lines.map((line) => ({
      ...{ id: `gid://shopify/LineItem/${line.id}`, ...soldLine(line, shipments), product: null },
      variant: line.variant ? { id: `gid://shopify/ProductVariant/${line.variant}` } : null,
    }));
    return {
      ...{ id: `gid://shopify/Order/${id}`, test: false, processedAt: iso(at), updatedAt: iso(updatedAt) },
      ...{ cancelledAt: cancelledAt ? iso(cancelledAt) : null, retailLocation: null },
      lineItems: this.#page(nodes, after),
      fulfillments: shipments.map((_, index) => this.#shipmentNode(`gid://shopify/Fulfillment/${id}${index}`)),
      refunds: refunds.length ? [this.#refundNode(`gid://shopify/Refund/${id}`)] : [],
    };
  }

  #shipmentNode(gid: string, after = 0) {
    const id = numberIn(gid);
    const {
      place,
      line,
      units,
      status = "SUCCESS",
    } = this.orders.find((each) => each.id === Math.floor(id / 10))?.shipments?.[id % 10] ?? {
      place: 0,
      line: 0,
      units: 0,
    };
    const lines = [{ quantity: units, lineItem: { id: `gid://shopify/LineItem/${line}` } }];
    const location = { id: `gid://shopify/Location/${place}` };
    return { id: gid, status, location, fulfillmentLineItems: this.#page(lines, after) };
  }

  /** All that came back of an order is one refund. Nobody says when it was created. */
  #refundNode(gid: string, after = 0) {
    const order = this.orders.find((each) => each.id === numberIn(gid));
    const lines = (order?.refunds ?? []).map(({ line, units, place, id }, index) => ({
      id: id === null ? null : `gid://shopify/RefundLineItem/${numberIn(gid)}${String(index).padStart(3, "0")}`,
      ...{ quantity: units, restockType: place ? "RETURN" : "NO_RESTOCK" },
      location: place ? { id: `gid://shopify/Location/${place}` } : null,
      lineItem: { id: `gid://shopify/LineItem/${line}` },
    }));
    const processedAt = iso(order?.updatedAt ?? 0);
    return { id: gid, createdAt: null, processedAt, refundLineItems: this.#page(lines, after) };
  }

  #page<Node>(all: Node[], after: number) {
    const end = after + this.pageSize;
    return { nodes: all.slice(after, end), pageInfo: { hasNextPage: end < all.length, endCursor: String(end) } };
  }

  #levelNode(id: string) {
    const [, location, item] = /InventoryLevel\/(\d+)\?inventory_item_id=(\d+)/.exec(id) ?? [];
    const level = this.level(Number(item), Number(location));
    return level ? { isActive: true, ...levelLine(level) } : null;
  }

  #isThere(id: string) {
    const rows = {
      Product: this.products,
      ProductVariant: this.variants,
      Order: this.orders,
      Location: this.locations,
    };
    const type = id.split("/").at(-2) ?? "";
    if (type === "InventoryItem") return this.variants.some(({ item }) => item === numberIn(id));
    return rows[type as keyof typeof rows].some((row) => row.id === numberIn(id));
  }
}

const productNode = ({ id, title, at }: PlayedShopify["products"][number]) => ({
  id: `gid://shopify/Product/${id}`,
  title,
  vendor: "Acme",
  productType: "Kettles",
  status: "ACTIVE",
  updatedAt: iso(at),
  featuredMedia: null,
});

const variantNode = ({ id, product, item, at, sku }: PlayedShopify["variants"][number]) => ({
  ...{ id: `gid://shopify/ProductVariant/${id}`, title: "Only", sku, price: "12.50" },
  ...{ inventoryPolicy: "DENY", createdAt: iso(0), updatedAt: iso(at) },
  product: { id: `gid://shopify/Product/${product}` },
  inventoryItem: { id: `gid://shopify/InventoryItem/${item}` },
});

const barcodeNodes = ({ barcodes = [] }: PlayedShopify["variants"][number]) =>
  barcodes.map(([value, type]) => ({ value, type }));

/** Of an order whose shipments are told, what of a line is left to ship; else nothing. */
const soldLine = (
  { id, quantity, current = quantity }: PlayedOrder["lines"][number],
  shipments: NonNullable<PlayedOrder["shipments"]>,
) => {
  const shipped = shipments.filter(({ line, status = "SUCCESS" }) => line === id && status === "SUCCESS");
  const left = shipments.length ? quantity - shipped.reduce((sum, { units }) => sum + units, 0) : 0;
  return { quantity, currentQuantity: current, unfulfilledQuantity: Math.max(0, Math.min(current, left)) };
};

const adjustment = z.object({
  changes: z.array(
    z
      .object({
        ...{ inventoryItemId: z.string(), locationId: z.string(), delta: z.number() },
        changeFromQuantity: z.number().nullable(),
      })
      .transform(({ inventoryItemId, locationId, ...change }) => ({
        ...change,
        item: numberIn(inventoryItemId),
        location: numberIn(locationId),
      })),
  ),
});

const ids = ({ ids }: Record<string, unknown>) => (Array.isArray(ids) ? ids.map(String) : []);
const numberIn = (id: string) => Number(id.split("/").pop());

const levelLine = ({ item, location, available, at, tracked = true }: PlayedLevel) => ({
  ...{ id: `gid://shopify/InventoryLevel/${location}?inventory_item_id=${item}`, updatedAt: iso(at) },
  item: { id: `gid://shopify/InventoryItem/${item}`, tracked },
  location: { id: `gid://shopify/Location/${location}` },
  quantities: [
    { name: "available", quantity: available },
    { name: "on_hand", quantity: available + 2 },
    { name: "committed", quantity: 2 },
    { name: "incoming", quantity: 7 },
  ],
});
