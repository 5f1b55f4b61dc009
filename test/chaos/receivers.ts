import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { startRecovery } from "../../app/outbound/dispatches/recoveries.server";
import type { OutboxMessage } from "../../app/outbound/dispatches/wake";
import { switchOn } from "../../app/outbound/endpoints/endpoints.server";
import { OUTBOXES, sweepOutbox } from "../../workers/outbox/consume";
import { announce } from "../support/announced";
import { HOUR, MINUTE, PlayedReceivers, type Received } from "../support/played-receivers";
import { installShop } from "../support/shopify";
import { SHOP } from "./dev-store";
import type { Jobs } from "./jobs";
import { count } from "./tally";

/** Somebody else's, in the same tables. */
export const OTHER = { id: 2, domain: "other.myshopify.com" };

export const LISTENING = [
  { shop: { id: 1, domain: SHOP }, url: "https://everything.example/", events: ["*"] },
  {
    shop: { id: 1, domain: SHOP },
    url: "https://warehouse.example/",
    events: ["stock.*", "purchase_order.received", "transfer.*", "endpoint.*"],
  },
  { shop: OTHER, url: "https://other.example/", events: ["*"] },
] as const;

const FAILURES: [often: number, what: string, answer: (receivers: Receivers) => Response][] = [
  [8, "failed", () => new Response("broken", { status: 500 })],
  [8, "refused", () => new Response("not here", { status: 404 })],
  [8, "put off", () => new Response("later", { status: 429, headers: { "retry-after": "90" } })],
  [1, "gone", () => new Response("gone", { status: 410 })],
  [
    8,
    "hung up",
    () => {
      throw new TypeError("The connection was closed.");
    },
  ],
  [
    8,
    "slow",
    (receivers) => {
      receivers.clock += 4000;
      return new Response("at last");
    },
  ],
];
const OFTEN = FAILURES.flatMap((each) => Array.from({ length: each[0] }, () => each));

/** The merchant's systems. They take what they are sent as badly as all else works; what they have answered with 2xx, they have taken. */
export class Receivers extends PlayedReceivers {
  readonly taken: Received[] = [];
  /** How often an attempt goes wrong. */
  faults = 0;
  readonly ids = new Map<string, number>();
  /** So many were taken before nothing went wrong any more. */
  peace = 0;

  private constructor(private readonly chance: () => number) {
    super();
    this.answers = (received) => {
      count("attempts at endpoints");
      const answer = this.answer();
      if (answer.ok) this.taken.push(received);
      return answer;
    };
  }

  /** They hear of it from now on. */
  static async listen(chance: () => number) {
    const receivers = new Receivers(chance);
    await installShop(OTHER);
    for (const { shop, url, events } of LISTENING)
      receivers.ids.set(url, await receivers.endpoint({ url, events, shopId: shop.id, timeout_s: 5 }));
    return receivers;
  }

  private answer() {
    const [, what, answer] = (this.chance() < this.faults && OFTEN[Math.floor(this.chance() * OFTEN.length)]) || [];
    if (what) count(`faults: receiver ${what}`);
    return answer ? answer(this) : new Response("ok");
  }

  /** Messages come twice, the second while the first is being worked on. */
  override async hand(body?: OutboxMessage, queue?: string) {
    await Promise.all([super.hand(body, queue), super.hand(body, queue)]);
  }

  /**
   * What is due is tried, for a database that fails. Messages of the app's own were lost: the schedule finds what is
   * overdue, and chance the rest.
   */
  async work(now: number, DB: D1Database) {
    this.clock = Math.max(this.clock, now);
    this.instead = { DB };
    await announce(this, 1, { message: false, shopId: OTHER.id });
    const shop = this.chance() < 0.8 ? SHOP : OTHER.domain;
    const lane = this.chance() < 0.5 ? OUTBOXES.fast : OUTBOXES.slow;
    this.queued.push({ queue: lane, body: { shop }, at: this.clock });
    if (this.chance() < 0.2) await sweepOutbox(this.env, this.clock).catch(() => undefined);
    await this.settle();
    vi.setSystemTime(this.clock);
  }

  /** Somebody switches on again what was switched off, and has sent anew what was given up. */
  async mend(now: number, jobs: Jobs) {
    this.clock = Math.max(this.clock, now);
    for (const { shop, url } of LISTENING) {
      await switchOn(env.DB, shop, this.ids.get(url) ?? 0, { release: true }, this.clock);
      const choice = { endpointId: null, since: this.began, until: this.clock + 1 };
      const { kind } = await startRecovery(env.DB, shop, choice, 6000, this.clock);
      if (kind === "started") jobs.add({ kind: "recover", shop: shop.domain });
    }
  }

  /** All that waits goes out, nothing going wrong any more. */
  async finish(now: number, jobs: Jobs) {
    this.clock = Math.ceil(Math.max(this.clock, now) / MINUTE) * MINUTE;
    this.faults = 0;
    this.instead = {};
    this.peace = this.taken.length;
    for (let turn = 0; turn < 20 && (await this.waits()); turn++) {
      vi.setSystemTime(this.clock);
      await this.mend(this.clock, jobs);
      await jobs.drain();
      await this.pass(2 * HOUR);
    }
  }

  private waits = () => env.DB.prepare("SELECT 1 FROM dispatches WHERE state <> 'delivered' LIMIT 1").first();
}
