import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const API_KEY = "evenstock-dev-key";
const API_SECRET = "evenstock-dev-secret";
// Fixed, so that tokens kept in the state folder can be read after a restart. Guards nothing but shops for trying things out.
const TOKEN_KEY = createHash("sha256").update("evenstock development token key").digest("base64");

export function appBindings({ app, devStore }) {
  return {
    ENVIRONMENT: "development",
    APP_URL: app,
    SHOPIFY_ORIGIN: devStore,
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: API_SECRET,
    TOKEN_KEYS: `k1:${TOKEN_KEY}`,
  };
}

/** From Shopify's CLI. Mail and other settings come from .dev.vars, as wrangler reads it. */
export function shopifyBindings({ HOST, SHOPIFY_API_KEY, SHOPIFY_API_SECRET }) {
  for (const [name, value] of Object.entries({ HOST, SHOPIFY_API_KEY, SHOPIFY_API_SECRET }))
    if (!value) throw new Error(`${name} is missing: start this by \`shopify app dev\`.`);
  return {
    ENVIRONMENT: "development",
    APP_URL: HOST,
    SHOPIFY_API_KEY,
    SHOPIFY_API_SECRET,
    TOKEN_KEYS: `k1:${TOKEN_KEY}`,
  };
}

export function storeBindings({ app, devStore, scopes }) {
  return {
    APP_URL: app,
    DEV_STORE_URL: devStore,
    API_KEY,
    API_SECRET,
    APP_SCOPES: scopes.required,
    APP_OPTIONAL_SCOPES: scopes.optional,
  };
}

/** What the merchant will be asked for, from the same file that tells Shopify. */
export function readAppScopes(file) {
  const text = readFileSync(file, "utf8");
  const required = /^scopes\s*=\s*"([^"]*)"/m.exec(text)?.[1];
  const optional = /^optional_scopes\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1] ?? "";
  if (required === undefined) throw new Error(`${file} declares no [access_scopes] scopes.`);
  return { required, optional: [...optional.matchAll(/"([^"]+)"/g)].map((match) => match[1]).join(",") };
}
