import { dayOf, hourOf } from "../app/days/calendar";
import { latenessNoted, turnAlarms, WRITES } from "../app/deliveries/lag-alarms.server";
import { settingsOf } from "../app/env";
import { listCursors, listShopsInFirstImport, takeStalledJobs } from "../app/jobs/jobs.server";
import { JOB_OF_DEPARTURE, type JobMessage, type ShopJob } from "../app/jobs/messages";
import { listShopsToRecount } from "../app/jobs/recount.server";
import { groupsOf } from "../app/lists/groups";
import { listShopsWithMail } from "../app/outbound/mail/mails.server";
import { listShopsWithAveragesDue } from "../app/purchasing/costs/averages-due.server";
import { listShopsWithNewCosts } from "../app/purchasing/costs/shopify/cost-writes.server";
import { lateTold, listShopsWithUnmailed } from "../app/purchasing/orders/late.server";
import { isDigestDue, isMorning, weekDueFor } from "../app/replenishment/alerts/mail";
import { listShopsToTellAtOnce, listToldByMail, listWeeklies } from "../app/replenishment/alerts/mail.server";
import { isToTell } from "../app/replenishment/alerts/standstill";
import { listSyncStates } from "../app/replenishment/alerts/standstill.server";
import { snoozesOver } from "../app/replenishment/decisions/snooze.server";
import { makeForms } from "../app/replenishment/overviews/forms-made.server";
import { makeWords } from "../app/replenishment/overviews/words-made.server";
import {
  mayLeaveStill,
  type RollForwardCursor,
  rollForwardStarted,
} from "../app/replenishment/planning/roll-forward.server";
import { reencryptEndpoints } from "../app/session/endpoints/reencrypt.server";
import { listShopsWithPurchaseOrders } from "../app/session/scopes.server";
import { listShopsToAskAgain } from "../app/session/tokens/refused-tokens.server";
import { keyRing } from "../app/session/tokens/token-cipher";
import { reencryptTokens } from "../app/session/tokens/tokens.server";
import { resumeWaitingJobs } from "../app/session/waiting-jobs.server";
import { eachDatabase, forgetErasedShops, listUnendedMoves, onlyDatabase } from "../app/shops/databases.server";
import { listDepartures } from "../app/shops/departures.server";
import { listShopsSetApart } from "../app/shops/erasure.server";
import { forgetOldRows } from "../app/shops/retention.server";
import { listInstalledShops } from "../app/shops/shops.server";
import { isDueAt } from "../app/stock/comparison/reconciliation";
import { listLastReconciliations } from "../app/stock/comparison/reconciliations.server";
import { listShopsInDoubt } from "../app/stock/levels/doubtful-levels.server";
import {
  listLateWrites,
  listStalledWrites,
  oldPostingsEnded,
  oldWritesEnded,
} from "../app/stock/writes/inventory-writes.server";
import { makeSupplierForms } from "../app/suppliers/forms-made.server";
import { foldNames } from "../app/suppliers/names/folded-names.server";
import { cutBacklogs } from "./outbox/backlog";
import { sweepOutbox } from "./outbox/consume";

const MINUTE = 60_000;
const STALLED_AFTER = 3 * MINUTE;

/** On an environment of one database. */
type Work = (env: Env, now: number) => Promise<void>;

/** Every cron on one page; the same lines stand in wrangler.toml. */
const SCHEDULE: Record<string, Work[]> = {
  /** Each minute. */
  "* * * * *": [
    asks("read-doubtful-levels", listShopsInDoubt),
    wakeStalledJobs,
    wakeStalledWrites,
    // Nobody came to make them, or to write them to Shopify.
    asks("make-averages", (database, now) => listShopsWithAveragesDue(database, now - STALLED_AFTER)),
    asks("write-costs", (database, now) => listShopsWithNewCosts(database, now - STALLED_AFTER)),
    asks("tell-alerts", listShopsToTellAtOnce),
    asks("send-mails", listShopsWithMail),
    makeWordsOfOldRows,
    asks("renew-access", listShopsToAskAgain),
    resumeWaiting,
    sweepOutbox,
    watchLag,
  ],
  /** Each hour. */
  "7 * * * *": [
    rollForwardShops,
    asks("rebuild-days", listShopsToRecount),
    asks("tell-alerts", listShopsWithDigestDue),
    asks("tell-week", listShopsWithWeekDue),
    compareWithShopify,
    // Nothing tells of Shopify's own purchase orders when they change: those of shops that let us read them are read each hour.
    asks("begin-purchase-orders", listShopsWithPurchaseOrders),
    asks("tell-sync", listStandstillsToTell),
    cutBacklogs,
  ],
  /** Each day. Shopify may have dropped a subscription. */
  "23 3 * * *": [
    forget,
    asks("converge-subscriptions", listInstalledDomains),
    reencryptSome,
    endDepartures,
    eraseShopsSetApart,
  ],
};

/** What is done once, whatever the number of databases. */
const OVER_ALL: Record<string, Work[]> = { "7 * * * *": [tellUnendedMoves], "23 3 * * *": [forgetErasedShops] };

/** The databases beside each other, in each one work after the other; what fails keeps none of the others from its turn. */
export async function runSchedule(cron: string, env: Env, now: number): Promise<void> {
  const works = SCHEDULE[cron];
  if (!works) throw new Error(`Nothing is scheduled at "${cron}".`);
  const failures: unknown[] = [];
  const run = async (each: Work[], here: Env) => {
    for (const work of each)
      await work(here, now).catch((error: unknown) => {
        failures.push(error);
      });
  };
  await Promise.all(eachDatabase(env).map((here) => run(works, here)));
  await run(OVER_ALL[cron] ?? [], env);
  if (failures.length) throw new AggregateError(failures, `${cron}: ${failures.map(String).join("; ")}`);
}

async function wakeStalledJobs(env: Env, now: number) {
  const jobs = await takeStalledJobs(onlyDatabase(env), now);
  await send(
    env,
    jobs.map(({ kind, domain }) => ({ kind, shop: domain })),
  );
}

async function wakeStalledWrites(env: Env, now: number) {
  const database = onlyDatabase(env);
  const { meta } = await oldWritesEnded(database, now).run();
  if (meta.changes > 0) await oldPostingsEnded(database).run();
  const writes = await listStalledWrites(database, now - STALLED_AFTER);
  await send(
    env,
    writes.map(({ key, domain }) => ({ kind: "write-inventory" as const, shop: domain, key })),
  );
}

/** Nine statements, whatever the number of shops: an invocation may make so many and no more. */
async function rollForwardShops(env: Env, now: number) {
  const database = onlyDatabase(env);
  const cursors = await listCursors(database, "roll-forward");
  // It plans all at its end.
  const importing = await listShopsInFirstImport(database);
  const shops = (await listInstalledShops(database)).flatMap((shop) => {
    const last: Partial<RollForwardCursor> = JSON.parse(cursors.get(shop.id) ?? "{}");
    const today = dayOf(now, shop.timeZone);
    return last.day === today || importing.has(shop.id)
      ? []
      : [{ ...shop, leavesStill: mayLeaveStill(last, shop.id, today) }];
  });
  if (!shops.length) return;
  const days = shops.map(({ id, timeZone }) => ({ shopId: id, today: dayOf(now, timeZone) }));
  await database.batch([
    rollForwardStarted(database, shops, now),
    ...snoozesOver(database, days),
    ...lateTold(database, days, now),
  ]);
  await ask(env, "roll-forward", shops.map(domainOf));
}

/** For digests, and late orders where alerts are told at once. */
async function listShopsWithDigestDue(database: D1Database, now: number) {
  const shops = (await listToldByMail(database)).map((shop) => ({
    ...shop,
    ...{ shopId: shop.id, today: dayOf(now, shop.timeZone), hour: hourOf(now, shop.timeZone) },
  }));
  const atOnce = shops.filter(({ frequency, hour }) => frequency === "at_once" && isMorning(hour));
  const late = await listShopsWithUnmailed(database, atOnce);
  return shops.filter((shop) => late.has(shop.id) || isDigestDue(shop, shop.today, shop.hour)).map(domainOf);
}

async function listShopsWithWeekDue(database: D1Database, now: number) {
  const isDue = (shop: Awaited<ReturnType<typeof listWeeklies>>[number]) =>
    weekDueFor(shop, dayOf(now, shop.timeZone), hourOf(now, shop.timeZone)) !== undefined;
  return (await listWeeklies(database)).filter(isDue).map(domainOf);
}

async function listStandstillsToTell(database: D1Database, now: number) {
  return (await listSyncStates(database)).filter((shop) => isToTell(shop, now)).map(domainOf);
}

async function listInstalledDomains(database: D1Database) {
  return (await listInstalledShops(database)).map(domainOf);
}

const domainOf = ({ domain }: { domain: string }) => domain;

const WRITES_LATE_AFTER = 15 * MINUTE;

/** Once as an alarm begins and once as it is over: whoever looks after the app by the log, a shop's people by the mail about its sync. */
async function watchLag(env: Env, now: number) {
  const database = onlyDatabase(env);
  const writes = await listLateWrites(database, now - WRITES_LATE_AFTER, now);
  const late = writes.map((each) => ({ ...each, topic: WRITES }));
  if (late.length) await latenessNoted(database, late, now).run();
  const { raised, over } = await turnAlarms(database, now);
  for (const alarm of raised) console.error(JSON.stringify({ at: "alarm", lag: "began", ...alarm }));
  for (const alarm of over) console.log(JSON.stringify({ at: "alarm", lag: "over", ...alarm }));
  await ask(env, "tell-sync", [...new Set([...raised, ...over].map(({ shop }) => shop))]);
}

const A_MOVE_IS_OVER = 60 * MINUTE;

/** Each hour until it ends: nobody but a person goes on with a move, and a shop that is held is shut. */
async function tellUnendedMoves(env: Env, now: number) {
  for (const move of await listUnendedMoves(env, now - A_MOVE_IS_OVER))
    console.error(JSON.stringify({ at: "alarm", move: "unended", ...move }));
}

/** So many rows a batch and batches a minute: 100,000 variants take an hour, and then a minute reads nothing. */
const WORDS_AT_ONCE = 500;
const WORD_BATCHES_A_MINUTE = 4;

/** Rows from before words, and the forms by which they are sorted and compared, were stored. */
async function makeWordsOfOldRows(env: Env) {
  for (let batch = 0; batch < WORD_BATCHES_A_MINUTE; batch++)
    if ((await makeWords(onlyDatabase(env), WORDS_AT_ONCE)) === "done") break;
  await foldNames(onlyDatabase(env));
  for (const make of [makeForms, makeSupplierForms])
    for (let batch = 0; batch < WORD_BATCHES_A_MINUTE; batch++)
      if ((await make(onlyDatabase(env), WORDS_AT_ONCE)) === "done") break;
}

/** Spread over the hour: each asks Shopify for all its rows. */
async function compareWithShopify(env: Env, now: number) {
  const due = (await listLastReconciliations(onlyDatabase(env))).filter((shop) => isDueAt(shop, now));
  await send(
    env,
    due.map(({ domain }) => ({ kind: "begin-reconciliation" as const, shop: domain })),
    // Neighbours of one hour, whose ids follow each other, lie apart.
    (at) => (((due[at]?.id ?? 0) * 37) % 55) * 60,
  );
}

/** So many rows a batch and batches a night; the next night goes on. */
const FORGOTTEN_AT_ONCE = 2000;
const BATCHES_A_NIGHT = 25;

async function forget(env: Env, now: number) {
  const database = onlyDatabase(env);
  for (let batch = 0; batch < BATCHES_A_NIGHT; batch++)
    if ((await forgetOldRows(database, now, FORGOTTEN_AT_ONCE)) === "done") return;
  console.warn(JSON.stringify({ at: "schedule", forgetting: "goes on tomorrow" }));
}

/** As many as one run may write; the next night goes on, `npm run reencrypt` does it at once. */
async function reencryptSome(env: Env, now: number) {
  const ring = await keyRing(settingsOf(env).TOKEN_KEYS);
  const tokens = await reencryptTokens(onlyDatabase(env), ring, 200);
  if (tokens.left) console.warn(JSON.stringify({ at: "schedule", reencryption: tokens }));
  const endpoints = await reencryptEndpoints(onlyDatabase(env), ring, 200, now);
  if (endpoints.left) console.warn(JSON.stringify({ at: "schedule", reencryptionOfEndpoints: endpoints }));
}

async function resumeWaiting(env: Env) {
  await resumeWaitingJobs({ database: onlyDatabase(env), jobs: env.JOBS });
}

async function endDepartures(env: Env, now: number) {
  const departures = await listDepartures(onlyDatabase(env), now);
  await send(
    env,
    departures.map(({ kind, domain, triggeredAt }) => ({ kind: JOB_OF_DEPARTURE[kind], shop: domain, triggeredAt })),
  );
}

async function eraseShopsSetApart(env: Env) {
  const shops = await listShopsSetApart(onlyDatabase(env));
  await send(
    env,
    shops.map(({ domain, setApartAt }) => ({ kind: "erase" as const, shop: domain, triggeredAt: setApartAt })),
  );
}

/** A work that asks for a job of each shop that is found, by their domains. */
function asks(kind: ShopJob, list: (database: D1Database, now: number) => Promise<string[]>): Work {
  return async (env, now) => ask(env, kind, await list(onlyDatabase(env), now));
}

const ask = (env: Env, kind: ShopJob, shops: string[]) =>
  send(
    env,
    shops.map((shop) => ({ kind, shop })),
  );

/** What one sendBatch may carry. */
const MOST_AT_ONCE = 100;

/** `delayOf`: how many seconds a message waits, by its place among them. */
async function send(env: Env, messages: JobMessage[], delayOf: (at: number) => number = () => 0) {
  const sendings = messages.map((body, at) => ({ body, contentType: "json" as const, delaySeconds: delayOf(at) }));
  for (const some of groupsOf(sendings, MOST_AT_ONCE)) await env.JOBS.sendBatch(some);
}
