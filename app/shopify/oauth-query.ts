/** How long Shopify's answer to an authorization counts as fresh, either way, in ms. */
const FRESH = 10 * 60_000;
const HEX_OF_32_BYTES = /^[0-9a-f]{64}$/;

/** Did Shopify send the browser here with this query, within ten minutes of `now` (epoch ms)? */
export async function isShopifysQuery(secrets: readonly string[], query: Record<string, string>, now: number) {
  const sentAt = Number(query.timestamp) * 1000;
  return Math.abs(now - sentAt) <= FRESH && (await isSignedQuery(secrets, query));
}

/**
 * Is `hmac` Shopify's signature of the rest of the query, under one of these secrets? Shopify's own libraries differ:
 * some sign the values as they are, some percent-encoded. For what Shopify sends both are the same; either will do.
 */
export async function isSignedQuery(secrets: readonly string[], query: Record<string, string>): Promise<boolean> {
  const { hmac = "", ...rest } = query;
  if (!HEX_OF_32_BYTES.test(hmac)) return false;
  const signature = Uint8Array.from(hmac.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  const plain = sorted.map(([name, value]) => `${escaped(name).replaceAll("=", "%3D")}=${escaped(value)}`).join("&");
  for (const secret of secrets) {
    const key = await keyOf(secret);
    for (const message of new Set([plain, new URLSearchParams(sorted).toString()]))
      if (await crypto.subtle.verify("HMAC", key, signature, new TextEncoder().encode(message))) return true;
  }
  return false;
}

/** So that no value can pass for two parameters. */
const escaped = (text: string) => text.replaceAll("%", "%25").replaceAll("&", "%26");

const keyOf = (secret: string) =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
