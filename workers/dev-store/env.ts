import type { Shop } from "./shop";

export interface DevStoreEnv {
  SHOPS: DurableObjectNamespace<Shop>;
  /** Where the app answers, e.g. http://localhost:8787. */
  APP_URL: string;
  /** This Worker's own address, for images and signed pages. */
  DEV_STORE_URL: string;
  API_KEY: string;
  API_SECRET: string;
  /** From the app's shopify.app.toml, comma separated. */
  APP_SCOPES: string;
  APP_OPTIONAL_SCOPES: string;
}
