/** What a variant is forecast like; `gone`: Shopify has deleted it since. */
export type ChosenSimilar = {
  variantId: number;
  percent: number;
  gone: boolean;
  productTitle: string;
  variantTitle: string;
  sku: string;
};
