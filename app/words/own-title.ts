/** Shopify calls the only variant of a product without options "Default Title": it has no title of its own. */
export const ownTitle = ({ variantTitle }: { variantTitle: string }) =>
  variantTitle === "Default Title" ? "" : variantTitle;
