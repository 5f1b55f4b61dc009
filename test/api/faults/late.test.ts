import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isBehind } from "../../../app/deliveries/lag-alarms.server";
import type { JobMessage } from "../../../app/jobs/messages";
import { saveAlertMail } from "../../../app/replenishment/alerts/mail.server";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { readmit } from "../../../workers/deliveries/readmit";
import { runSchedule } from "../../../workers/schedule";
import { levelBody, orderBody } from "../../support/bodies";
import { rowsOf } from "../../support/rows";
import { consume, installShop, post, Recorder, SHOP } from "../../support/shopify";
import { tellOfSync } from "../mail/steps";

const MINUTE = 60_000;
const NOW = Date.UTC(2035, 2, 9, 15);
const ORDERS = "orders/create";
const LEVELS = "inventory_levels/update";
let said: [string, string][] = [];

beforeEach(async () => {
  await installShop();
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  said = [];
  for (const level of ["log", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation((text) => void said.push([level, String(text)]));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

let orders = 7000;
const body = (topic: string) =>
  topic === ORDERS ? orderBody({ id: ++orders, at: Date.now() }) : levelBody({ at: Date.now() });

/** A delivery of something so many minutes ago. */
const late = async (minutes: number, topic = ORDERS, environment = {}) => {
  const { messages } = await post({ topic, body: body(topic), triggeredAt: Date.now() - minutes * MINUTE });
  return consume(messages, environment);
};

/** Each minute's run up to that one; what each asked for about the sync, and what the log says of alarms. */
async function minutes(until: number) {
  const JOBS = new Recorder<JobMessage>();
  for (let now = Date.now(); now <= NOW + until * MINUTE; now += MINUTE) {
    vi.setSystemTime(now);
    await runSchedule("* * * * *", { ...env, JOBS } as Env, now);
  }
  const told = JOBS.messages.filter(({ kind }) => kind === "tell-sync");
  return { told: told.length, alarms: alarms() };
}

/** What was said of alarms since it was asked last. */
function alarms() {
  const lines = said.splice(0).map(([level, text]) => ({ level, ...JSON.parse(text) }));
  return lines.filter(({ at }) => at === "alarm").map(({ level, lag, topic, shop }) => [level, lag, topic, shop]);
}

const began = (topic: string) => ["error", "began", topic, SHOP];
const over = (topic: string) => ["log", "over", topic, SHOP];

it("an alarm is raised once however many come late, and again only when it was over", async () => {
  await late(29);
  expect(await minutes(2)).toEqual({ told: 0, alarms: [] });
  await late(30);
  expect(await minutes(3)).toEqual({ told: 1, alarms: [began(ORDERS)] });
  for (const minute of [10, 20, 30, 40]) {
    await late(45);
    await late(1);
    expect(await minutes(minute)).toEqual({ told: 0, alarms: [] });
  }
  expect(await minutes(61)).toEqual({ told: 1, alarms: [over(ORDERS)] });
  expect(await rowsOf("lag_alarms")).toEqual({ lag_alarms: [] });
  await late(90);
  expect(await minutes(63)).toEqual({ told: 1, alarms: [began(ORDERS)] });
});

it("each topic has its own, and a shop is asked about once", async () => {
  await late(31);
  await late(50, LEVELS);
  expect(await minutes(0)).toEqual({ told: 1, alarms: [began(LEVELS), began(ORDERS)] });
});

it("what was received but cannot be written is late as well, as soon as it has waited for so long", async () => {
  const away = { batch: () => Promise.reject(new Error("D1_ERROR: Network connection lost.")) };
  const DB = Object.assign(Object.create(env.DB), { prepare: env.DB.prepare.bind(env.DB), ...away });
  expect((await late(29, LEVELS, { DB })).retryMessages).toHaveLength(1);
  expect(said.filter(([level]) => level === "error")).toEqual([]);
  expect((await late(31, LEVELS, { DB })).retryMessages).toHaveLength(1);
  expect(said.filter(([level]) => level === "error")).toEqual([["error", expect.stringContaining('"retried":1')]]);
  expect(await minutes(0)).toEqual({ told: 1, alarms: [began(LEVELS)] });
});

it("of a database that is away altogether the retries tell, at error level", async () => {
  const DB = {
    prepare: () => {
      throw new Error("D1_ERROR: Network connection lost.");
    },
  };
  expect((await late(31, LEVELS, { DB })).retryMessages).toHaveLength(1);
  expect(said.filter(([level]) => level === "error")).toHaveLength(1);
});

const WRITES = "inventory_writes";

it("a change of stock that waits for a quarter of an hour is told in the log, once, and puts no number behind", async () => {
  const ask = `INSERT INTO inventory_writes (id, shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
    VALUES (?1, 1, 'count/' || ?1, '[]', 'other', ?2, ?3, ?3)`;
  await env.DB.batch([
    env.DB.prepare(ask).bind(1, "queued", NOW),
    env.DB.prepare(ask).bind(2, "sending", NOW),
    env.DB.prepare(ask).bind(3, "uncertain", NOW - 90 * MINUTE),
  ]);
  expect(await minutes(14)).toEqual({ told: 0, alarms: [] });
  expect((await minutes(15)).alarms).toEqual([began(WRITES)]);
  expect((await minutes(50)).alarms).toEqual([]);
  expect(await isBehind(env.DB, { id: 1 }, Date.now())).toBe(false);
  await env.DB.prepare("UPDATE inventory_writes SET state = 'confirmed'").run();
  expect((await minutes(81)).alarms).toEqual([over(WRITES)]);
});

it("a shop that is not there has no alarm", async () => {
  const { messages } = await post({
    topic: ORDERS,
    body: body(ORDERS),
    shop: "none.myshopify.com",
    triggeredAt: NOW - 90 * MINUTE,
  });
  await consume(messages);
  expect(await minutes(0)).toEqual({ told: 0, alarms: [] });
});

it("a shop's people hear of it once by mail, and once that it is over", async () => {
  await saveAlertMail(
    env.DB,
    { id: 1 },
    { recipients: ["ada@example.com"], frequency: "daily", weekDay: 0 },
    30_000,
    1,
  );
  await late(40);
  await minutes(0);
  for (const minute of [0, 1, 2]) await tellOfSync(NOW + minute * MINUTE);
  await minutes(31);
  for (const minute of [31, 32]) await tellOfSync(NOW + minute * MINUTE);
  const { results } = await env.DB.prepare("SELECT subject, text FROM mails ORDER BY id").all<Record<string, string>>();
  expect(results.map(({ subject }) => subject)).toEqual([
    `Evenstock may be out of step with Shopify (${SHOP})`,
    `Evenstock is in step with Shopify again (${SHOP})`,
  ]);
  expect(results[0]?.text).toContain(
    "What Shopify sends about orders has come more than half an hour late since 9 Mar 2035, 15:00.",
  );
  expect(results[0]?.text).toContain("check there before you order");
});

it("what was put aside is not late for its days aside, but where it waits again once it was readmitted", async () => {
  const { messages } = await post({ topic: LEVELS, body: body(LEVELS) });
  await env.DB.exec("ALTER TABLE levels RENAME TO hidden");
  await consume(messages, {}, 100);
  await env.DB.exec("ALTER TABLE hidden RENAME TO levels");
  vi.setSystemTime(NOW + 3 * 1440 * MINUTE);
  const INBOX = new Recorder<InboxMessage>();
  const shop = { id: 1, domain: SHOP };
  await readmit({ database: env.DB, INBOX, JOBS: new Recorder<JobMessage>() }, shop, { topic: LEVELS });

  vi.setSystemTime(Date.now() + 5000);
  await consume(INBOX.messages);
  expect(await rowsOf("lag_alarms", "quarantine")).toEqual({ lag_alarms: [], quarantine: [] });
  const { results } = await env.DB.prepare("SELECT outcome, worst_lag AS worst FROM delivery_counts ORDER BY 1").all();
  expect(results).toEqual([
    { outcome: "accepted", worst: 5000 },
    { outcome: "failed", worst: null },
  ]);
  vi.setSystemTime(Date.now() + 30 * MINUTE);
  await consume(INBOX.messages);
  expect(await rowsOf("lag_alarms")).toEqual({ lag_alarms: [expect.objectContaining({ topic: LEVELS })] });
});
