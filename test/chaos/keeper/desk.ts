import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { z } from "zod";
import type { JobMessage } from "../../../app/jobs/messages";
import worker from "../../stub-worker";
import { Recorder } from "../../support/shopify";
import type { Jobs } from "../jobs";
import { count } from "../tally";
import type { Order, Transfer } from "./notebook";

const DAY = 86_400_000;
const UNLIMITED = { limit: async () => ({ success: true }) };
export const KEY = `ek_${"5".repeat(48)}`;

/** Moves that know no repetition but by the state, once their key is forgotten. */
const LEADS_TO_A_STATE = /\/(sent|closed|started|reviewed)$/;

/** What is tried until the app says that it is done, or that it cannot be; under a key of its own, so that it is done once. */
export interface Act {
  of?: Order | Transfer;
  attempt(database: D1Database): Promise<"done" | "again">;
}

/** Where the keeper asks the app by its API, again and again until it answers, and where what is asked waits. */
export class Desk {
  private pending: Act[] = [];
  private numbered = 0;
  done = 0;

  constructor(
    readonly jobs: Jobs,
    readonly random: () => number,
  ) {}

  /** To be tried from the next time on that things go on. */
  begin(act: Act) {
    this.pending.push(act);
  }

  /** What is pending is tried once more. */
  async goOn(database: D1Database) {
    const acts = this.pending;
    this.pending = [];
    for (const act of acts) if ((await act.attempt(database).catch(() => "again")) === "again") this.pending.push(act);
  }

  /** Whether nothing is left to be tried. */
  isDone = () => this.pending.length === 0;

  isBusy = (thing: Order | Transfer) => this.pending.some((act) => act.of === thing);

  /** One that was not used before. */
  number = () => ++this.numbered;

  upTo = (most: number) => Math.floor(this.random() * (most + 1));
  oneOf = <Item>(items: readonly Item[]): Item | undefined => items[this.upTo(items.length - 1)];

  asking(
    method: string,
    path: string,
    body: unknown,
    answered: (json: Record<string, unknown>) => void,
    of?: Order | Transfer,
    look?: () => Promise<unknown>,
  ): Act {
    const key = `keeper-${this.number()}`;
    const began = Date.now();
    return {
      of,
      attempt: async (database) => {
        await look?.();
        const { status, json } = await this.ask(method, path, database, key, body);
        if (status >= 500 || status === 429 || json.code === "still_running") return "again";
        // After a day a key is new again: the state that it led to is the one that is there.
        const isThere = status === 409 && Date.now() - began >= DAY && LEADS_TO_A_STATE.test(path);
        if (status < 300 || isThere) {
          answered(json);
          this.done++;
        }
        return "done";
      },
    };
  }

  async ask(method: string, path: string, database: D1Database, key?: string, body?: unknown) {
    const JOBS = new Recorder<JobMessage>();
    const request = new Request(`http://localhost:8787/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(key !== undefined && { "idempotency-key": key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const context = createExecutionContext();
    const answer = await worker.fetch(request, { ...env, DB: database, JOBS, API_LIMIT: UNLIMITED }, context);
    const text = await answer.text();
    await waitOnExecutionContext(context);
    if (method !== "GET")
      count(`API writes ${answer.ok ? "" : answer.status < 500 ? "refused " : "failed "}${nounIn(path)}`);
    this.jobs.add(...JOBS.messages);
    const json = z.record(z.string(), z.unknown()).parse(text ? JSON.parse(text) : {});
    return { status: answer.status, json };
  }
}

/** Of "/counts/7/started", "counts". */
const nounIn = (path: string) => path.split("/")[1];
