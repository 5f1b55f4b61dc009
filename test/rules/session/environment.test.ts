import { expect, it } from "vitest";
import { settingsOf } from "../../../app/env";

const RANDOM = "k1:q0Ls3l0R1eQ3cU0o3u3Y3mVb0b8nqQ9m2k3m7yT5x1A=";
const OTHER = "k1:Zk9pQ2xvVXN0b21lclNlY3JldEtleTEyMzQ1Njc4OTA=";
const ZEROS = `k1:${"A".repeat(43)}=`;

const production = (changes: Record<string, string> = {}) =>
  settingsOf({
    ENVIRONMENT: "production",
    APP_URL: "https://stock.example.com",
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: "secret",
    TOKEN_KEYS: RANDOM,
    ...changes,
  });

it("takes the origin of an address that ends with a slash, since paths are appended to it", () => {
  expect(production({ APP_URL: "https://stock.example.com/" }).APP_URL).toBe("https://stock.example.com");
  expect(production({ APP_URL: "https://Stock.example.com:443" }).APP_URL).toBe("https://stock.example.com");
});

it.each([
  "https://stock.example.com/app",
  "https://stock.example.com/?shop=1",
  "https://stock.example.com/#top",
  "https://me:secret@stock.example.com",
  "mailto:stock@example.com",
])("refuses %s as the app's address by its name", (APP_URL) => {
  expect(() => production({ APP_URL })).toThrow(/APP_URL: must be/);
});

it.each(["https://elsewhere.example", "http://localhost:8788"])(
  "sends production's secret and tokens to Shopify alone, not to %s",
  (SHOPIFY_ORIGIN) => {
    expect(() => production({ SHOPIFY_ORIGIN })).toThrow(/SHOPIFY_ORIGIN: is for development alone/);
  },
);

it("takes an empty SHOPIFY_ORIGIN for none", () => {
  expect(production({ SHOPIFY_ORIGIN: "" }).SHOPIFY_ORIGIN).toBeUndefined();
});

it("refuses two keys of one id: what one encrypts, the other would decrypt", () => {
  expect(() => production({ TOKEN_KEYS: `${RANDOM},${OTHER}` })).toThrow(/TOKEN_KEYS: two keys have one id/);
});

it("refuses a key of zeros everywhere", () => {
  expect(() => production({ TOKEN_KEYS: ZEROS })).toThrow(/TOKEN_KEYS/);
  expect(() => production({ ENVIRONMENT: "development", TOKEN_KEYS: ZEROS })).toThrow(/TOKEN_KEYS/);
});

it("refuses in production a key that somebody typed", () => {
  expect(() => production({ TOKEN_KEYS: `k1:${btoa("12345678901234567890123456789012")}` })).toThrow(/not random/);
});

it("takes a secret pasted with a line break for the secret", () => {
  const settings = production({ SHOPIFY_API_SECRET: "secret\n", TOKEN_KEYS: `k2:${RANDOM.slice(3)} , ${OTHER}\n` });
  expect(settings.SHOPIFY_API_SECRET).toBe("secret");
  expect(settings.TOKEN_KEYS).toEqual([`k2:${RANDOM.slice(3)}`, OTHER]);
});

it("never says a value, only its name", () => {
  expect(() => production({ TOKEN_KEYS: `${RANDOM},${OTHER}` })).not.toThrow(RANDOM.slice(3));
});
