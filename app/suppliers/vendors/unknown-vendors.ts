/** What is said of vendors that no product has; undefined where each is some product's. */
export function unknownVendorsSaid(vendors: readonly string[]): string | undefined {
  if (vendors.length === 0) return undefined;
  const names = vendors.map((vendor) => `“${vendor}”`).join(", ");
  return vendors.length === 1
    ? `No product in Shopify has the vendor ${names}. Check the spelling: nothing is ordered for it until one has.`
    : `No product in Shopify has the vendors ${names}. Check the spelling: nothing is ordered for them until one has.`;
}
