import { env } from "cloudflare:workers";
import { settingsOf } from "../../../app/env";
import type { JobMessage } from "../../../app/jobs/messages";
import { findShop } from "../../../app/shops/shops.server";
import type { JobContext } from "../../../workers/jobs/job";
import { sendMails } from "../../../workers/jobs/mails/send-mails";
import { tellAlerts } from "../../../workers/jobs/mails/tell-alerts";
import { tellSync } from "../../../workers/jobs/mails/tell-sync";
import { tellWeek } from "../../../workers/jobs/mails/tell-week";
import { runSchedule } from "../../../workers/schedule";
import { Recorder, SHOP } from "../../support/shopify";

/** Steps of the jobs at an instant, in an environment that names a way to send. */
export const tell = async (now: number, database = env.DB, environment = {}) =>
  tellAlerts(await contextAt(now, database, environment), { kind: "tell-alerts", shop: SHOP });

export const tellOfWeek = async (now: number) =>
  tellWeek(await contextAt(now, env.DB, {}), { kind: "tell-week", shop: SHOP });

export const tellOfSync = async (now: number) =>
  tellSync(await contextAt(now, env.DB, {}), { kind: "tell-sync", shop: SHOP });

export const send = async (now: number, database = env.DB, environment = {}) =>
  sendMails(await contextAt(now, database, environment), { kind: "send-mails", shop: SHOP });

/** What the schedule asks for at that instant. */
export async function asked(cron: string, now: number, kinds: JobMessage["kind"][] = ["tell-alerts", "send-mails"]) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule(cron, { ...env, JOBS }, now);
  return JOBS.messages.filter(({ kind }) => kinds.includes(kind));
}

async function contextAt(now: number, database: D1Database, environment: object): Promise<JobContext> {
  const shop = await findShop(env.DB, SHOP);
  if (!shop) throw new Error("no shop");
  const admin = {
    request: () => Promise.reject(new Error("not asked")),
    download: () => Promise.reject(new Error("not asked")),
  };
  const settings = settingsOf({ ...env, ...environment });
  return { database, settings, jobs: new Recorder<JobMessage>(), shop, job: undefined, admin, now };
}
