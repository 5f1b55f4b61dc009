// The floor that the door is measured against: verify, narrow by hand, enqueue. No schema, no failures, ids as JSON.parse has them. Its
// messages tell less than ours; with FACTS they tell the same, by hand as well.
import { sourceOf, tagsIn } from "../../app/demand/left-out/order-source";
import { acknowledged } from "../acknowledged";

interface BareEnv {
  SHOPIFY_API_SECRET: string;
  INBOX: Queue<unknown>;
  FACTS?: string;
}

interface Body {
  id: number;
  name: string;
  created_at: string;
  processed_at: string | null;
  cancelled_at: string | null;
  test: boolean;
  location_id: number | null;
  source_name: string | null;
  tags: string;
  company: object | null;
  title: string;
  vendor: string;
  product_type: string;
  status: string;
  image: { src: string } | null;
  updated_at: string;
  line_items: { id: number; variant_id: number; product_id: number; quantity: number; current_quantity: number }[];
  variants: {
    id: number;
    title: string;
    sku: string;
    barcode: string;
    inventory_item_id: number;
    price: string;
    inventory_policy: string;
    created_at: string;
    updated_at: string;
  }[];
  inventory_item_id: number;
  available: number;
  variant_gids: { admin_graphql_api_id: string }[];
}

const NARROW: Record<string, (body: Body) => object> = {
  "orders/create": ({ line_items }) => ({
    lines: line_items.map(({ id, variant_id, product_id, quantity, current_quantity }) => [
      ...[String(id), String(variant_id), String(product_id)],
      ...[quantity, current_quantity],
    ]),
  }),
  "products/update": ({ title, vendor, status, image, variants }) => ({
    ...{ title, vendor, status, image: image?.src },
    variants: variants.map((variant) => [
      ...[String(variant.id), variant.title, variant.sku, variant.barcode, String(variant.inventory_item_id)],
      ...[variant.price, variant.inventory_policy === "continue"],
      ...[Date.parse(variant.created_at), Date.parse(variant.updated_at)],
    ]),
  }),
  "inventory_levels/update": ({ inventory_item_id, location_id, available }) => ({
    ...{ item: String(inventory_item_id), location: String(location_id), available },
  }),
};

/** The same facts as the app's messages. Nothing was fulfilled. */
const WHOLE: Record<string, (body: Body) => object> = {
  "orders/create": (order) => ({
    id: String(order.id),
    name: order.name.slice(0, 64),
    updatedAt: Date.parse(order.updated_at),
    processedAt: Date.parse(order.processed_at ?? order.created_at),
    cancelled: order.cancelled_at !== null,
    test: order.test,
    source: sourceOf(order.source_name, order.company !== null, tagsIn(order.tags)),
    lines: order.line_items.map(({ id, variant_id, product_id, quantity, current_quantity }) => [
      ...[String(id), String(variant_id), String(product_id)],
      ...[quantity, Math.max(0, current_quantity), order.location_id && String(order.location_id)],
    ]),
  }),
  "products/update": (product) => ({
    id: String(product.id),
    updatedAt: Date.parse(product.updated_at),
    title: product.title,
    vendor: product.vendor,
    ...{ productType: product.product_type, status: product.status, imageUrl: product.image?.src ?? null },
    ...NARROW["products/update"]?.(product),
    variantIds: product.variant_gids.map((each) =>
      each.admin_graphql_api_id.slice("gid://shopify/ProductVariant/".length),
    ),
    ...{ between: [null, null], incomplete: product.variant_gids.length > product.variants.length },
  }),
  "inventory_levels/update": ({ inventory_item_id, location_id, available, updated_at }) => ({
    ...{ inventoryItemId: String(inventory_item_id), locationId: String(location_id), available },
    updatedAt: Date.parse(updated_at),
  }),
};

let key: Promise<CryptoKey> | undefined;

export default {
  async fetch(request, env) {
    const receivedAt = Date.now();
    const body = await request.arrayBuffer();
    key ??= crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(env.SHOPIFY_API_SECRET),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["verify"],
    );
    const signature = Uint8Array.from(atob(request.headers.get("x-shopify-hmac-sha256") ?? ""), (character) =>
      character.charCodeAt(0),
    );
    if (!(await crypto.subtle.verify("HMAC", await key, signature, body))) return new Response(null, { status: 401 });
    const topic = request.headers.get("x-shopify-topic") ?? "";
    const told: Body = JSON.parse(new TextDecoder().decode(body));
    if (env.FACTS)
      await env.INBOX.send({
        ...{ kind: "delivery", topic, payload: WHOLE[topic]?.(told) },
        shop: request.headers.get("x-shopify-shop-domain"),
        webhookId: request.headers.get("x-shopify-webhook-id"),
        ...{ triggeredAt: Date.parse(request.headers.get("x-shopify-triggered-at") ?? ""), receivedAt },
      });
    else
      await env.INBOX.send({
        topic,
        shop: request.headers.get("x-shopify-shop-domain"),
        webhookId: request.headers.get("x-shopify-webhook-id"),
        id: String(told.id),
        updatedAt: Date.parse(told.updated_at),
        ...NARROW[topic]?.(told),
      });
    return new Response(null);
  },
  queue: acknowledged,
} satisfies ExportedHandler<BareEnv>;
