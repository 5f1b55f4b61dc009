import { settingsOf } from "../../app/env";
import { inWords } from "../../app/jobs/failure-words";
import { findShopAtWork, JOB_KINDS, stepFailed } from "../../app/jobs/jobs.server";
import type { JobMessage } from "../../app/jobs/messages";
import { askToSend, noting } from "../../app/outbound/dispatches/wake";
import { adminFor } from "../../app/session/admin.server";
import { NeedsToken } from "../../app/session/tokens/access.server";
import { jobWaits } from "../../app/session/waiting-jobs.server";
import { databaseFor, eachDatabase, onlyDatabase, ShopMoves, withOnly } from "../../app/shops/databases.server";
import { findShop } from "../../app/shops/shops.server";
import { within } from "../../app/time-limit";
import { convergeSubscriptionsOf } from "./converge-subscriptions";
import { eraseShop } from "./erase";
import { importShop } from "./import/import";
import type { JobContext, JobStep } from "./job";
import { sendMails } from "./mails/send-mails";
import { tellAlerts } from "./mails/tell-alerts";
import { tellSync } from "./mails/tell-sync";
import { tellWeek } from "./mails/tell-week";
import { makeDueAverages } from "./make-averages";
import { jobPutAside } from "./put-aside";
import { readDoubtfulLevels } from "./read/doubtful-levels";
import { readLevels } from "./read/levels";
import { readOrders } from "./read/orders";
import { readProduct } from "./read/product";
import { beginPurchaseOrders, readPurchaseOrders } from "./read/purchase-orders";
import { rebuildDays } from "./rebuild-days";
import { readAllLocations } from "./reconcile/locations";
import { beginReconciliation, reconcileShop } from "./reconcile/reconcile";
import { recover } from "./recover";
import { renewAccess } from "./renew-access";
import { replan } from "./replan";
import { replay } from "./replay";
import { rollForward } from "./roll-forward";
import { uninstallShop } from "./uninstall";
import { writeCosts } from "./write-costs";
import { writeInventory } from "./write-inventory";

/** Every job by its name. A new one is a line here and a file beside it. */
const JOBS: { [Kind in JobMessage["kind"]]: JobStep<Extract<JobMessage, { kind: Kind }>> } = {
  import: importShop,
  reconcile: reconcileShop,
  "begin-reconciliation": beginReconciliation,
  "roll-forward": rollForward,
  replan,
  "rebuild-days": rebuildDays,
  replay,
  recover,
  "converge-subscriptions": convergeSubscriptionsOf,
  "read-product": readProduct,
  "read-doubtful-levels": readDoubtfulLevels,
  "tell-alerts": tellAlerts,
  "tell-week": tellWeek,
  "tell-sync": tellSync,
  "send-mails": sendMails,
  "read-levels": readLevels,
  "read-orders": readOrders,
  "read-locations": readAllLocations,
  "begin-purchase-orders": beginPurchaseOrders,
  "read-purchase-orders": readPurchaseOrders,
  "write-inventory": writeInventory,
  "write-costs": writeCosts,
  "make-averages": makeDueAverages,
  "renew-access": renewAccess,
  uninstall: uninstallShop,
  erase: eraseShop,
};

/** The schedule asks for these again within minutes, so that their messages give up: otherwise they would pile up beside its own. */
const ASKED_AGAIN = new Set<JobMessage["kind"]>([
  "import",
  "reconcile",
  "begin-reconciliation",
  "roll-forward",
  "rebuild-days",
  "replay",
  "recover",
  "read-doubtful-levels",
  "tell-alerts",
  "tell-week",
  "tell-sync",
  "send-mails",
  "write-inventory",
  "write-costs",
  "make-averages",
  "begin-purchase-orders",
  "read-purchase-orders",
]);
const TRIES_OF_THOSE = 3;
/** In seconds. */
const WHILE_IT_MOVES = 60;

/** Takes one step of a job, and asks for the next. A step that fails is tried again, ever later. */
export async function consumeJobs(batch: MessageBatch<JobMessage>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    try {
      await takeStep(message.body, env);
      message.ack();
    } catch (error) {
      if (error instanceof ShopMoves) {
        message.retry({ delaySeconds: WHILE_IT_MOVES });
        continue;
      }
      console.warn(JSON.stringify({ at: "job", ...message.body, attempts: message.attempts, failed: String(error) }));
      await noteFailure(message.body, error, env);
      if (ASKED_AGAIN.has(message.body.kind) && message.attempts >= TRIES_OF_THOSE) message.ack();
      else message.retry({ delaySeconds: Math.min(300, 2 ** Math.min(message.attempts, 9)) });
    }
  }
}

/**
 * What Queues gave up on goes around once more, and is then put aside for a person. An erasure goes around for ever: a
 * shop has a right to it.
 */
export async function consumeDeadJobs(batch: MessageBatch<JobMessage>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const { body } = message;
    const round = body.round ?? 1;
    console.error(JSON.stringify({ at: "job", ...body, gaveUp: true }));
    if (body.kind === "erase" || round < ROUNDS)
      await env.JOBS.send({ ...body, round: round + 1 }, { contentType: "json", delaySeconds: AN_HOUR });
    else await jobPutAside(await databaseFor(env, body.shop), body, Date.now());
    message.ack();
  }
}

/** Of a hundred tries each. */
const ROUNDS = 2;

const AN_HOUR = 3600;

/** Where the database is what fails, nothing can be noted, and the tries of the queue go on all the same. */
async function noteFailure({ kind, shop: domain }: JobMessage, error: unknown, env: Env) {
  const work = workOf(kind);
  if (!work) return;
  try {
    const database = await databaseFor(env, domain);
    const shop = await findShop(database, domain);
    if (shop) await stepFailed(database, shop.id, work, inWords(error), Date.now()).run();
  } catch (second) {
    console.warn(JSON.stringify({ at: "job", kind, shop: domain, notNoted: String(second) }));
  }
}

/** What is left of a shop that was erased lies where it lived then, which nobody keeps: it is looked for everywhere. */
async function takeStep(message: JobMessage, env: Env) {
  if (message.shop.includes("/")) for (const here of eachDatabase(env)) await takeStepIn(message, here);
  else await takeStepIn(message, withOnly(env, await databaseFor(env, message.shop)));
}

async function takeStepIn(message: JobMessage, env: Env) {
  const { database, hasDispatched } = noting(onlyDatabase(env));
  const context = await contextFor(message, env, database);
  if (!context) return;
  const step = JOBS[message.kind] as JobStep<JobMessage>;
  const started = Date.now();
  const next = await within(LONGEST_STEP, "A job's step", step(context, message)).catch((error: unknown) =>
    waiting(context, message, error),
  );
  console.log(JSON.stringify({ at: "job", ...message, next, ms: Date.now() - started }));
  if (hasDispatched()) await askToSend(env.OUTBOX, [message.shop]);
  if (typeof next === "object") await env.JOBS.send(message, { contentType: "json", delaySeconds: next.delaySeconds });
}

/** What Shopify lets no token do is kept as a row, until it takes one: the queue would only try in vain. */
async function waiting({ database, shop, now }: JobContext, message: JobMessage, error: unknown) {
  if (!(error instanceof NeedsToken)) throw error;
  await jobWaits(database, shop, message, now).run();
  return "waits" as const;
}

/** In ms. A step downloads for two minutes at the most, and Queues end a consumer after fifteen. */
const LONGEST_STEP = 10 * 60_000;

/** The kind of work with a row of its own that a message is of, if any. */
const workOf = (kind: JobMessage["kind"]) => JOB_KINDS.find((each) => each === kind);

async function shopOf({ kind, shop: domain }: JobMessage, database: D1Database) {
  const work = workOf(kind);
  if (work) return findShopAtWork(database, domain, work);
  return { shop: await findShop(database, domain, { uninstalledToo: true }), job: undefined };
}

/** Work for a shop that has gone is dropped, but for its erasure. */
async function contextFor(message: JobMessage, env: Env, database: D1Database): Promise<JobContext | undefined> {
  const settings = settingsOf(env);
  const { shop, job } = await shopOf(message, database);
  if (!shop || (shop.uninstalledAt !== null && message.kind !== "erase")) return undefined;
  const now = Date.now();
  return { database, settings, jobs: env.JOBS, shop, job, now, admin: adminFor({ database, settings, shop }) };
}
