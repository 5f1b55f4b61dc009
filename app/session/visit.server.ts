import { DAY } from "../days/iso-day";
import type { Settings } from "../env";
import { exchangeToken, type Grant, type Refusal } from "../shopify/access-token";
import { visitorOf } from "../shopify/session-token";
import { databaseFor, databaseForNew } from "../shops/databases.server";
import { gateBehind } from "../sql/gate";
import { install } from "./install.server";
import { askForSetUp } from "./set-up.server";
import { exchangeRefused, takeLease } from "./tokens/tokens.server";

/** The shop whose staff looks at a page, and who of them. */
export interface Visit {
  shop: { id: number; domain: string; name: string; timeZone: string; currency: string };
  /** Shopify's number of the member of staff. */
  staff: string;
}

type Admission =
  /** `gate` where it is not known yet whether the shop may be visited: nothing may leave before it is open. */
  | { kind: "visit"; visit: Visit; database: D1Database; gate?: ReturnType<typeof gateBehind> }
  | { kind: "no token" }
  | { kind: "bad token" }
  | { kind: "refused"; shop: string };

/** For so long (ms) a visit that asks for a new pair holds the lease, and others leave Shopify alone where it gave none. */
const EXCHANGE = 30_000;

interface ShopRow {
  id: number;
  domain: string;
  name: string | null;
  timeZone: string;
  currency: string;
  checkedAt: number;
  /** Of the pair that it has; null where it has none. */
  version: number | null;
  needsToken: number;
  /** A visit gets it no new pair before (epoch ms). */
  exchangeAgainAt: number | null;
}

/**
 * Who comes with this request: by the session token, and by nothing else that the address may say. Where it may be
 * guessed, the shop is as it was seen last, behind a gate that opens where it still is.
 */
export async function admit(
  request: Request,
  { env, settings, ctx }: { env: Env; settings: Settings; ctx: ExecutionContext },
  mayBeGuessed: boolean,
): Promise<Admission> {
  const token = sessionTokenOf(request);
  if (!token) return { kind: "no token" };
  const visitor = await visitorOf(settings, token);
  if (!visitor) return { kind: "bad token" };
  if (namesAnotherShop(request, visitor.shop)) return { kind: "refused", shop: visitor.shop };
  const now = Date.now();
  let database = await databaseFor(env, visitor.shop);
  const known = mayBeGuessed && lastSeen.get(visitor.shop);
  // Where a visit has more to do than to read, nothing is guessed.
  if (known && !known.needsToken && known.checkedAt >= now - DAY) {
    const same = JSON.stringify(known);
    const gate = gateBehind(database, shopToVisit(database, visitor.shop, now), (row) => JSON.stringify(row) === same);
    return { kind: "visit", visit: visitOf(known, visitor.staff), database, gate };
  }
  const installing = { settings, jobs: env.JOBS, domain: visitor.shop };
  let shop = await shopToVisit(database, visitor.shop, now).first<ShopRow>();
  if (!shop) {
    const grant = await exchangeToken(settings, visitor.shop, token);
    if (typeof grant === "string") return { kind: "refused", shop: visitor.shop };
    database = await databaseForNew(env, visitor.shop, now);
    await install({ ...installing, database }, grant);
    shop = await shopToVisit(database, visitor.shop, now).first<ShopRow>();
  } else if (shop.needsToken && (await mayExchange(database, shop, now))) {
    const grant = await exchangeIfAnswered(settings, visitor.shop, token);
    if (typeof grant === "object") await install({ ...installing, database }, grant);
    else await exchangeRefused(database, shop.id, now + EXCHANGE).run();
  }
  if (!shop) throw new Error(`${visitor.shop} was installed and is not there.`);
  if (shop.checkedAt < now - DAY) ctx.waitUntil(askForSetUp({ database, jobs: env.JOBS }, shop, now));
  if (lastSeen.size >= MOST_SEEN) lastSeen.clear();
  lastSeen.set(shop.domain, shop);
  return { kind: "visit", visit: visitOf(shop, visitor.staff), database };
}

const MOST_SEEN = 10_000;
/** By domain, as this isolate admitted it last. */
const lastSeen = new Map<string, ShopRow>();

/** For tests: what an isolate begins with. */
export const forgetSeen = () => lastSeen.clear();

const visitOf = ({ id, domain, name, timeZone, currency }: ShopRow, staff: string): Visit => ({
  shop: { id, domain, name: name ?? domain, timeZone, currency },
  staff,
});

function sessionTokenOf(request: Request): string | null {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  return scheme === "Bearer" && token ? token : new URL(request.url).searchParams.get("id_token");
}

/** The token alone says whose page it is; an address that says otherwise was put together by somebody. */
function namesAnotherShop(request: Request, shop: string) {
  const named = new URL(request.url).searchParams.get("shop");
  return named !== null && named.toLowerCase() !== shop;
}

/**
 * A shop that has the app. It needs a token where it has none, where Shopify takes the one that it has no more, and where
 * that was not renewed for a day: this very visit gets it another.
 */
const shopToVisit = (database: D1Database, domain: string, now: number) =>
  database
    .prepare(
      `SELECT s.id, s.domain, s.name, s.time_zone AS timeZone, s.currency, s.subscriptions_checked_at AS checkedAt,
        t.version, t.exchange_again_at AS exchangeAgainAt, (t.shop_id IS NULL OR t.refused_at IS NOT NULL OR t.access_expires_at < ?2) AS needsToken
      FROM shops s LEFT JOIN tokens t ON t.shop_id = s.id WHERE s.domain = ?1 AND s.uninstalled_at IS NULL`,
    )
    .bind(domain, now - DAY);

/** Under the lease: a job that renews the pair meanwhile would end the one that Shopify gives. */
const mayExchange = async (database: D1Database, { id, version, exchangeAgainAt }: ShopRow, now: number) =>
  version === null || ((exchangeAgainAt ?? 0) <= now && takeLease(database, id, version, now, now + EXCHANGE));

/** The shop is known and whoever comes is of it: without a token its pages show what we hold, and say what is missing. */
async function exchangeIfAnswered(settings: Settings, shop: string, token: string): Promise<Grant | Refusal> {
  try {
    return await exchangeToken(settings, shop, token);
  } catch (error) {
    console.warn(JSON.stringify({ at: "visit", shop, exchange: String(error) }));
    return "barred";
  }
}
