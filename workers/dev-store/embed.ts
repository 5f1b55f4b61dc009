import type { DevStoreEnv } from "./env";
import { STAFF } from "./oauth";
import { hmacHex, signJwt } from "./signatures";

/** A session token as App Bridge gives it: one minute, signed with the client secret. */
export function sessionToken(env: DevStoreEnv, domain: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return signJwt(env.API_SECRET, {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: env.API_KEY,
    sub: String(STAFF.id),
    exp: now + 60,
    nbf: now,
    iat: now,
    jti: crypto.randomUUID(),
    sid: crypto.randomUUID(),
  });
}

/** The address that the admin loads into its iframe for a page of the app. */
export async function embeddedAddress(env: DevStoreEnv, domain: string, path: string): Promise<string> {
  const url = new URL(path, env.APP_URL);
  // Whatever the path says, only the app is ever embedded.
  if (url.origin !== new URL(env.APP_URL).origin) throw new Error(`not a page of the app: ${path}`);
  const signed = await signedQuery(env, {
    ...Object.fromEntries(url.searchParams),
    embedded: "1",
    shop: domain,
    host: hostParameter(domain),
    id_token: await sessionToken(env, domain),
    locale: "en",
    session: crypto.randomUUID().replaceAll("-", ""),
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  return `${url.origin}${url.pathname}?${signed}`;
}

/** Parameters in the order of their names and the HMAC over them, as Shopify signs its redirects. */
export async function signedQuery(env: DevStoreEnv, parameters: Record<string, string>): Promise<URLSearchParams> {
  const query = new URLSearchParams(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
  query.set("hmac", await hmacHex(env.API_SECRET, query.toString()));
  return query;
}

/** The app reads the admin's address from this: base64 without padding, as Shopify's. */
export function hostParameter(domain: string): string {
  return btoa(`admin.shopify.com/store/${domain.replace(".myshopify.com", "")}`).replace(/=+$/, "");
}
