import { answerAdmin } from "./admin/door";
import { APP_BRIDGE } from "./app-bridge";
import { answerConsent } from "./consent";
import { embeddedAddress, sessionToken } from "./embed";
import type { DevStoreEnv } from "./env";
import { Shop } from "./shop";
import { DEFAULT_SHOP, findShopPlan } from "./shops";

export { Shop };

/** Routes by path. `/{shop}.myshopify.com/…` stands for `https://{shop}.myshopify.com/…`, `/admin` for admin.shopify.com. */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const shop = url.searchParams.get("shop") || DEFAULT_SHOP;
    const ofShop = /^\/([a-z0-9-]+\.myshopify\.com)(\/.*)?$/.exec(url.pathname);
    if (ofShop?.[1]) return answerShop(env, request, ofShop[1], ofShop[2] ?? "/", url);
    if (url.pathname === "/ready") return new Response("ok");
    if (url.pathname === "/") return Response.redirect(`${url.origin}/admin`, 302);
    if (url.pathname === "/app-bridge.js") return script(`(${APP_BRIDGE})(${JSON.stringify(env.DEV_STORE_URL)})`);
    if (!findShopPlan(shop)) return new Response(`no such shop: ${shop}`, { status: 404 });
    // No CORS header: only the admin, a page of this origin, can read a token.
    if (url.pathname === "/session-token") return Response.json({ token: await sessionToken(env, shop) });
    if (url.pathname === "/embedded-url")
      return new Response(await embeddedAddress(env, shop, url.searchParams.get("path") || "/"));
    if (url.pathname === "/admin" || url.pathname.startsWith("/admin/")) return answerAdmin(env, url, shop);
    return new Response("not found", { status: 404 });
  },
} satisfies ExportedHandler<DevStoreEnv>;

function answerShop(env: DevStoreEnv, request: Request, domain: string, path: string, url: URL): Promise<Response> {
  if (path === "/admin/oauth/authorize") return answerConsent(env, request, domain, url);
  const inner = new Request(`http://shop${path}${url.search}`, request);
  inner.headers.set("x-dev-store-shop", domain);
  return env.SHOPS.getByName(domain).fetch(inner);
}

function script(text: string): Response {
  return new Response(text, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" },
  });
}
