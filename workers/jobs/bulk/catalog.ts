import type { ProductFact } from "../../../app/catalog/catalog.server";
import { BULK_CATALOG, catalogLine, type Product } from "../../../app/shopify/graphql/bulk-catalog";
import type { Shop } from "../../../app/shops/shops.server";
import { noFacts } from "../../deliveries/facts";
import { variantFact } from "../read/variant-fact";
import type { BulkReader } from "./reader";

/** Products and variants, in whatever order they come: neither needs the other. */
export const importCatalog: BulkReader = {
  query: () => BULK_CATALOG,
  parentOf: () => undefined,
  read(shop, readAt, { lines }) {
    const facts = noFacts();
    for (const line of lines.map((line) => catalogLine.parse(line))) {
      if ("product" in line) facts.variants.push(variantFact(shop, readAt, line, null));
      else facts.products.push(productFact(shop, readAt, line));
    }
    return { facts, counts: { products: facts.products.length, variants: facts.variants.length } };
  },
};

/** A product as a read at `readAt` shows it. */
export const productFact = (shop: Shop, readAt: number, read: Product): ProductFact => ({
  ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: read.updatedAt },
  ...{ id: read.id, title: read.title, vendor: read.vendor, status: read.status },
  imageUrl: read.featuredMedia?.preview?.image?.url ?? null,
});
