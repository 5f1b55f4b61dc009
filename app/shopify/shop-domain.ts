import * as z from "zod";
import { readQuickly, UNSURE } from "./wire/quick-reader";

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** `name.myshopify.com` and nothing else: not shopify.com, no path, no port. */
export const shopDomain = readQuickly(z.string().toLowerCase().regex(SHOP_DOMAIN).brand("ShopDomain"), (value) =>
  typeof value === "string" && SHOP_DOMAIN.test(value) ? (value as string & z.$brand<"ShopDomain">) : UNSURE,
);
export type ShopDomain = z.infer<typeof shopDomain>;
