import type { Settings } from "../env";
import type { JobMessage } from "../jobs/messages";
import type { Grant } from "../shopify/access-token";
import { askAdmin } from "../shopify/graphql/client";
import { SHOP } from "../shopify/graphql/shop";
import { shopIdFor, shopInstalled } from "../shops/install.server";
import { findShop } from "../shops/shops.server";
import { askForSetUp } from "./set-up.server";
import { keyRing } from "./tokens/token-cipher";
import { tokensGranted } from "./tokens/tokens.server";
import { resumeWaitingJobs } from "./waiting-jobs.server";

const DAYS_OF_ORDERS = 60;
const DAYS_OF_ALL_ORDERS = 365;

interface Installing {
  database: D1Database;
  settings: Settings;
  jobs: Queue<JobMessage>;
  domain: string;
}

/**
 * A pair of tokens has been granted. A shop that has the app gets just that, and what waited for it goes on; a new one,
 * or one that comes back, gets its rows, its subscriptions and its first import.
 */
export async function install({ database, settings, jobs, domain }: Installing, grant: Grant): Promise<void> {
  const now = Date.now();
  const ring = await keyRing(settings.TOKEN_KEYS);
  const shopId = await shopIdFor(database, domain, now);
  const granted = await tokensGranted(database, ring, shopId, grant);
  if (await findShop(database, domain)) {
    await granted.run();
    return resumeWaitingJobs({ database, jobs }, { id: shopId });
  }

  const facts = await readFacts(settings, domain, grant);
  const [installed] = await database.batch([...shopInstalled(database, shopId, facts, now), granted]);
  // Two visits may install at once: the rows tell who was first, and only that one asks.
  if (!installed?.results.length) return;
  await askForSetUp({ database, jobs }, { id: shopId, domain, checkedAt: 0 }, now);
  console.log(JSON.stringify({ at: "install", shop: domain, scopes: grant.scopes }));
}

async function readFacts(settings: Settings, shop: string, { accessToken: token }: Grant) {
  const reply = await askAdmin(settings, { shop, token }, SHOP, {});
  if (reply.kind === "unauthorized") throw new Error(`Shopify refuses the token that it has just given ${shop}.`);
  const { shop: told, currentAppInstallation } = reply.answer;
  const mayReadAll = currentAppInstallation.accessScopes.some(({ handle }) => handle === "read_all_orders");
  return {
    name: told.name,
    timeZone: told.ianaTimezone,
    currency: told.currencyCode,
    historyDays: mayReadAll ? DAYS_OF_ALL_ORDERS : DAYS_OF_ORDERS,
  };
}
