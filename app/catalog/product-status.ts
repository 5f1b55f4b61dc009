/**
 * Shopify's states of a product that is for sale: `unlisted` is sold by its direct link, and only not shown in search,
 * collections and recommendations (API version 2025-10).
 */
export const FOR_SALE = ["active", "unlisted"];

export const isForSale = (status: string) => FOR_SALE.includes(status);
