import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, vi } from "vitest";
import { TWO } from "../api/v1/client";
import { otherShopSealed } from "./two-shops";

/*
 * How doors are asked what nobody should send: so often and from one seed in CI, so that what fails there fails here. Longer,
 * or from another seed: `npm run fuzz -- --requests 100000 --seed 7`.
 */

/** Of how many requests, and from which seed. */
export interface Round {
  requests: number;
  seed: number;
}

/** No more of them from one beginning: rows that grow make each next request slower. */
const MOST_IN_A_ROUND = 500;
const SEED = Number(env.FUZZ_SEED) || 20261128;

/** The requests in rounds that each begin with fresh rows, and from a seed of their own: the first is the one told. */
export function rounds(usual: number): Round[] {
  const wanted = Number(env.FUZZ_RUNS) || usual;
  const each = Math.min(wanted, Math.max(usual, MOST_IN_A_ROUND));
  const seed = SEED;
  return Array.from({ length: Math.ceil(wanted / each) }, (_, round) => ({ requests: each, seed: seed + round }));
}

/** How long a round may take, in ms: the first learns what each door asks for. */
export const FOR_A_ROUND = 300_000;

/** What a request came to. */
export interface Outcome {
  /** Who answered, so that a round can say whom it reached: a route, a form, a topic. */
  at: string;
  status: number;
  /** What stands in the answer, headers too. */
  said: string;
  /** Whether it came to what it was for: rows were written, or shown. */
  done: boolean;
}

interface Fuzz<Asked> extends Round {
  /** What they are asked of, in the line that the round leaves in the log. */
  what: string;
  asked: fc.Arbitrary<Asked>;
  /** So many are handed to `answer` at once, about. */
  together?: number;
  answer: (asked: Asked[]) => Promise<Outcome[]>;
}

/** By door: all that it was asked, and how much of that was done. */
type Reached = Record<string, [all: number, done: number]>;

/**
 * One round: no answer of 500 or more, none that holds a word of the other shop's, whose rows may not be touched meanwhile. Comes
 * back with how often each status was answered.
 */
export async function fuzzed<Asked>({ what, requests, seed, asked, together = 1, answer }: Fuzz<Asked>) {
  const failed = vi.spyOn(console, "error").mockImplementation(() => {});
  const seal = await otherShopSealed();
  const seen = new Map<number, number>();
  const reached: Reached = {};
  let slowest = 0;
  const some = fc.array(asked, { minLength: 1, maxLength: 2 * together - 1, size: "max" });
  await fc.assert(
    fc.asyncProperty(some, async (sent) => {
      const begun = Date.now();
      failed.mockClear();
      for (const { at, status, said, done } of await answer(sent)) {
        expect(status, `${JSON.stringify(failed.mock.calls)} ${said.slice(0, 300)}`).toBeLessThan(500);
        expect(said).not.toContain(TWO.domain);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        const [all, good] = reached[at] ?? [0, 0];
        reached[at] = [all + 1, good + Number(done)];
      }
      slowest = Math.max(slowest, Date.now() - begun);
    }),
    { numRuns: Math.ceil(requests / together), seed },
  );
  expect(await seal.isAsItWas()).toBe(true);
  console.info(JSON.stringify({ fuzz: what, seed, statuses: Object.fromEntries(seen), slowest, reached }));
  return seen;
}
