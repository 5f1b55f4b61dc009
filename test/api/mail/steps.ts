import { env } from "cloudflare:workers";
import type { JobMessage } from "../../../app/jobs/messages";
import { sendMails } from "../../../workers/jobs/mails/send-mails";
import { tellAlerts } from "../../../workers/jobs/mails/tell-alerts";
import { tellSync } from "../../../workers/jobs/mails/tell-sync";
import { tellWeek } from "../../../workers/jobs/mails/tell-week";
import { runSchedule } from "../../../workers/schedule";
import { contextOf } from "../../support/jobs";
import { Recorder, SHOP } from "../../support/shopify";

/** Steps of the jobs at an instant, in an environment that names a way to send. */
export const tell = async (now: number, database = env.DB, environment = {}) =>
  tellAlerts(await contextOf({ now }, { database, environment }), { kind: "tell-alerts", shop: SHOP });

export const tellOfWeek = async (now: number) => tellWeek(await contextOf({ now }), { kind: "tell-week", shop: SHOP });

export const tellOfSync = async (now: number) => tellSync(await contextOf({ now }), { kind: "tell-sync", shop: SHOP });

export const send = async (now: number, database = env.DB, environment = {}) =>
  sendMails(await contextOf({ now }, { database, environment }), { kind: "send-mails", shop: SHOP });

/** What the schedule asks for at that instant. */
export async function asked(cron: string, now: number, kinds: JobMessage["kind"][] = ["tell-alerts", "send-mails"]) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule(cron, { ...env, JOBS }, now);
  return JOBS.messages.filter(({ kind }) => kinds.includes(kind));
}
