// The sender by itself: events are committed as a change commits them, and a message names their shop.
import { dispatchesMade } from "../app/outbound/dispatches/made.server";
import type { OutboxMessage } from "../app/outbound/dispatches/wake";
import { endpointSchema } from "../app/outbound/endpoints/endpoint";
import { createEndpoint } from "../app/outbound/endpoints/endpoints.server";
import { exampleOf } from "../app/outbound/events/example";
import { sealedAddress } from "../app/session/endpoint-cipher";
import { keyRing } from "../app/session/tokens/token-cipher";
import { eventsTold } from "../test/support/events-told";
import { consumeOutbox } from "../workers/outbox/consume";
import { Takings } from "./instruments/takings";
import { SHOP } from "./shop";

interface SenderEnv {
  DB: D1Database;
  OUTBOX: Queue<OutboxMessage>;
  OUTBOX_SLOW: Queue<OutboxMessage>;
  TOKEN_KEYS: string;
}

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** A line for each claim is no news here. */
console.log = () => undefined;

let told = 0;

const takings = new Takings();

const ROUTES: Record<string, (body: string, env: SenderEnv) => Promise<unknown>> = {
  async "/rows"(body, env) {
    for (const statement of JSON.parse(body)) await env.DB.prepare(statement).run();
  },
  async "/endpoint"(url, env) {
    const { headers, url: address, ...fields } = endpointSchema.parse({ name: "Bench", url, events: ["*"] });
    const sealed = await sealedAddress(await keyRing([env.TOKEN_KEYS]), 1, { url: address, headers, secret: SECRET });
    await createEndpoint(env.DB, { id: 1 }, fields, sealed, Date.now());
  },
  async "/send"(told, env) {
    const { count, counts } = JSON.parse(told);
    await committed(env.DB, count, Date.now());
    takings.await(counts ? env.DB : undefined);
    await env.OUTBOX.send({ shop: SHOP }, { contentType: "json", delaySeconds: 1 });
  },
  "/told": async () => takings.told,
  "/kept": (_, env) => env.DB.prepare("SELECT MAX(LENGTH(CAST(response_body AS BLOB))) AS n FROM attempts").first("n"),
  "/waiting": (_, env) => env.DB.prepare("SELECT COUNT(*) AS n FROM dispatches WHERE state <> 'delivered'").first("n"),
};

function committed(database: D1Database, count: number, now: number) {
  const { type, data } = exampleOf("stock.low");
  const news = Array.from({ length: count }, () => ({ shopId: 1, type, key: `bench/${++told}`, data }));
  return database.batch([eventsTold(database, news, now), ...dispatchesMade(database, now)]);
}

export default {
  async fetch(request, env) {
    const answer = await ROUTES[new URL(request.url).pathname]?.(await request.text(), env);
    return Response.json(answer ?? null);
  },
  queue(batch, env) {
    return consumeOutbox(batch, takings.take(env));
  },
} satisfies ExportedHandler<SenderEnv, OutboxMessage>;
