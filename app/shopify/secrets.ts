import type { Settings } from "../env";

/** After a rotation of the client secret Shopify may sign with the old one for an hour. */
export const secretsOf = (settings: Settings): string[] =>
  settings.SHOPIFY_API_SECRET_PREVIOUS
    ? [settings.SHOPIFY_API_SECRET, settings.SHOPIFY_API_SECRET_PREVIOUS]
    : [settings.SHOPIFY_API_SECRET];
