/** Of the secrets that signed last: importing a key costs as much as signing with it. */
const known = new Map<string, Promise<CryptoKey>>();
const MOST_KNOWN = 200;

/** The HMAC-SHA256 key that a secret stands for; `bytesOf` reads it, and may throw. `name` tells one reading from another. */
export function hmacKey(
  name: string,
  secret: string,
  bytesOf: (secret: string) => Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const entry = `${name}/${secret}`;
  const found = known.get(entry);
  if (found) return found;
  const key = crypto.subtle.importKey("raw", bytesOf(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(entry, key);
  return key;
}
