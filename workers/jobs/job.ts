import type { Settings } from "../../app/env";
import { type Job, wasMoved } from "../../app/jobs/jobs.server";
import type { JobMessage } from "../../app/jobs/messages";
import type { Admin } from "../../app/shopify/admin";
import type { Shop } from "../../app/shops/shops.server";

/** What a step works with. */
export interface JobContext {
  database: D1Database;
  settings: Settings;
  jobs: Queue<JobMessage>;
  shop: Shop;
  /** Where the shop's work stands that the message is of, read with the shop; undefined of messages that have no row of their own. */
  job: Job | undefined;
  admin: Admin;
  now: number;
}

/** What a step asks for: the same job's next step, so many seconds later. */
export type NextStep = { delaySeconds: number } | "done";

export const AT_ONCE: NextStep = { delaySeconds: 0 };

/** After a batch that moves the job: of two runners, whoever has moved nothing ends. */
export const onward = (...written: D1Result[]): NextStep => (wasMoved(written) ? AT_ONCE : "done");

/** What was found by looking: statements for the batch that moves the job, and what to add to its counts. */
export interface Found {
  statements: D1PreparedStatement[];
  counts: Record<string, number>;
}

/** One step of a job. Whatever it writes converges: it may run twice, and stop at any point. */
export type JobStep<Message extends JobMessage = JobMessage> = (
  context: JobContext,
  message: Message,
) => Promise<NextStep>;
