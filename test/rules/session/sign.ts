/** Signs as Shopify does, with code of the tests' own: a bug in the app's cannot verify itself. */
export interface Claims {
  iss?: string;
  dest?: string;
  aud?: string;
  sub?: string;
  exp?: number;
  nbf?: number;
}

interface Signing {
  secret?: string;
  alg?: string;
  /** Seconds since 1970. */
  now?: number;
}

const LIFE = 60;

/** A session token of this shop's, a minute long; `claims` says what is different, undefined what is missing. */
export async function sessionToken(shop: string, claims: Claims = {}, signing: Signing = {}) {
  const { secret = "test-secret", alg = "HS256", now = Math.floor(Date.now() / 1000) } = signing;
  const address = `https://${shop}`;
  const all = {
    iss: `${address}/admin`,
    dest: address,
    aud: "test-key",
    sub: "42",
    exp: now + LIFE,
    nbf: now,
    iat: now,
  };
  const body = `${base64url(JSON.stringify({ alg, typ: "JWT" }))}.${base64url(JSON.stringify({ ...all, ...claims }))}`;
  if (alg === "none") return `${body}.`;
  return `${body}.${base64url(String.fromCharCode(...(await hmac(secret, body))))}`;
}

/** The query of a callback with Shopify's signature on it. */
export async function signedQuery(query: Record<string, string>, secret = "test-secret") {
  const message = Object.keys(query)
    .sort()
    .map((name) => `${name}=${query[name]}`)
    .join("&");
  const signature = Array.from(await hmac(secret, message), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return new URLSearchParams({ ...query, hmac: signature });
}

async function hmac(secret: string, message: string) {
  const encode = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode(secret), algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encode(message)));
}

const base64url = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
