import * as z from "zod";

/** Three letters, as ISO 4217 has them, or four: Shopify has USDC. */
export const currencyCode = z.string().regex(/^[A-Z]{3,4}$/);
