import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { saveAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { installShop, SHOP } from "../../support/shopify";
import { asked, tellOfSync } from "./steps";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 21, 12, 7);
const HOURLY = "7 * * * *";

const run = (sql: string, ...values: (string | number | null)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();
const subscribe = (recipients = ["ada@example.com"]) =>
  saveAlertMail(env.DB, { id: 1 }, { recipients, frequency: "daily", weekDay: 0 }, 30_000, 1);
const job = (kind: string, state: string, updatedAt: number) =>
  run(
    `INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at, finished_at) VALUES (1, ?, ?, '{}', ?3, ?3, iif(?2 = 'done', ?3, NULL))
    ON CONFLICT DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
    ...[kind, state, updatedAt],
  );
const compared = (at: number, failure: string | null) =>
  run(
    "INSERT INTO reconciliations (shop_id, started_at, finished_at, failure) VALUES (1, ?1, ?1 + 60000, ?2)",
    at,
    failure,
  );
const told = async () =>
  (await env.DB.prepare("SELECT key, subject, text FROM mails ORDER BY id").all<Record<string, string>>()).results;
const subjects = async () => (await told()).map(({ subject }) => subject);
const isAsked = async (now: number) => (await asked(HOURLY, now, ["tell-sync"])).length > 0;

/** An hour's run, twice, and consumers that race. */
async function hourly(now: number) {
  const due = (await isAsked(now)) || (await isAsked(now));
  if (due) await Promise.all([tellOfSync(now), tellOfSync(now + 1)]);
  await tellOfSync(now + 2);
  return due;
}

const STILL = `Evenstock may be out of step with Shopify (${SHOP})`;
const AGAIN = `Evenstock is in step with Shopify again (${SHOP})`;
const FAILURE = "Shopify did not make the file of levels.";

beforeEach(async () => {
  await installShop({ timeZone: "Europe/London" });
  await subscribe();
  await job("import", "done", NOW - 90 * DAY);
  await compared(NOW - 10 * HOUR, null);
});

it("tells nothing of a shop whose work goes on, nor of one comparison that failed", async () => {
  await job("rebuild-days", "running", NOW - HOUR);
  await job("reconcile", "failed", NOW - HOUR);
  await compared(NOW - 9 * HOUR, FAILURE);
  expect(await hourly(NOW)).toBe(false);
  expect(await told()).toEqual([]);
});

it("tells once of two comparisons in a row that failed, and once that one ended well", async () => {
  for (const hours of [9, 8]) await compared(NOW - hours * HOUR, FAILURE);
  for (let hour = 0; hour < 5; hour++) await hourly(NOW + hour * HOUR);
  expect(await subjects()).toEqual([STILL]);
  expect((await told())[0]?.text).toContain(`The last two comparisons with Shopify failed. ${FAILURE}`);
  expect((await told())[0]?.text).toContain("/apps/test-key/sync");
  await compared(NOW + 5 * HOUR, null);
  for (let hour = 6; hour < 9; hour++) await hourly(NOW + hour * HOUR);
  expect(await subjects()).toEqual([STILL, AGAIN]);
});

it("tells of work that has not moved for a day, by what it is, and tells of a second standstill too", async () => {
  await job("rebuild-days", "running", NOW);
  expect(await hourly(NOW + DAY - 1000)).toBe(false);
  for (const hours of [24, 25, 30]) await hourly(NOW + hours * HOUR);
  expect((await told())[0]?.text).toContain("The new count of sales by day has not moved since 21 Nov 2026, 12:07.");
  await job("rebuild-days", "done", NOW + 31 * HOUR);
  await hourly(NOW + 31 * HOUR);
  await job("rebuild-days", "failed", NOW + 32 * HOUR);
  await hourly(NOW + 32 * HOUR);
  expect(await subjects()).toEqual([STILL, AGAIN, STILL]);
  expect(new Set((await told()).map(({ key }) => key)).size).toBe(3);
});

it("tells where no comparison has begun for two days, though none has failed", async () => {
  expect(await hourly(NOW + 37 * HOUR)).toBe(false);
  expect(await hourly(NOW + 38 * HOUR)).toBe(true);
  expect((await told())[0]?.text).toContain(
    "The last comparison with Shopify that succeeded began on 21 Nov 2026, 02:07. One is due each night.",
  );
});

it("leaves a shop that waits for a token to the mail about that", async () => {
  await job("rebuild-days", "running", NOW - 3 * DAY);
  await run("INSERT INTO waiting_jobs (shop_id, message, kind, since) VALUES (1, '{}', 'reconcile', 1)");
  expect(await hourly(NOW)).toBe(false);
  await run("DELETE FROM waiting_jobs");
  expect(await hourly(NOW)).toBe(true);
});

it("tells nobody where there are no recipients, and of what lasts once there are", async () => {
  await subscribe([]);
  await job("import", "failed", NOW - 3 * DAY);
  expect(await hourly(NOW)).toBe(false);
  await subscribe();
  await hourly(NOW);
  expect(await subjects()).toEqual([STILL]);
  await subscribe([]);
  await subscribe();
  await job("import", "done", NOW);
  await hourly(NOW + HOUR);
  expect(await subjects()).toEqual([STILL]);
});
