import { narrowProduct, PRODUCT_FIELDS, type ProductPayload, productFacts } from "./products";
import type { Topic } from "./topic";

/** Title, SKU, barcode, vendor, image and variants refresh the catalogue. */
export const productsUpdate: Topic<ProductPayload> = {
  subscription: { topic: "PRODUCTS_UPDATE", includeFields: PRODUCT_FIELDS },
  narrow: narrowProduct,
  facts: (product, origin) => productFacts(product, origin, "product.updated"),
};
