import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Settings } from "../app/env";
import { BOUNCE_PATH, bouncePage, bounceTo } from "../app/session/bounce";
import { admit } from "../app/session/visit.server";
import { ADMIN_ALONE, frameAncestors } from "../app/shopify/origin";
import { shopDomain } from "../app/shopify/shop-domain";

export type Render = (request: Request, context: AppLoadContext) => Promise<Response>;

/** Pages that anyone may see, outside Shopify's admin and never in a frame. */
const PUBLIC = new Set(["/welcome", "/support", "/privacy", "/erased", "/auth", "/auth/callback"]);

/** A page of the app: who comes is checked here once, and who may frame the answer is said here for all of them. */
export async function servePage(request: Request, env: Env, settings: Settings, ctx: ExecutionContext, render: Render) {
  const url = new URL(request.url);
  const context = { env, settings, ctx, visit: undefined };
  if (PUBLIC.has(pageOf(url))) return framedBy(settings, null, await render(request, context));
  if (url.pathname === BOUNCE_PATH) return framedBy(settings, mayFrameBounce(request, url), bouncePage(url, settings));

  const admission = await admit(request, env, settings, ctx);
  if (admission.kind === "visit")
    return framedBy(
      settings,
      admission.visit.shop.domain,
      await render(request, { ...context, visit: admission.visit }),
    );
  if (admission.kind === "refused")
    return framedBy(
      settings,
      admission.shop,
      new Response("Shopify does not let Evenstock in. Install it again from your admin.", { status: 403 }),
    );
  if (isFetch(request)) return unauthorized();
  return shopIn(url) || isInFrame(request)
    ? bounceTo(url)
    : Response.redirect(new URL("/welcome", settings.APP_URL).href, 302);
}

/** Remix asks for a page's rows under the page's address with `.data` behind it. */
const pageOf = (url: URL) => url.pathname.replace(/\.data$/, "");

/** The shop that the address names: good enough to say who may frame a page that shows nothing, and for nothing else. */
const shopIn = (url: URL) => shopDomain.safeParse(url.searchParams.get("shop")).data ?? null;

/** The shop that the address names; where it names none, the admin for whichever shop it shows. */
const mayFrameBounce = (request: Request, url: URL) =>
  !url.searchParams.has("shop") && isInFrame(request) ? ADMIN_ALONE : shopIn(url);

/** A reload inside the admin's frame after the app's own navigation: its address names no shop any more. */
const isInFrame = (request: Request) => request.headers.get("sec-fetch-dest") === "iframe";

const isFetch = (request: Request) =>
  request.headers.has("authorization") ||
  new URL(request.url).pathname.endsWith(".data") ||
  request.headers.get("sec-fetch-dest") === "empty" ||
  request.method !== "GET";

/** App Bridge takes a fresh token and asks once more. */
const unauthorized = () =>
  new Response("The session token is missing or no longer good.", {
    status: 401,
    headers: { "x-shopify-retry-invalid-session-request": "1" },
  });

function framedBy(settings: Settings, shop: string | null, response: Response) {
  const framed = new Response(response.body, response);
  framed.headers.set("content-security-policy", frameAncestors(settings, shop));
  framed.headers.set("x-content-type-options", "nosniff");
  framed.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  return framed;
}
