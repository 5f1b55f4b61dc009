import { env } from "cloudflare:workers";
import { MINUTE, PlayedReceivers, type Received } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { installShop } from "../../support/shopify";

/** A shop whose alerts go to a mailbox, and the world that hears of its events. */
export async function playedShop(): Promise<PlayedReceivers> {
  await installShop();
  await env.DB.exec(
    `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, updated_at) VALUES (1, '["shop@example.com"]', 'daily', 0, 0)`,
  );
  return new PlayedReceivers();
}

export const minutesOf = (of: Received[]) => of.map(({ at }) => Math.round(at / MINUTE));

/** Under which `webhook-id` something came. */
export const idsReceived = (of: Received[]) => new Set(of.map(({ headers }) => headers["webhook-id"]));

/** How many dispatches stand in each state. */
export const states = async () =>
  (await env.DB.prepare("SELECT state, COUNT(*) AS n FROM dispatches GROUP BY state ORDER BY state").all()).results;

export const endpoint = (id = 1) => first<Record<string, unknown>>("SELECT * FROM endpoints WHERE id = ?", id);

export const eventTypes = async () =>
  (await env.DB.prepare("SELECT type FROM events ORDER BY sequence").all<{ type: string }>()).results.map(
    ({ type }) => type,
  );

/** The test's own way to sign, so that a fault of ours cannot verify itself. */
export async function signatureOf(
  secret: string,
  { headers, body }: { headers: Record<string, string>; body: string },
) {
  const bytes = Uint8Array.from(atob(secret.replace("whsec_", "")), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`;
}
