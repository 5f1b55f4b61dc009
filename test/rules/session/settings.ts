import { type Settings, settingsOf } from "../../../app/env";

/** The settings of an environment like that of the tests with rows. */
export const settingsWith = (changes: Record<string, string> = {}): Settings =>
  settingsOf({
    ENVIRONMENT: "development",
    APP_URL: "http://localhost:8787",
    SHOPIFY_API_KEY: "test-key",
    SHOPIFY_API_SECRET: "test-secret",
    SHOPIFY_API_SECRET_PREVIOUS: "previous-secret",
    TOKEN_KEYS: "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    ...changes,
  });
