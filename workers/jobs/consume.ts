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
import type { JobContext, JobStep } from "./job";
import { jobPutAside } from "./put-aside";
import { ASKED_AGAIN, JOBS } from "./table";

/** Of what the schedule asks for again anyway. */
const TRIES = 3;

/** In seconds. */
const WHILE_IT_MOVES = 60;
const AN_HOUR = 3600;

/** Of a hundred tries each. */
const ROUNDS = 2;

/** In ms. A step downloads for two minutes at the most, and Queues end a consumer after fifteen. */
const LONGEST_STEP = 10 * 60_000;

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
      if (ASKED_AGAIN.has(message.body.kind) && message.attempts >= TRIES) message.ack();
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
