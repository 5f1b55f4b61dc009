import { env } from "cloudflare:workers";
import { count } from "./tally";

/** How often what goes wrong, from 0 to 1. */
export interface Faults {
  /** The door cannot put it into the queue: Shopify tries again, ever later. */
  door: number;
  /** A delivery is under way for minutes or hours. */
  late: number;
  /** A consumer dies before it has written anything. */
  killed: number;
  /** A consumer has written everything and dies before it says so. */
  unacknowledged: number;
  /** D1 does not answer, before a statement or batch or after it. */
  database: number;
  /** Shopify has written what it was asked to, and its answer is lost. */
  shopify: number;
  /** A merchant's system fails, is slow, hangs up, puts off or is gone. */
  receiver: number;
}

export const NO_FAULTS: Faults = {
  door: 0,
  late: 0,
  killed: 0,
  unacknowledged: 0,
  database: 0,
  shopify: 0,
  receiver: 0,
};

const LOST = "D1_ERROR: Network connection lost.";

/** D1 that fails by chance: half of the time what it was asked is done all the same. */
export function flakyDatabase(random: () => number, often: number): D1Database {
  const perhaps = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const fate = random();
    if (fate < often) count("faults: database");
    if (fate < often / 2) throw new Error(LOST);
    const answer = await ask();
    if (fate < often) throw new Error(LOST);
    return answer;
  };
  const watched = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        if (name === "bind") return (...values: unknown[]) => watched(target.bind(...values));
        return (...given: unknown[]) => perhaps(() => Reflect.apply(member, target, given));
      },
    });
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare") return (text: string) => watched(target.prepare(text));
      if (name === "batch") return (statements: D1PreparedStatement[]) => perhaps(() => target.batch(statements));
      return Reflect.get(target, name);
    },
  });
}

/** A queue that takes nothing. */
export const fullQueue = new Proxy(env.INBOX, {
  get: () => async () => {
    throw new Error("Queue send failed");
  },
});
