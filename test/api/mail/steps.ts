import { env } from "cloudflare:workers";
import { settingsOf } from "../../../app/env";
import type { JobMessage } from "../../../app/jobs/messages";
import { findShop } from "../../../app/shops/shops.server";
import type { JobContext } from "../../../workers/jobs/job";
import { sendMails } from "../../../workers/jobs/send-mails";
import { tellAlerts } from "../../../workers/jobs/tell-alerts";
import { runSchedule } from "../../../workers/schedule";
import { Recorder, SHOP } from "../../support/shopify";

/** Steps of the two jobs at an instant, in an environment that names a way to send. */
export const tell = async (now: number, database = env.DB, environment = {}) =>
  tellAlerts(await contextAt(now, database, environment), { kind: "tell-alerts", shop: SHOP });

export const send = async (now: number, database = env.DB, environment = {}) =>
  sendMails(await contextAt(now, database, environment), { kind: "send-mails", shop: SHOP });

/** What the schedule asks for at that instant. */
export async function asked(cron: string, now: number) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule(cron, { ...env, JOBS }, now);
  return JOBS.messages.filter(({ kind }) => kind === "tell-alerts" || kind === "send-mails");
}

async function contextAt(now: number, database: D1Database, environment: object): Promise<JobContext> {
  const shop = await findShop(env.DB, SHOP);
  if (!shop) throw new Error("no shop");
  const admin = {
    request: () => Promise.reject(new Error("not asked")),
    download: () => Promise.reject(new Error("not asked")),
  };
  const settings = settingsOf({ ...env, ...environment });
  return { database, settings, jobs: new Recorder<JobMessage>(), shop, admin, now };
}
