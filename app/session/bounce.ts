import type { Settings } from "../env";
import { appBridgeUrl } from "../shopify/origin";
import { shopDomain } from "../shopify/shop-domain";
import { frameHtml, waitingForSession } from "./frame-page";

export const BOUNCE_PATH = "/session-token-bounce";
const RELOAD = "shopify-reload";

/** To the page that does nothing but let App Bridge fetch a token and come back with it. */
export function bounceTo(url: URL): Response {
  const back = new URL(url);
  back.searchParams.delete("id_token");
  const bounce = new URL(BOUNCE_PATH, url);
  for (const name of ["shop", "host", "embedded", "locale"]) {
    const value = url.searchParams.get(name);
    if (value !== null) bounce.searchParams.set(name, value);
  }
  bounce.searchParams.set(RELOAD, `${back.pathname}${back.search}`);
  return new Response(null, { status: 302, headers: { location: `${bounce.pathname}${bounce.search}` } });
}

/** App Bridge reads `shopify-reload` itself, so that it must lead nowhere but into this app. */
export function bouncePage(url: URL, settings: Settings): Response {
  const back = url.searchParams.get(RELOAD);
  if (!back?.startsWith("/") || new URL(back, settings.APP_URL).origin !== new URL(settings.APP_URL).origin)
    return new Response("This address leads out of Evenstock.", { status: 400 });
  const shop = shopDomain.safeParse(url.searchParams.get("shop")).data ?? null;
  const head = `<meta name="shopify-api-key" content="${settings.SHOPIFY_API_KEY.replace(/[^\w-]/g, "")}">
    <script src="${appBridgeUrl(settings)}"></script>`;
  const html = frameHtml(waitingForSession(settings, shop), head);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
