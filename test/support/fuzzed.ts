import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, vi } from "vitest";
import { within } from "../../app/time-limit";
import { otherShopSealed, TWO } from "./two-shops";

/*
 * How doors are asked what nobody should send: so often and from one seed in CI, so that what fails there fails here. Longer,
 * or from another seed: `npm run fuzz -- --requests 100000 --seed 7`.
 */

/** Of how many requests, and from which seed. */
interface Round {
  requests: number;
  seed: number;
}

/** So many from one beginning: rows that grow make each next request slower, and a beginning costs as much as hundreds. */
const OF_A_ROUND = Number(env.FUZZ_ROUND) || 500;
const SEED = Number(env.FUZZ_SEED) || 20261128;

/** The requests in rounds that each begin with fresh rows, and from a seed of their own: the first is the one told. */
export function rounds(usual: number): Round[] {
  const wanted = Number(env.FUZZ_RUNS) || usual;
  const each = Math.min(wanted, Math.max(usual, OF_A_ROUND));
  return Array.from({ length: Math.ceil(wanted / each) }, (_, round) => ({ requests: each, seed: SEED + round }));
}

/** By hand, where others work beside it. */
const IS_LONG = Number(env.FUZZ_ROUND) > 0;

/** How many are handed over at once, about: in a long run more, since each costs less then. */
export const together = (usual: number, long: number) => (IS_LONG ? long : usual);

/** How long a round may take, in ms: the first learns what each door asks for. */
export const FOR_A_ROUND = 300_000 + OF_A_ROUND * 1000;

/** How long a handful of requests may, in ms: what takes longer hangs. A busy machine is slow, not wrong. */
const HANGS = 120_000;
/** What `within` says of work that it waits for no longer. */
const TIMED_OUT = " timed out after ";

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
  // Each request has a line of its own there.
  const [, , failed] = (["log", "warn", "error"] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => {}),
  );
  const seal = await otherShopSealed();
  const seen = new Map<number, number>();
  const reached: Reached = {};
  let slowest = 0;
  let isToldOf = false;
  const some = fc.array(asked, { minLength: 1, maxLength: 2 * together - 1, size: "max" });
  try {
    await fc.assert(
      fc.asyncProperty(some, async (sent) => {
        const begun = Date.now();
        failed?.mockClear();
        try {
          let outcomes = await within(HANGS, "An answer", answer(sent));
          // Where the machine stood still, the same are asked once more: what hangs does so again.
          if (outcomes.some(({ status }) => status >= 500) && JSON.stringify(failed?.mock.calls).includes(TIMED_OUT))
            outcomes = await within(HANGS, "An answer", answer(sent));
          for (const { at, status, said, done } of outcomes) {
            if (status >= 500)
              throw new Error(`${at}: ${status} ${JSON.stringify(failed?.mock.calls)} ${said.slice(0, 300)}`);
            if (said.includes(TWO.domain)) throw new Error(`${at} tells of the other shop: ${said.slice(0, 3000)}`);
            seen.set(status, (seen.get(status) ?? 0) + 1);
            const [all, good] = reached[at] ?? [0, 0];
            reached[at] = [all + 1, good + Number(done)];
          }
        } catch (error) {
          // Told at once: that a smaller one is looked for may take longer than the round has.
          if (!isToldOf) console.info(`${what}, seed ${seed}: ${error}\n${JSON.stringify(sent)}`);
          isToldOf = true;
          throw error;
        }
        slowest = Math.max(slowest, Date.now() - begun);
      }),
      // By hand the first is told as it is: rows have changed since, and a smaller one is looked for among others.
      { numRuns: Math.ceil(requests / together), seed, endOnFailure: IS_LONG },
    );
  } finally {
    console.info(JSON.stringify({ fuzz: what, seed, statuses: Object.fromEntries(seen), slowest, reached }));
  }
  expect(await seal.isAsItWas()).toBe(true);
  return seen;
}
