import { quarantined } from "../../app/deliveries/quarantine.server";
import type { JobMessage } from "../../app/jobs/messages";
import { sha256Of } from "../../app/words/sha256";

/** Kept beside the deliveries that could not be used, where a person may have it done again. The same work once. */
export async function jobPutAside(database: D1Database, { round: _, ...job }: JobMessage, now: number): Promise<void> {
  const message = JSON.stringify({ job });
  const bytes = new TextEncoder().encode(message);
  await quarantined(database, [
    {
      ...{ shop: job.shop, topic: `${JOB_TOPIC}${job.kind}`, webhookId: "", receivedAt: now },
      ...{ size: bytes.length, sha256: await sha256Of(bytes), message },
      reason: "Tried for a day without an end. The log says why.",
    },
  ]).run();
}

/** What was put aside is told apart by its topic: no topic of Shopify's begins so. */
const JOB_TOPIC = "job/";
