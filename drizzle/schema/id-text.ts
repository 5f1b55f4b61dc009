import { sql } from "drizzle-orm";

/** Reads a Shopify id without rounding: `idText(variants.shopifyId)` selects the decimal string. */
export const idText = (column: { name: string }) => sql<string>`CAST(${column} AS TEXT)`;
