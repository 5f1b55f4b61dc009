// The sender by itself: events are committed as a change commits them, then one message after the other is taken until none is due.
import { dispatchesMade } from "../app/outbound/dispatches/made.server";
import type { OutboxMessage } from "../app/outbound/dispatches/wake";
import { endpointSchema } from "../app/outbound/endpoints/endpoint";
import { createEndpoint } from "../app/outbound/endpoints/endpoints.server";
import { eventsTold } from "../app/outbound/events/events.server";
import { exampleOf } from "../app/outbound/events/example";
import { sealedAddress } from "../app/session/endpoint-cipher";
import { keyRing } from "../app/session/tokens/token-cipher";
import { consumeOutbox, OUTBOXES } from "../workers/outbox/consume";
import { queueInto, SHOP } from "./shop";

interface SenderEnv {
  DB: D1Database;
  TOKEN_KEYS: string;
}

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

let told = 0;

const ROUTES: Record<string, (body: string, env: SenderEnv) => Promise<unknown>> = {
  async "/rows"(body, env) {
    for (const statement of JSON.parse(body)) await env.DB.prepare(statement).run();
  },
  async "/endpoint"(url, env) {
    const { headers, url: address, ...fields } = endpointSchema.parse({ name: "Bench", url, events: ["*"] });
    const sealed = await sealedAddress(await keyRing([env.TOKEN_KEYS]), 1, { url: address, headers, secret: SECRET });
    await createEndpoint(env.DB, { id: 1 }, fields, sealed, Date.now());
  },
  async "/events"(count, env) {
    const { type, data } = exampleOf("stock.low");
    const now = Date.now();
    const news = Array.from({ length: Number(count) }, () => ({ shopId: 1, type, key: `bench/${++told}`, data }));
    await env.DB.batch([eventsTold(env.DB, news, now), dispatchesMade(env.DB, now)]);
  },
  async "/send"(_, env) {
    const queued: OutboxMessage[] = [{ shop: SHOP }];
    const bound = { ...env, OUTBOX: queueInto(queued), OUTBOX_SLOW: queueInto([]) } as unknown as Env;
    for (let body = queued.shift(); body; body = queued.shift()) {
      const message = { id: "1", timestamp: new Date(), attempts: 1, body, ack() {}, retry() {} };
      const batch = { queue: OUTBOXES.fast, messages: [message], ackAll() {}, retryAll() {} };
      await consumeOutbox(batch as unknown as MessageBatch<OutboxMessage>, bound);
    }
  },
};

export default {
  async fetch(request, env) {
    const answer = await ROUTES[new URL(request.url).pathname]?.(await request.text(), env);
    return Response.json(answer ?? null);
  },
} satisfies ExportedHandler<SenderEnv>;
