import { databaseFor } from "../database";
import type { Settings } from "../env";
import { exchangeToken } from "../shopify/access-token";
import { visitorOf } from "../shopify/session-token";
import { install } from "./install.server";
import { askForSetUp } from "./set-up.server";

/** The shop whose staff looks at a page, and who of them. */
export interface Visit {
  shop: { id: number; domain: string; name: string; timeZone: string; currency: string };
  /** Shopify's number of the member of staff. */
  staff: string;
}

type Admission =
  | { kind: "visit"; visit: Visit }
  | { kind: "no token" }
  | { kind: "bad token" }
  | { kind: "refused"; shop: string };

const DAY = 86_400_000;

interface ShopRow {
  id: number;
  domain: string;
  name: string | null;
  timeZone: string;
  currency: string;
  checkedAt: number;
}

/** Who comes with this request: by the session token, and by nothing else that the address may say. */
export async function admit(request: Request, env: Env, settings: Settings, ctx: ExecutionContext): Promise<Admission> {
  const token = sessionTokenOf(request);
  if (!token) return { kind: "no token" };
  const visitor = await visitorOf(settings, token);
  if (!visitor) return { kind: "bad token" };
  if (namesAnotherShop(request, visitor.shop)) return { kind: "refused", shop: visitor.shop };
  const database = databaseFor(env);
  let shop = await findShopToVisit(database, visitor.shop);
  if (!shop) {
    const grant = await exchangeToken(settings, visitor.shop, token);
    if (grant === "refused") return { kind: "refused", shop: visitor.shop };
    await install({ database, settings, jobs: env.JOBS, domain: visitor.shop }, grant);
    shop = await findShopToVisit(database, visitor.shop);
  }
  if (!shop) throw new Error(`${visitor.shop} was installed and is not there.`);
  const now = Date.now();
  if (shop.checkedAt < now - DAY) ctx.waitUntil(askForSetUp({ database, jobs: env.JOBS }, shop, now));
  const { id, domain, name, timeZone, currency } = shop;
  return {
    kind: "visit",
    visit: { shop: { id, domain, name: name ?? domain, timeZone, currency }, staff: visitor.staff },
  };
}

function sessionTokenOf(request: Request): string | null {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  return scheme === "Bearer" && token ? token : new URL(request.url).searchParams.get("id_token");
}

/** The token alone says whose page it is; an address that says otherwise was put together by somebody. */
function namesAnotherShop(request: Request, shop: string) {
  const named = new URL(request.url).searchParams.get("shop");
  return named !== null && named.toLowerCase() !== shop;
}

/** A shop that has the app and a token. One without a token gets one by this very visit. */
const findShopToVisit = (database: D1Database, domain: string) =>
  database
    .prepare(
      `SELECT s.id, s.domain, s.name, s.time_zone AS timeZone, s.currency, s.subscriptions_checked_at AS checkedAt
      FROM shops s JOIN tokens t ON t.shop_id = s.id WHERE s.domain = ? AND s.uninstalled_at IS NULL`,
    )
    .bind(domain)
    .first<ShopRow>();
