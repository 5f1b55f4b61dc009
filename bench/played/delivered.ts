import { readFileSync } from "node:fs";

/** What Shopify posts: a topic, and a body with all of its fields. */
export interface Delivered {
  topic: string;
  body: string;
}

const fixture = (name: string) => readFileSync(`test/fixtures/shopify/${name}.json`, "utf8");
const order = fixture("orders-create");
/** Shops' own ids have 14 digits where those of Shopify's sample have 18. */
const withShopsIds = (body: string) => body.replace(/\d{16,}/g, (id) => id.slice(0, 14));

export const DELIVERED = {
  order: { topic: "orders/create", body: withShopsIds(order) },
  sample: { topic: "orders/create", body: order },
  level: { topic: "inventory_levels/update", body: fixture("inventory-levels-update") },
  product: { topic: "products/update", body: productOf(80) },
} satisfies Record<string, Delivered>;

/** Shopify's sample with so many variants, each with numbers of its own. */
function productOf(count: number) {
  const product = JSON.parse(withShopsIds(fixture("products-update")));
  const [variant] = product.variants;
  product.variants = Array.from({ length: count }, (_, at) => {
    const id = 42_000_000_000_000 + at;
    const named = { title: `Size ${at} / Blue`, sku: `TEE-${at}-BLUE`, barcode: `40063813${10_000 + at}` };
    const gid = `gid://shopify/ProductVariant/${id}`;
    return { ...variant, ...named, id, admin_graphql_api_id: gid, inventory_item_id: id + 2_000_000_000_000 };
  });
  const gids = product.variants.map(({ admin_graphql_api_id }: { admin_graphql_api_id: string }) => ({
    admin_graphql_api_id,
    updated_at: variant.updated_at,
  }));
  return JSON.stringify({ ...product, variant_gids: gids });
}
