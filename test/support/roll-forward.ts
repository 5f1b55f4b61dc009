import { env } from "cloudflare:workers";
import type { JobMessage } from "../../app/jobs/messages";
import { rollForwardStarted } from "../../app/replenishment/planning/roll-forward.server";
import { consumeJobs } from "../../workers/jobs/consume";
import { Recorder, SHOP } from "./shopify";

/** A night: every forecast and plan of the shop anew, as of now. */
export async function everyPlanMade(shop = { id: 1, timeZone: "UTC" }, now = Date.now()) {
  await rollForwardStarted(env.DB, [shop], now).run();
  await rolledForward();
}

/** Every step of the job, until it asks for no more. */
export async function rolledForward() {
  while (await steppedForward());
}

/** One step; whether it asks for another. */
export async function steppedForward() {
  const JOBS = new Recorder<JobMessage>();
  const message = { id: "1", timestamp: new Date(), attempts: 1, ack() {}, retry() {} };
  await consumeJobs(
    {
      queue: "evenstock-jobs",
      messages: [{ ...message, body: { kind: "roll-forward", shop: SHOP } }],
      metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
      ackAll() {},
      retryAll() {},
    },
    { ...env, JOBS },
  );
  return JOBS.messages.length > 0;
}
