import * as z from "zod";
import type { Settings } from "../env";
import { shopifyAddress } from "./origin";

/** A pair of tokens as Shopify grants it. Instants in epoch ms. */
export interface Grant {
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string;
  refreshExpiresAt: number;
  scopes: string;
}

/**
 * `refused`: Shopify says, in OAuth's words, that what was offered is not good. `barred`: it lets nobody through, with
 * whatever status and page. Neither tells of an uninstall.
 */
export type Refusal = "refused" | "barred";

type Granted = Promise<Grant | Refusal>;

/** Managed installation: a session token for a pair of offline tokens. */
export const exchangeToken = (settings: Settings, shop: string, sessionToken: string): Granted =>
  grantFor(settings, shop, {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: sessionToken,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });

/** A new pair for the old one. */
export const refreshGrant = (settings: Settings, shop: string, refreshToken: string): Granted =>
  grantFor(settings, shop, { grant_type: "refresh_token", refresh_token: refreshToken });

/** The last step of the authorization-code grant. */
export const redeemCode = (settings: Settings, shop: string, code: string): Granted =>
  grantFor(settings, shop, { code, expiring: "1" });

/** Of the statuses below 500 these pass by themselves. */
const PASSING = [408, 425, 429];
/** Shopify does not know *us*: a wrong secret in our environment must not look like every shop's farewell. */
const OUR_FAULTS = ["invalid_client", "application_cannot_be_found"];
/** Below the time for which a lease is held. */
const PATIENCE = 12_000;

const refusal = z.object({ error: z.string() });

/** An answer without an end is an error, not a gift: tokens that never expire are refused since April 2026. */
const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
  scope: z.string(),
});

/** Throws where Shopify does not answer, or not as it should. */
async function grantFor(settings: Settings, shop: string, offer: Record<string, string>): Granted {
  const response = await fetch(shopifyAddress(settings, `https://${shop}/admin/oauth/access_token`), {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ client_id: settings.SHOPIFY_API_KEY, client_secret: settings.SHOPIFY_API_SECRET, ...offer }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) {
    const { data } = refusal.safeParse(await response.json().catch(() => undefined));
    if (data && OUR_FAULTS.includes(data.error))
      throw new Error(`Shopify answered "${data.error}": SHOPIFY_API_KEY or SHOPIFY_API_SECRET is wrong.`);
    if (response.status < 500 && !PASSING.includes(response.status)) return data ? "refused" : "barred";
    throw new Error(`Shopify answered ${response.status} when asked for a token.`);
  }
  const granted = answer.parse(await response.json());
  const now = Date.now();
  return {
    accessToken: granted.access_token,
    accessExpiresAt: now + granted.expires_in * 1000,
    refreshToken: granted.refresh_token,
    refreshExpiresAt: now + granted.refresh_token_expires_in * 1000,
    scopes: granted.scope,
  };
}
