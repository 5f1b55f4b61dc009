import { z } from "zod";

/** `name.myshopify.com` and nothing else: not shopify.com, no path, no port. */
export const shopDomain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)
  .brand("ShopDomain");
export type ShopDomain = z.infer<typeof shopDomain>;
