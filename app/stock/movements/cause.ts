/** Why a level changed: our first look at it, Shopify's word, our comparison with Shopify, or a write of ours. */
export type Cause = "import" | "shopify" | "comparison" | "adjustment";
