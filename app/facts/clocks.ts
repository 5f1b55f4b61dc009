/** Shopify's clock and ours differ by less (ms): of what lies so near nobody can say which was later. */
export const CLOCKS_DIFFER = 5000;
