import { narrowDeleted } from "./deleted";
import type { Topic } from "./topic";

/** The product and its variants leave a tombstone; what was sold of them stays sold. */
export const productsDelete: Topic<string> = {
  subscription: { topic: "PRODUCTS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (id, { shopId, triggeredAt }) => ({
    productDeletions: [{ shopId, triggeredAt, id }],
    occasions: [{ shopId, triggeredAt, type: "product.deleted", id }],
  }),
};
