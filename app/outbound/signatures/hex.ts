import { hmacKey } from "./hmac-key";

const encoder = new TextEncoder();

/** Lower-case hex of the body's HMAC-SHA256 under the secret as it is shown, prefix and all. */
export async function hexSignature(secret: string, body: string): Promise<string> {
  const key = await hmacKey("as shown", secret, (text) => encoder.encode(text));
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
