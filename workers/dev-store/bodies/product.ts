import { gid } from "../ids";
import { imageAddress } from "../images";
import { utcText, zonedText } from "../instants";
import { decimal } from "../money";
import type { ProductRow, VariantRow } from "../rows";
import type { ShopFacts } from "../shop-facts";
import type { Store } from "../store";

/** Shopify puts at most this many variants into a body; the rest are ids in `variant_gids`. */
const VARIANTS_IN_BODY = 100;

type VariantWithStock = VariantRow & { stock: number };

export function productBody(store: Store, product: ProductRow): Record<string, unknown> {
  const { timeZone } = store.facts;
  const variants = store.database.all<VariantWithStock>(
    `select v.*, coalesce((select sum(available) from levels where item_id = v.item_id and active = 1), 0) stock
     from variants v where product_id = ? order by position`,
    product.id,
  );
  const image = product.image === null ? null : imageBody(store, product, product.image);
  return {
    admin_graphql_api_id: gid("Product", product.id),
    body_html: null,
    created_at: zonedText(product.created_at, timeZone),
    handle: product.handle,
    id: product.id,
    product_type: product.type,
    published_at: product.status === "active" ? zonedText(product.created_at, timeZone) : null,
    template_suffix: null,
    title: product.title,
    updated_at: zonedText(product.updated_at, timeZone),
    vendor: product.vendor,
    status: product.status,
    published_scope: "web",
    tags: "",
    variants: variants.slice(0, VARIANTS_IN_BODY).map((variant) => variantBody(variant, store.facts)),
    options: [{ name: "Title", product_id: product.id, position: 1, values: variants.map((variant) => variant.title) }],
    images: image ? [image] : [],
    image,
    media: [],
    variant_gids: variants.map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      updated_at: utcText(variant.updated_at).replace("Z", ".000Z"),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

function variantBody(variant: VariantWithStock, { timeZone, currency }: ShopFacts): Record<string, unknown> {
  return {
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    barcode: variant.barcode,
    compare_at_price: null,
    created_at: zonedText(variant.created_at, timeZone),
    id: variant.id,
    inventory_policy: variant.policy,
    position: variant.position,
    price: decimal(variant.price, currency),
    product_id: variant.product_id,
    sku: variant.sku,
    taxable: true,
    title: variant.title,
    updated_at: zonedText(variant.updated_at, timeZone),
    option1: variant.title,
    option2: null,
    option3: null,
    image_id: null,
    inventory_item_id: variant.item_id,
    inventory_quantity: variant.stock,
    old_inventory_quantity: variant.stock,
  };
}

function imageBody(store: Store, product: ProductRow, number: number): Record<string, unknown> {
  const { timeZone } = store.facts;
  // A product has one picture; its id only has to be stable and unlike any other's.
  const id = product.id + 30_000_000_000_000;
  return {
    id,
    alt: product.title,
    position: 1,
    product_id: product.id,
    created_at: zonedText(product.created_at, timeZone),
    updated_at: zonedText(product.created_at, timeZone),
    admin_graphql_api_id: gid("ProductImage", id),
    width: 600,
    height: 600,
    src: imageAddress(store, number),
    variant_ids: [],
  };
}
