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
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(secrets.map(async (secret) => `v1,${await signatureOf(secret, signed)}`));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

const PREFIX = "whsec_";

async function signatureOf(secret: string, signed: Uint8Array<ArrayBuffer>) {
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, signed))));
}
