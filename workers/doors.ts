import { settingsOf } from "../app/env";
import { serveApi } from "./api";
import { consumeDeadInbox, consumeInbox } from "./deliveries/inbox";
import { receiveDelivery } from "./deliveries/webhooks";
import { consumeDeadJobs, consumeJobs } from "./jobs/table";
import { receiveBounce } from "./outbox/bounces";
import { consumeOutbox, OUTBOXES } from "./outbox/consume";
import { type Render, servePage } from "./pages";
import { runSchedule } from "./schedule";

/** The Worker's doors. Each hands on at once; nothing is decided here. */
export function createWorker(render: Render) {
  return {
    async fetch(request: Request, env: Env, ctx: ExecutionContext) {
      const settings = settingsOf(env);
      const { pathname } = new URL(request.url);
      if (pathname === "/webhooks") return receiveDelivery(request, env.INBOX, settings);
      if (pathname.startsWith("/api/")) return serveApi(request, env, settings, ctx);
      if (pathname === "/mail/bounces") return receiveBounce(request, env, settings);
      if (pathname === "/healthz") return Response.json({ ok: true });
      return servePage(request, env, settings, ctx, render);
    },

    async queue(batch, env) {
      if (!isUsable(env)) return batch.retryAll({ delaySeconds: UNTIL_MENDED });
      const consumer = QUEUES[batch.queue];
      if (!consumer) throw new Error(`No one consumes the queue ${batch.queue}.`);
      await consumer.consume(batch, env);
    },

    async scheduled({ cron, scheduledTime }, env) {
      settingsOf(env);
      await runSchedule(cron, env, scheduledTime);
    },
  } satisfies ExportedHandler<Env>;
}

/**
 * In seconds: what comes while the environment is wrong waits for it to be mended. A hundred tries so apart outlast the days
 * that a queue keeps a message, so that nothing is given up on for a secret mistyped.
 */
const UNTIL_MENDED = 3600;

function isUsable(env: Env) {
  try {
    return settingsOf(env) !== undefined;
  } catch (error) {
    console.error(JSON.stringify({ at: "queue", failed: String(error) }));
    return false;
  }
}

interface Consumer {
  consume(batch: MessageBatch<unknown>, env: Env): Promise<void>;
}

const QUEUES: Record<string, Consumer> = {
  "evenstock-inbox": { consume: consumeInbox },
  "evenstock-inbox-dead": { consume: consumeDeadInbox },
  "evenstock-jobs": { consume: consumeJobs },
  "evenstock-jobs-dead": { consume: consumeDeadJobs },
  [OUTBOXES.fast]: { consume: consumeOutbox },
  [OUTBOXES.slow]: { consume: consumeOutbox },
};
