/** Exactly what base64 makes of 32 bytes; hex, url-safe and truncated forms fall through. */
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

const keys = new Map<string, CryptoKey>();

/** Has it the form of a signature? Most of what is not Shopify's falls here, before a body is read. */
export const looksSigned = (signature: string | null): signature is string =>
  signature !== null && BASE64_OF_32_BYTES.test(signature);

/** Is this Shopify's signature of these very bytes, under one of these secrets? */
export async function isSignedBy(secrets: readonly string[], body: Uint8Array<ArrayBuffer>, signature: string | null) {
  if (!looksSigned(signature)) return false;
  const expected = bytesOf(atob(signature));
  for (const secret of secrets)
    if (await crypto.subtle.verify("HMAC", keys.get(secret) ?? (await madeKey(secret)), expected, body)) return true;
  return false;
}

/**
 * Of a text whose characters are bytes. By a loop: Uint8Array.from walks a text by an iterator, which costs as much as
 * a signature of a small body.
 */
function bytesOf(text: string) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

async function madeKey(secret: string) {
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  keys.set(secret, key);
  return key;
}
