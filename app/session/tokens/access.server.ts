import type { Settings } from "../../env";
import { type Refusal, refreshGrant } from "../../shopify/access-token";
import { pauseAfter } from "./pauses";
import { type KeyRing, keyRing } from "./token-cipher";
import {
  findTokens,
  leaseReleased,
  type Tokens,
  TokensUnreadable,
  takeLease,
  tokensAccepted,
  tokensLost,
  tokensRefreshed,
  tokensRefused,
} from "./tokens.server";

const REFRESH_AHEAD = 5 * 60_000;
const LEASE = 30_000;
const LOOK_AGAIN = 200;
const LAST_USE = 10_000;
/** A key comes back by hand. */
const KEY_MISSING = 5 * 60_000;

export interface Access {
  database: D1Database;
  settings: Settings;
  shop: { id: number; domain: string };
  /** Shopify is asked though a pause after a refusal has not ended. */
  atOnce?: boolean;
}

/**
 * `none`: there is no token. `unreadable`: it does not open. `unsettled`: Shopify renews the token, and takes it
 * neither before nor after.
 */
type Because = Refusal | "none" | "unreadable" | "pause" | "unsettled";

/**
 * Shopify takes no token of this shop. That says nothing of an uninstall: everything stays, and the next visit's session
 * token brings a new pair.
 */
export class NeedsToken extends Error {
  override name = "NeedsToken";
  constructor(
    message: string,
    readonly because: Because,
  ) {
    super(message);
  }
}

/** A token that is good for some minutes. */
export async function accessToken(access: Access): Promise<string> {
  return (await usableTokens(access)).accessToken;
}

/**
 * The pair that it belongs to, refreshed if need be. Of several who need that at once one refreshes, under a lease; the
 * others wait for what it gets. `refused` is the version of a pair that Shopify did not take.
 */
export async function usableTokens(access: Access, refused?: number): Promise<Tokens> {
  const ring = await keyRing(access.settings.TOKEN_KEYS);
  const giveUpAt = Date.now() + 2 * LEASE;
  while (Date.now() < giveUpAt) {
    const tokens = await openedTokens(access, ring);
    if (!tokens) throw new NeedsToken(`${access.shop.domain} has no token.`, "none");
    const now = Date.now();
    if (!access.atOnce && tokens.askAgainAt > now)
      throw new NeedsToken(`Shopify has refused the token of ${access.shop.domain}, and is not asked now.`, "pause");
    const isGoodFor = (ms: number) => tokens.version !== refused && tokens.accessExpiresAt > now + ms;
    if (isGoodFor(REFRESH_AHEAD)) return tokens;
    const until = now + LEASE;
    try {
      if (!(await takeLease(access.database, access.shop.id, tokens.version, now, until))) {
        await new Promise((resume) => setTimeout(resume, LOOK_AGAIN));
        continue;
      }
      const refusal = await refresh(access, ring, tokens, until);
      // What we have may serve for the minutes that it is still good.
      if (refusal && isGoodFor(LAST_USE)) return tokens;
      if (refusal)
        throw await noteRefused(access, tokens, `Shopify does not renew the token of ${access.shop.domain}.`, refusal);
    } catch (error) {
      if (error instanceof NeedsToken) throw error;
      await leaseEnded(access, until);
      // The same where Shopify, or the database, could not be asked.
      if (!isGoodFor(LAST_USE)) throw error;
      return tokens;
    }
  }
  throw new Error(`The token of ${access.shop.domain} was not refreshed in time.`);
}

async function openedTokens({ database, shop }: Access, ring: KeyRing) {
  try {
    return await findTokens(database, ring, shop.id);
  } catch (error) {
    if (!(error instanceof TokensUnreadable)) throw error;
    const now = Date.now();
    await tokensLost(database, shop.id, now, now + KEY_MISSING).run();
    throw new NeedsToken(error.message, "unreadable");
  }
}

/** Notes that Shopify took neither this pair nor what it was renewed to. Answers with the error to throw. */
export async function noteRefused(
  { database, shop }: Access,
  tokens: Tokens,
  message: string,
  because: Because,
): Promise<NeedsToken> {
  const now = Date.now();
  await tokensRefused(database, shop.id, tokens, now, now + pauseAfter(tokens.refusals + 1)).run();
  return new NeedsToken(message, because);
}

/** Notes that Shopify took this pair, where it had refused it before. */
export async function noteAccepted({ database, shop }: Access, { refusedAt }: Tokens): Promise<void> {
  if (refusedAt !== null) await tokensAccepted(database, shop.id).run();
}

/** Undefined where the pair was renewed, or another has come meanwhile: that one is looked at next. */
async function refresh({ database, settings, shop }: Access, ring: KeyRing, tokens: Tokens, until: number) {
  const grant = await refreshGrant(settings, shop.domain, tokens.refreshToken);
  if (typeof grant === "object")
    return void (await (await tokensRefreshed(database, ring, shop.id, tokens.version, grant)).run());
  await leaseReleased(database, shop.id, until).run();
  const current = await findTokens(database, ring, shop.id);
  return current && current.version !== tokens.version ? undefined : grant;
}

const TRIES = 3;

/** The database may have taken the lease and not said so, or may still fail: whoever needs a token next waits for it in vain. */
async function leaseEnded({ database, shop }: Access, until: number) {
  for (let tries = 0; tries < TRIES; tries++)
    try {
      return void (await leaseReleased(database, shop.id, until).run());
    } catch (error) {
      console.warn(JSON.stringify({ at: "token", shop: shop.domain, leaseKept: String(error) }));
    }
}
