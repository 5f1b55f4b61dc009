import { createCookie } from "@remix-run/cloudflare";
import * as z from "zod";
import type { Settings } from "../env";
import { isShopifysQuery } from "../shopify/oauth-query";
import { secretsOf } from "../shopify/secrets";
import { type ShopDomain, shopDomain } from "../shopify/shop-domain";
import { SCOPES } from "../shopify/shopify";

/** As long as Shopify's answer counts as fresh: time enough to read what the app asks for. */
const TEN_MINUTES = 600;

const begun = z.object({ state: z.string().min(1), shop: z.string() });

/** Ties the answer to the browser and the shop that asked. */
const stateCookie = (settings: Settings) =>
  createCookie("evenstock_state", {
    httpOnly: true,
    secure: true,
    sameSite: "lax",
    path: "/auth",
    maxAge: TEN_MINUTES,
    secrets: secretsOf(settings),
  });

/**
 * Where a shop's owner grants what we ask for, and the cookie to come back with. Our own, since the library's cookie
 * lives for a minute, and its check of the answer knows one secret and 90 seconds.
 */
export async function beginAuthorization(settings: Settings, shop: ShopDomain) {
  const state = crypto.randomUUID();
  const address = new URL(`https://${shop}/admin/oauth/authorize`);
  address.search = new URLSearchParams({
    client_id: settings.SHOPIFY_API_KEY,
    scope: SCOPES.join(","),
    redirect_uri: new URL("/auth/callback", settings.APP_URL).href,
    state,
  }).toString();
  return { address: address.href, cookie: await stateCookie(settings).serialize({ state, shop }) };
}

/** Takes the cookie back: an answer is good for one installation. */
export const authorizationEnded = (settings: Settings) => stateCookie(settings).serialize("", { maxAge: 0 });

/** The shop and its code, where the answer is Shopify's, fresh, and to a question of this browser's; else why not. */
export async function readCallback(settings: Settings, request: Request, now: number) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const shop = shopDomain.safeParse(query.shop);
  if (!shop.success || !query.code) return { kind: "refused", reason: "It names no shop." } as const;
  const asked = begun.safeParse(await readCookie(settings, request));
  if (!asked.success || asked.data.state !== query.state || asked.data.shop !== shop.data)
    return { kind: "refused", reason: "It does not belong to this browser." } as const;
  if (!(await isShopifysQuery(secretsOf(settings), query, now)))
    return { kind: "refused", reason: "It is not Shopify's, or too old." } as const;
  return { kind: "granted", shop: shop.data, code: query.code } as const;
}

/** Remix throws where a cookie's signature is not even base64: to us that is no cookie. */
const readCookie = (settings: Settings, request: Request): Promise<unknown> =>
  stateCookie(settings)
    .parse(request.headers.get("cookie"))
    .catch(() => null);
