import { settingsOf } from "../app/env";
import { type LogLine, logLine } from "../app/log-line";
import { serveApi } from "./api";
import { consumeDeadInbox, consumeInbox } from "./deliveries/inbox";
import { receiveDelivery } from "./deliveries/webhooks";
import { consumeDeadJobs, consumeJobs } from "./jobs/consume";
import { receiveBounce } from "./outbox/bounces";
import { consumeOutbox, OUTBOXES } from "./outbox/consume";
import { type Render, servePage } from "./pages";
import { runSchedule } from "./schedule";

/** The Worker's doors. Each hands on at once; nothing is decided here. */
export function createWorker(render: Render) {
  return {
    async fetch(request: Request, env: Env, ctx: ExecutionContext) {
      const { method, url } = request;
      const pathname = IS_DELIVERY.test(url) ? "/webhooks" : new URL(url).pathname;
      const line = logLine("request", { method, path: pathname.slice(0, LONGEST_PATH) });
      let answer: Response;
      try {
        answer = await answerTo(pathname, { request, env, ctx, line, render });
      } catch (error) {
        line.failed(error);
        const text = `Evenstock could not do this. Who looks after it finds why by ${line.id}.`;
        answer = new Response(text, { status: 500 });
      }
      if (answer.ok && TOLD_ELSEWHERE.has(pathname)) return answer;
      answer.headers.set(REQUEST_ID, line.id);
      line.note({ status: answer.status });
      line.write();
      return answer;
    },

    async queue(batch, env) {
      if (!isUsable(env)) return batch.retryAll({ delaySeconds: UNTIL_MENDED });
      const consumer = QUEUES[batch.queue];
      if (!consumer) throw new Error(`No one consumes the queue ${batch.queue}.`);
      const tries = Math.max(...batch.messages.map(({ attempts }) => attempts));
      const line = logLine("batch", { queue: batch.queue, messages: batch.messages.length, tries });
      await told(line, () => consumer.consume(batch, env));
    },

    async scheduled({ cron, scheduledTime }, env) {
      const line = logLine("schedule", { cron });
      await told(line, async () => {
        settingsOf(env);
        await runSchedule(cron, env, scheduledTime);
      });
    },
  } satisfies ExportedHandler<Env>;
}

/** Told to whoever asked, and in the line that says what became of it. */
const REQUEST_ID = "x-request-id";

/** Most of what comes, told without parsing its address. */
const IS_DELIVERY = /^https?:\/\/[^/?#]+\/webhooks$/;

const LONGEST_PATH = 200;

/** Where all is well: a delivery's line is written once its rows are, by Shopify's own id of it, and nobody asks why we are healthy. */
const TOLD_ELSEWHERE = new Set(["/webhooks", "/healthz"]);

interface Asked {
  request: Request;
  env: Env;
  ctx: ExecutionContext;
  line: LogLine;
  render: Render;
}

function answerTo(pathname: string, { request, env, ctx, line, render }: Asked): Response | Promise<Response> {
  const settings = settingsOf(env);
  if (pathname === "/webhooks") return receiveDelivery(request, env.INBOX, settings, line);
  if (pathname.startsWith("/api/")) return serveApi(request, { env, settings, ctx, line });
  if (pathname === "/mail/bounces") return receiveBounce(request, env, settings);
  if (pathname === "/healthz") return Response.json({ ok: true });
  return servePage(request, { env, settings, ctx, line }, render);
}

async function told(line: LogLine, work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    line.failed(error);
    throw error;
  } finally {
    line.write();
  }
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
