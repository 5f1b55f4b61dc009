/**
 * Shopify's states of a product that is for sale: `unlisted` is sold by its direct link, and only not shown in search,
 * collections and recommendations (API version 2025-10).
 */
const FOR_SALE = ["active", "unlisted"];

export const isForSale = (status: string) => FOR_SALE.includes(status);

/** SQL: the same of a column; null, where the product is not known, is not for sale. */
export const forSale = (column: string) =>
  `COALESCE(${column} IN (${FOR_SALE.map((status) => `'${status}'`).join(", ")}), 0)`;
