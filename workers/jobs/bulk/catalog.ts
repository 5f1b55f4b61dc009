import type { ProductFact } from "../../../app/catalog/catalog.server";
import { type Barcode, knownBarcodes } from "../../../app/catalog/words";
import { BULK_CATALOG, catalogLine, type Product } from "../../../app/shopify/graphql/bulk-catalog";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import type { Shop } from "../../../app/shops/shops.server";
import { noFacts } from "../../deliveries/facts";
import { variantFact } from "../read/variant-fact";
import { textIn } from "./part";
import type { BulkReader } from "./reader";

const readLine = readerOf(catalogLine);

/** Products and variants, in whatever order they come: neither needs the other. A variant needs its barcodes. */
export const importCatalog: BulkReader = {
  query: () => BULK_CATALOG,
  parentOf: (line) => (textIn(line, "value") === undefined ? undefined : textIn(line, "__parentId")),
  needed: "children",
  read(shop, readAt, { lines, beside }) {
    const facts = noFacts();
    const here = lines.map(readLine);
    const barcodes = new Map<string, Barcode[]>();
    for (const line of [...here, ...beside.map(readLine)])
      if ("value" in line)
        barcodes.set(line.__parentId, [
          ...(barcodes.get(line.__parentId) ?? []),
          { value: line.value, type: line.type },
        ]);
    for (const line of here) {
      if ("product" in line)
        facts.variants.push(
          variantFact(shop, readAt, line, barcodes.get(line.id) ?? knownBarcodes(line.barcode ?? null)),
        );
      else if ("title" in line) facts.products.push(productFact(shop, readAt, line));
    }
    return { facts, counts: { products: facts.products.length, variants: facts.variants.length } };
  },
};

/** A product as a read at `readAt` shows it. */
export const productFact = (shop: Shop, readAt: number, read: Product): ProductFact => ({
  ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: read.updatedAt },
  ...{ id: read.id, title: read.title, vendor: read.vendor, status: read.status },
  productType: read.productType ?? null,
  imageUrl: read.featuredMedia?.preview?.image?.url ?? null,
});
