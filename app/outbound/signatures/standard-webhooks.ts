import { hmacKey } from "./hmac-key";

const encoder = new TextEncoder();

/**
 * The headers of Standard Webhooks for one attempt (`now` in epoch ms). Several secrets, the current one first, sign one
 * after the other: while a secret is changed both hold. Throws where a secret is none of newSecret's kind.
 */
export async function signedHeaders(
  secrets: readonly string[],
  id: string,
  now: number,
  body: string,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const signed = encoder.encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(secrets.map(async (secret) => `v1,${await signatureOf(secret, signed)}`));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

const PREFIX = "whsec_";

async function signatureOf(secret: string, signed: Uint8Array<ArrayBuffer>) {
  const key = await hmacKey("standard", secret, (text) =>
    Uint8Array.from(atob(text.slice(PREFIX.length)), (character) => character.charCodeAt(0)),
  );
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, signed))));
}
