import type { Settings } from "../env";
import { refreshGrant } from "../shopify/access-token";
import { shopsUninstalled } from "../shops/shop-changes.server";
import { type KeyRing, keyRing } from "./token-cipher";
import { findTokens, leaseReleased, type Tokens, takeLease, tokensRefreshed } from "./tokens.server";

const REFRESH_AHEAD = 5 * 60_000;
const LEASE = 30_000;
const LOOK_AGAIN = 200;
const LAST_USE = 10_000;

export interface Access {
  database: D1Database;
  settings: Settings;
  shop: { id: number; domain: string };
}

/** Shopify lets this shop in no more: it counts as uninstalled. */
export class AccessLost extends Error {
  override name = "AccessLost";
}

/**
 * A token that is good for some minutes, refreshed if need be. Of several who need that at once one refreshes, under a
 * lease; the others wait for what it gets. `refused` is a token that Shopify did not take.
 */
export async function accessToken(access: Access, refused?: string): Promise<string> {
  const ring = await keyRing(access.settings.TOKEN_KEYS);
  const giveUpAt = Date.now() + 2 * LEASE;
  while (Date.now() < giveUpAt) {
    const tokens = await findTokens(access.database, ring, access.shop.id);
    if (!tokens) throw new AccessLost(`${access.shop.domain} has no token.`);
    const isGoodFor = (ms: number) => tokens.accessToken !== refused && tokens.accessExpiresAt > Date.now() + ms;
    if (isGoodFor(REFRESH_AHEAD)) return tokens.accessToken;
    const now = Date.now();
    if (!(await takeLease(access.database, access.shop.id, tokens.version, now, now + LEASE))) {
      await new Promise((resume) => setTimeout(resume, LOOK_AGAIN));
      continue;
    }
    try {
      await refresh(access, ring, tokens);
    } catch (error) {
      // Shopify could not be asked. What we have may serve for the minutes that it is still good.
      if (error instanceof AccessLost || !isGoodFor(LAST_USE)) throw error;
      return tokens.accessToken;
    }
  }
  throw new Error(`The token of ${access.shop.domain} was not refreshed in time.`);
}

/** The shop counts as uninstalled from now on. Answers with the error to throw. */
export async function accessLost({ database, shop }: Access, reason: string): Promise<AccessLost> {
  await shopsUninstalled(database, [{ domain: shop.domain, triggeredAt: Date.now() }]).run();
  return new AccessLost(reason);
}

async function refresh(access: Access, ring: KeyRing, tokens: Tokens) {
  const { database, shop } = access;
  const grant = await askForGrant(access, tokens).catch(async (error) => {
    await leaseReleased(database, shop.id, tokens.version).run();
    throw error;
  });
  if (grant !== "refused")
    return void (await (await tokensRefreshed(database, ring, shop.id, tokens.version, grant)).run());
  const current = await findTokens(database, ring, shop.id);
  // An installation has brought another pair meanwhile: that one is looked at next.
  if (current && current.version !== tokens.version) return;
  throw await accessLost(access, `Shopify no longer refreshes the token of ${shop.domain}.`);
}

/** A refusal costs the shop its settings: it is asked for twice. */
async function askForGrant({ settings, shop }: Access, { refreshToken }: Tokens) {
  const grant = await refreshGrant(settings, shop.domain, refreshToken);
  return grant === "refused" ? refreshGrant(settings, shop.domain, refreshToken) : grant;
}
