import { narrowProduct, PRODUCT_FIELDS, type ProductPayload, productFacts } from "./products";
import type { Topic } from "./topic";

/** A new product is a version of it like any other. */
export const productsCreate: Topic<ProductPayload> = {
  subscription: { topic: "PRODUCTS_CREATE", includeFields: PRODUCT_FIELDS },
  narrow: narrowProduct,
  facts: (product, origin) => productFacts(product, origin, "product.created"),
};
