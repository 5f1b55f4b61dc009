/** SQL: is the stock of a variant with the item `i`, if there is one yet, tracked? What Shopify has not told of is. */
export const TRACKED = "COALESCE(i.tracked AND i.deleted_at IS NULL, 1)";
