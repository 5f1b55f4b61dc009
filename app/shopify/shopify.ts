import { ApiVersion, LogSeverity, type Shopify, shopifyApi } from "@shopify/shopify-api";
import { webApiAdapterInitialized } from "@shopify/shopify-api/adapters/web-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import type { Settings } from "../env";
import { shopifyAddress } from "./origin";

/** No customer's fields: orders are asked for without their buyers. */
export const SCOPES = ["read_products", "read_inventory", "write_inventory", "read_locations", "read_orders"];

export const API_VERSION = ApiVersion.October26;

const built = new WeakMap<Settings, Map<string, Shopify>>();

/** Shopify's own library, set up once an environment for each secret that is still accepted. */
export function shopifyFor(settings: Settings, secret: string): Shopify {
  const ofSettings = built.get(settings) ?? new Map<string, Shopify>();
  const known = ofSettings.get(secret);
  if (known) return known;
  // Read, so that no bundler drops the import that makes the library run here.
  if (!webApiAdapterInitialized) throw new Error("The adapter of @shopify/shopify-api did not load.");
  // When it is called, not on import: the pages' bundle has a copy of this module, and shares only the library.
  setAbstractFetchFunc((input, init) =>
    input instanceof Request
      ? fetch(new Request(shopifyAddress(settings, input.url), input), init)
      : fetch(shopifyAddress(settings, String(input)), init),
  );
  const app = new URL(settings.APP_URL);
  const shopify = shopifyApi({
    apiKey: settings.SHOPIFY_API_KEY,
    apiSecretKey: secret,
    apiVersion: API_VERSION,
    hostName: app.host,
    hostScheme: app.protocol === "http:" ? "http" : "https",
    scopes: SCOPES,
    isEmbeddedApp: true,
    // The library's own messages may hold tokens; what matters is logged by those who call it.
    logger: { level: LogSeverity.Error, log: () => {} },
  });
  built.set(settings, ofSettings.set(secret, shopify));
  return shopify;
}
