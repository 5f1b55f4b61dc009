import type { Settings } from "../env";
import { shopDomain } from "./shop-domain";

const ADMIN = "admin.shopify.com";
const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

type Origin = Pick<Settings, "SHOPIFY_ORIGIN">;

/**
 * Where Shopify's addresses lead: to Shopify, or to what SHOPIFY_ORIGIN names in its place. A shop's host becomes the
 * first part of the path there, the admin's becomes `admin`. Without SHOPIFY_ORIGIN, as in production, an address stays as it is.
 */
export function shopifyAddress(settings: Origin, address: string): string {
  const { SHOPIFY_ORIGIN: origin } = settings;
  if (!origin) return address;
  const { hostname, pathname, search } = new URL(address);
  if (hostname === ADMIN) return `${origin}/admin${pathname === "/" ? "" : pathname}${search}`;
  return shopDomain.safeParse(hostname).success ? `${origin}/${hostname}${pathname}${search}` : address;
}

/** Where a page of the app opens, inside the shop's admin. */
export const appAddress = (settings: Origin & Pick<Settings, "SHOPIFY_API_KEY">, shop: string, path = "") =>
  shopifyAddress(settings, `https://${ADMIN}/store/${shop.split(".")[0]}/apps/${settings.SHOPIFY_API_KEY}${path}`);

/** A page of the shop's own admin: `/products/1`, of whatever Shopify's ids name. */
export const adminAddress = (settings: Origin, shop: string, path: string) =>
  shopifyAddress(settings, `https://${ADMIN}/store/${shop.split(".")[0]}${path}`);

/** The script that every page loads first. */
export const appBridgeUrl = (settings: Origin) =>
  settings.SHOPIFY_ORIGIN ? `${settings.SHOPIFY_ORIGIN}/app-bridge.js` : APP_BRIDGE;

/** The bounce page of a shop that is not told: Shopify's admin, for whichever of its shops. */
export const ADMIN_ALONE = "admin";

/** Who may frame a page: this shop's admin and nobody else's. No shop, no frame. */
export function frameAncestors(settings: Origin, shop: string | null): string {
  if (shop === null) return "frame-ancestors 'none';";
  const own = shop === ADMIN_ALONE ? [] : [`https://${shop}`];
  return `frame-ancestors ${[...own, `https://${ADMIN}`, settings.SHOPIFY_ORIGIN].filter(Boolean).join(" ")};`;
}
