import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { settingsOf } from "../../app/env";
import { findNextDue } from "../../app/outbound/dispatches/claims/claim.server";
import type { OutboxMessage } from "../../app/outbound/dispatches/wake";
import type { Endpoint } from "../../app/outbound/endpoints/endpoint";
import { endpointSchema } from "../../app/outbound/endpoints/endpoint";
import { createEndpoint } from "../../app/outbound/endpoints/endpoints.server";
import { sealedAddress } from "../../app/session/endpoint-cipher";
import type { World } from "../../app/session/endpoints/attempt";
import { keyRing } from "../../app/session/tokens/token-cipher";
import { consumeOutbox, OUTBOXES, sweepOutbox } from "../../workers/outbox/consume";
import { SHOP } from "./shopify";

export const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Received {
  url: string;
  /** Ms since the test began. */
  at: number;
  headers: Record<string, string>;
  body: string;
}

type Answers = (request: Received, signal: AbortSignal) => Response | Promise<Response>;

/** Merchants' systems, two queues, the schedule and a clock that all of them go by. No time passes but what a test lets pass. */
export class PlayedReceivers {
  readonly began = Math.floor(Date.now() / MINUTE) * MINUTE;
  clock = this.began;
  readonly received: Received[] = [];
  answers: Answers = () => new Response("ok");
  addresses: Record<string, string[]> = {};
  random = 0;
  /** In place of what the environment binds. */
  instead: Partial<Env> = {};
  /** What the queues hold; a test may take it away. */
  queued: { queue: string; body: OutboxMessage; at: number }[] = [];

  readonly world: World = {
    now: () => this.clock,
    random: () => this.random,
    allowsLoopback: false,
    resolve: async (host) => ({ kind: "addresses", addresses: this.addresses[host] ?? ["93.184.216.34"] }),
    fetch: async (url, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      const signal = init?.signal ?? new AbortController().signal;
      const received = { url: String(url), at: this.clock - this.began, headers, body: String(init?.body) };
      this.received.push(received);
      return this.answers(received, signal);
    },
  };

  private queue(name: string): Queue<OutboxMessage> {
    const metrics = { backlogCount: 0, backlogBytes: 0 };
    const send = async (body: OutboxMessage, { delaySeconds = 0 }: QueueSendOptions = {}) => {
      // The local simulator takes more: a queue of Cloudflare's does not.
      if (delaySeconds > 12 * 3600) throw new Error(`A queue delays no message by ${delaySeconds} seconds.`);
      this.queued.push({ queue: name, body, at: this.clock + delaySeconds * 1000 });
      return { metadata: { metrics } };
    };
    return {
      send,
      sendBatch: async (batch) => {
        for (const { body, ...options } of batch) await send(body, options);
        return { metadata: { metrics } };
      },
      metrics: async () => metrics,
    };
  }

  get env(): Env {
    return { ...env, ...this.instead, OUTBOX: this.queue(OUTBOXES.fast), OUTBOX_SLOW: this.queue(OUTBOXES.slow) };
  }

  /** One message to the sender, as a queue hands it over. */
  async hand(body: OutboxMessage = { shop: SHOP }, queue: string = OUTBOXES.fast) {
    const batch = createMessageBatch<OutboxMessage>(queue, [{ id: "1", timestamp: new Date(), attempts: 1, body }]);
    await consumeOutbox(batch, this.env, this.world);
  }

  /** Hands over what the queues hold by now. */
  async settle() {
    for (let next = this.next(); next && next.at <= this.clock; next = this.next()) {
      this.queued.splice(this.queued.indexOf(next), 1);
      await this.hand(next.body, next.queue);
    }
  }

  private next() {
    return this.queued.toSorted((a, b) => a.at - b.at)[0];
  }

  /** Lets so many ms pass: messages come as they are due, and the schedule sweeps in each minute in which there is something. */
  async pass(ms: number) {
    const end = this.clock + ms;
    await this.settle();
    while (this.clock < end) {
      const sweep = await this.nextSweep(end);
      this.clock = Math.min(end, sweep, Math.max(this.clock + 1, this.next()?.at ?? end));
      await this.settle();
      if (this.clock === sweep) await sweepOutbox(this.env, this.clock);
      await this.settle();
    }
  }

  private async nextSweep(end: number) {
    const due = await Promise.all((["fast", "slow"] as const).map((lane) => findNextDue(env.DB, { id: 1 }, lane)));
    const overdue = Math.min(...due.map((at) => (at === null ? end : at + MINUTE / 2)));
    return Math.ceil(Math.max(this.clock + 1, overdue) / MINUTE) * MINUTE;
  }

  /** What it takes to change endpoints and to send by hand. */
  async keeper() {
    return { database: env.DB, settings: settingsOf(this.env), ring: await keyRing([KEY]), world: this.world };
  }

  /** An endpoint of a shop; answers with its id. */
  async endpoint({ url = "https://a.example.com/hooks", shopId = 1, ...typed }: EndpointGiven = {}) {
    const {
      url: address,
      headers,
      ...fields
    }: Endpoint = endpointSchema.parse({ name: "A", url, events: ["*"], ...typed });
    const { ring } = await this.keeper();
    const sealed = await sealedAddress(ring, shopId, { url: address, headers, secret: SECRET });
    const id = await createEndpoint(env.DB, { id: shopId }, fields, sealed, this.clock);
    if (id === null) throw new Error("no endpoint was added");
    return id;
  }
}

const KEY = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

type EndpointGiven = Partial<Record<keyof Endpoint, unknown>> & { url?: string; shopId?: number };
