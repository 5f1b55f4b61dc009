// The floor that the door is measured against: verify, narrow by hand, enqueue. No schema, no failures, ids as JSON.parse has them.
import { acknowledged } from "./acknowledged";

interface BareEnv {
  SHOPIFY_API_SECRET: string;
  INBOX: Queue<unknown>;
}

interface Body {
  id: number;
  title: string;
  vendor: string;
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
  location_id: number;
  available: number;
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

let key: Promise<CryptoKey> | undefined;

export default {
  async fetch(request, env) {
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
