// The floor that the sender is measured against: for each message of the queue sign and fetch, six at once. No rows, unless it is
// asked for those that a dispatch has: its claim before, its attempt and outcome behind.
import { Takings } from "../instruments/takings";

interface Told {
  url: string;
  sequence: number;
  body: string;
}

interface BareEnv {
  DB: D1Database;
  OUTBOX: Queue<Told>;
  ROWS?: string;
}

const KEY = Uint8Array.from(atob("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), (character) => character.charCodeAt(0));
const CONNECTIONS = 6;
const MESSAGES_A_BATCH = 100;

let key: Promise<CryptoKey> | undefined;

async function send({ url, sequence, body }: Told) {
  key ??= crypto.subtle.importKey("raw", KEY, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const id = `evt_${sequence}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signature = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", await key, signed))));
  const signing = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
  const headers = { ...signing, "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body });
  return { sequence, status: answer.status, headers, answered: [...answer.headers], text: await answer.text() };
}

type Sent = Awaited<ReturnType<typeof send>>;

async function sendAll(messages: Told[]) {
  const left = [...messages];
  const sent: Sent[] = [];
  const sender = async () => {
    for (let next = left.shift(); next; next = left.shift()) sent.push(await send(next));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
  return sent;
}

const claimed = (database: D1Database, messages: Told[], lease: string, now: number) => [
  database
    .prepare(
      `UPDATE dispatches SET lease = ?2, next_attempt_at = ?3
      WHERE (shop_id, endpoint_id, sequence) IN (SELECT 1, 1, f.value->>0 FROM json_each(?1) f)
        AND state = 'pending' AND next_attempt_at <= ?4`,
    )
    .bind(JSON.stringify(messages.map(({ sequence }) => [sequence])), lease, now + 300_000, now),
];

const recorded = (database: D1Database, sent: Sent[], lease: string, now: number) => [
  database
    .prepare(
      `INSERT INTO attempts (shop_id, endpoint_id, sequence, lease, at, status, duration_ms, request_headers, response_headers, response_body)
      SELECT 1, 1, f.value->>0, ?2, ?3, f.value->>1, 1, f.value->>2, f.value->>3, f.value->>4 FROM json_each(?1) f WHERE true
      ON CONFLICT DO NOTHING`,
    )
    .bind(
      JSON.stringify(
        sent.map(({ sequence, status, headers, answered, text }) => [
          ...[sequence, status, JSON.stringify(Object.entries(headers)), JSON.stringify(answered), text],
        ]),
      ),
      lease,
      now,
    ),
  database
    .prepare(
      `UPDATE dispatches SET state = 'delivered', lease = NULL, attempts = 1, ended_at = ?3, last_status = 200
      WHERE (shop_id, endpoint_id, sequence) IN (SELECT 1, 1, f.value->>0 FROM json_each(?1) f) AND lease = ?2`,
    )
    .bind(JSON.stringify(sent.map(({ sequence }) => [sequence])), lease, now),
];

const DISPATCHES = `INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, state, next_attempt_at, created_at)
  SELECT 1, 1, value, 'stock.low', 'pending', 0, 0 FROM json_each(?)`;

const takings = new Takings();

let told = 0;

interface Asked {
  url: string;
  count: number;
  body: string;
  counts: boolean;
}

export default {
  async fetch(request, env) {
    switch (new URL(request.url).pathname) {
      case "/rows":
        for (const statement of await request.json<string[]>()) await env.DB.prepare(statement).run();
        return new Response(null);
      case "/send": {
        const { url, count, body, counts } = await request.json<Asked>();
        const messages = Array.from({ length: count }, () => ({ body: { url, sequence: ++told, body } }));
        if (env.ROWS)
          await env.DB.prepare(DISPATCHES)
            .bind(JSON.stringify(messages.map((message) => message.body.sequence)))
            .run();
        takings.await(counts ? env.DB : undefined);
        for (let from = 0; from < count; from += MESSAGES_A_BATCH)
          await env.OUTBOX.sendBatch(messages.slice(from, from + MESSAGES_A_BATCH), { delaySeconds: 1 });
        return new Response(null);
      }
      default:
        return Response.json(takings.told);
    }
  },
  async queue(batch, bound) {
    const env = takings.take(bound);
    const messages = batch.messages.map((message) => message.body);
    const lease = crypto.randomUUID();
    if (env.ROWS) await env.DB.batch(claimed(env.DB, messages, lease, Date.now()));
    const sent = await sendAll(messages);
    if (env.ROWS) await env.DB.batch(recorded(env.DB, sent, lease, Date.now()));
    batch.ackAll();
  },
} satisfies ExportedHandler<BareEnv, Told>;
