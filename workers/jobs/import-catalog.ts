import { BULK_CATALOG, catalogLine } from "../../app/shopify/graphql/bulk-catalog";
import { noFacts } from "../facts";
import type { BulkReader } from "./bulk-reader";
import { variantFact } from "./variant-fact";

/** Products and variants, in whatever order they come: neither needs the other. */
export const importCatalog: BulkReader = {
  query: () => BULK_CATALOG,
  startsGroup: () => true,
  read(shop, readAt, lines) {
    const facts = noFacts();
    for (const line of lines.map((line) => catalogLine.parse(line))) {
      if ("product" in line) facts.variants.push(variantFact(shop, readAt, line, null));
      else
        facts.products.push({
          ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: line.updatedAt },
          ...{ id: line.id, title: line.title, vendor: line.vendor, status: line.status },
          imageUrl: line.featuredMedia?.preview?.image?.url ?? null,
        });
    }
    return { facts, counts: { products: facts.products.length, variants: facts.variants.length } };
  },
};
