import type { AppLoadContext } from "@remix-run/cloudflare";
import type { House } from "../app/load-context";
import { askToSend, noting } from "../app/outbound/dispatches/wake";
import { BOUNCE_PATH, bouncePage, bounceTo } from "../app/session/bounce";
import { failedPage, refusedPage } from "../app/session/frame-page";
import { admit } from "../app/session/visit.server";
import { ADMIN_ALONE, frameAncestors } from "../app/shopify/origin";
import { shopDomain } from "../app/shopify/shop-domain";
import { ShopMoves, withOnly } from "../app/shops/databases.server";
import { gathered } from "../app/sql/gathered";
import { within } from "../app/time-limit";
import { limitedBody } from "./limited-body";

export type Render = (request: Request, context: AppLoadContext) => Promise<Response>;

/** Pages that anyone may see, outside Shopify's admin and never in a frame. */
const PUBLIC = new Set(["/welcome", "/support", "/privacy", "/erased", "/auth", "/auth/callback"]);

/** What the app sends, described for the programs that receive it: it tells of no shop. */
const PUBLIC_FILES = "/schemas/";

/** The largest body of a form, in bytes, and of a piece of a file, which alone comes as JSON. */
const LARGEST_FORM = 1024 * 1024;
const LARGEST_PIECE = 4 * LARGEST_FORM;

/** A page of the app: who comes is checked here once, and who may frame and keep the answer is said here for all of them. */
export async function servePage(request: Request, house: House, render: Render) {
  const { settings } = house;
  const { frame, answer } = await answeredInTime(request, house, render);
  const framed = new Response(answer.body, answer);
  framed.headers.set("content-security-policy", frameAncestors(settings, frame));
  framed.headers.set("x-content-type-options", "nosniff");
  framed.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  framed.headers.set("cache-control", "no-store");
  if (settings.ENVIRONMENT === "production") framed.headers.set("strict-transport-security", "max-age=31536000");
  return framed;
}

/** In ms, to its first byte: somebody who has waited so long presses again, and D1 answers that faster. */
const LONGEST_PAGE = 25_000;

/** In the admin's frame a page that fails is still ours: the browser's own would leave no way out. */
async function answeredInTime(...asked: Parameters<typeof answerTo>): Promise<Framed> {
  try {
    return await within(LONGEST_PAGE, "A page", answerTo(...asked));
  } catch (error) {
    const [request, { settings, line }] = asked;
    const url = new URL(request.url);
    if (error instanceof ShopMoves && isFetch(request)) return { frame: null, answer: moves() };
    if (isFetch(request) || isPublic(url)) throw error;
    line.failed(error);
    return { frame: shopIn(url), answer: failedPage(settings, shopIn(url), line.id) };
  }
}

/** An answer, and the shop whose admin may frame it. */
interface Framed {
  frame: string | null;
  answer: Response;
}

async function answerTo(
  request: Request,
  house: House,
  render: Render,
  mayBeGuessed = isRead(request),
): Promise<Framed> {
  const { env, settings, ctx, line } = house;
  const url = new URL(request.url);
  const context = { ...house, visit: undefined };
  if (url.searchParams.has(OLD_DOOR)) return { frame: null, answer: new Response(null, { status: 404 }) };
  if (isPublic(url)) return { frame: null, answer: await rendered(request, context, render) };
  if (url.pathname === BOUNCE_PATH) return { frame: mayFrameBounce(request, url), answer: bouncePage(url, settings) };

  const admission = await admit(request, house, mayBeGuessed);
  if (admission.kind === "visit") {
    const { visit, gate } = admission;
    line.note({ shop: visit.shop.domain });
    const { database, hasDispatched } = noting(admission.database);
    const only = withOnly(env, isRead(request) ? gathered(database, gate) : database);
    const rendering = rendered(request, { ...context, env: only, visit }, render);
    if (gate && !(await Promise.race([gate.answered, rendering.then(gate.isOpen)])))
      return answerTo(request, house, render, false);
    const answer = await rendering;
    if (hasDispatched()) ctx.waitUntil(askToSend(env.OUTBOX, [visit.shop.domain]));
    return { frame: visit.shop.domain, answer };
  }
  if (admission.kind === "refused") return { frame: admission.shop, answer: refusedPage(settings, admission.shop) };
  if (isFetch(request)) return { frame: null, answer: unauthorized() };
  const known = shopIn(url) || isInFrame(request);
  return { frame: null, answer: known ? bounceTo(url) : Response.redirect(new URL("/welcome", settings.APP_URL).href) };
}

const isRead = ({ method }: Request) => method === "GET" || method === "HEAD";

/** Remix's own older address of a page's rows: it would answer what it does not know with a stack. */
const OLD_DOOR = "_data";

/** What the page makes of a request whose body has an end. */
async function rendered(request: Request, context: AppLoadContext, render: Render) {
  if (!request.body) return render(request, context);
  const body = await limitedBody(request, isJson(request) ? LARGEST_PIECE : LARGEST_FORM);
  if (!body) return new Response("More than Evenstock takes at once.", { status: 413 });
  return render(new Request(request, { body }), context);
}

const isJson = (request: Request) => request.headers.get("content-type")?.startsWith("application/json");

/** Remix asks for a page's rows under the page's address with `.data` behind it. */
const pageOf = (url: URL) => url.pathname.replace(/\.data$/, "");

const isPublic = (url: URL) => PUBLIC.has(pageOf(url)) || url.pathname.startsWith(PUBLIC_FILES);

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

const moves = () =>
  new Response("Evenstock is moving this shop's rows. Nothing was saved: try again in a minute.", {
    status: 503,
    headers: { "retry-after": "30" },
  });

/** App Bridge takes a fresh token and asks once more. */
const unauthorized = () =>
  new Response("The session token is missing or no longer good.", {
    status: 401,
    headers: { "x-shopify-retry-invalid-session-request": "1" },
  });
