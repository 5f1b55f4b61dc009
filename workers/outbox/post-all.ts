import type { ClaimedDispatch } from "../../app/outbound/dispatches/claims/claim.server";
import { outcomeOf } from "../../app/outbound/dispatches/outcome";
import { POLICIES } from "../../app/outbound/dispatches/policies";
import type { Ended } from "../../app/outbound/dispatches/record/ended";
import { SLOW_FROM } from "../../app/outbound/dispatches/record/tally";
import { nextAttemptAt } from "../../app/outbound/dispatches/schedule";
import { type AddressVerdict, checkAddress } from "../../app/outbound/endpoints/address";
import { isOpen } from "../../app/outbound/endpoints/breaker";
import type { SealedEndpoint } from "../../app/outbound/endpoints/sealed.server";
import type { OutboundEvent } from "../../app/outbound/events/envelope";
import { type OpenedAddress, openedAddress } from "../../app/session/endpoint-cipher";
import { type Attempt, attempt, type World } from "../../app/session/endpoints/attempt";
import { Deadlines } from "../../app/session/endpoints/deadlines";
import type { KeyRing } from "../../app/session/tokens/token-cipher";

/** What posts for a shop. */
export interface Poster {
  ring: KeyRing;
  shop: { id: number; domain: string };
  world: World;
}

export interface Job {
  endpoint: SealedEndpoint;
  dispatch: ClaimedDispatch;
  event: OutboundEvent;
  /** As it stands now: its list and filters may have changed since the event. */
  isHeard: boolean;
  body: string;
}

/** Connections of an invocation at once, and of them one endpoint's while others wait. */
const CONNECTIONS = 6;
const CONNECTIONS_OF_ONE = 3;

/** In ms: what a claim has not sent by then waits for the next one, so that its lease outlasts the last answer. */
const LONGEST_CLAIM = 2 * 60_000;

/** In ms: an address that was found good is good for the attempts of so long. */
const GOOD_FOR = 5000;

/** How an endpoint does within one claim. */
interface Course {
  jobs: Job[];
  /** Decrypted once. */
  address?: Promise<OpenedAddress>;
  /** Looked up and found good; a refusal is asked for again. */
  checked?: { until: number; verdict: Promise<AddressVerdict> } | undefined;
  failuresInRow: number;
  /** Its other jobs wait for the next claim: it is slow, or its breaker has opened. */
  isStopped: boolean;
}

/** Side by side, so that a slow endpoint keeps the others waiting for one answer at most. */
export async function postAll(poster: Poster, jobs: Job[]): Promise<Ended[]> {
  const { now } = poster.world;
  const until = now() + LONGEST_CLAIM;
  const courses = [...new Set(jobs.map(({ endpoint }) => endpoint))].map(
    (endpoint): Course => ({
      jobs: jobs.filter((job) => job.endpoint === endpoint),
      failuresInRow: endpoint.failuresInRow,
      isStopped: false,
    }),
  );
  const each = courses.length > 1 ? CONNECTIONS_OF_ONE : CONNECTIONS;
  const deadlines = new Deadlines();
  const ended: Ended[] = [];
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const connection = async () => {
    if (underWay++ >= CONNECTIONS) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const done = () => {
    underWay--;
    waiting.shift()?.();
  };
  await Promise.all(
    courses.flatMap((course) =>
      Array.from({ length: each }, async () => {
        for (let job = course.jobs.shift(); job; job = course.jobs.shift()) {
          await connection();
          try {
            course.isStopped ||= now() >= until;
            ended.push(await endOf(poster, course, job, deadlines));
          } finally {
            done();
          }
        }
      }),
    ),
  );
  return ended;
}

async function endOf({ ring, shop, world }: Poster, course: Course, job: Job, deadlines: Deadlines): Promise<Ended> {
  const { endpoint, dispatch, event, body } = job;
  const named = { endpointId: endpoint.id, sequence: dispatch.sequence };
  if (!job.isHeard)
    return { ...named, state: "skipped", nextAttemptAt: world.now(), reason: "The endpoint no longer hears of this." };
  if (course.isStopped) return { ...named, state: "pending", nextAttemptAt: world.now(), reason: null };
  course.address ??= openedAddress(ring, shop.id, endpoint, world.now());
  const address = await course.address;
  const at = world.now();
  const made = await attempt(world, endpoint, address, event, body, () => verdictOn(world, course, address), deadlines);
  const result = afterAttempt(world, job, made, at);
  course.failuresInRow = result.attempt?.succeeded ? 0 : course.failuresInRow + 1;
  course.isStopped ||= made.answer.durationMs >= SLOW_FROM || isOpen(course.failuresInRow) || Boolean(result.disables);
  return result;
}

function verdictOn(world: World, course: Course, { url }: OpenedAddress): Promise<AddressVerdict> {
  const now = world.now();
  if (course.checked && now < course.checked.until) return course.checked.verdict;
  const verdict = checkAddress(url, world);
  course.checked = { until: now + GOOD_FOR, verdict };
  void verdict.then(({ kind }) => {
    if (kind === "refused") course.checked = undefined;
  });
  return verdict;
}

/** What an attempt leads to. */
function afterAttempt(
  world: World,
  { endpoint, dispatch }: Job,
  { answer, requestHeaders }: Attempt,
  at: number,
): Ended {
  const now = world.now();
  const outcome = outcomeOf(answer, now);
  const named = { endpointId: endpoint.id, sequence: dispatch.sequence };
  const attempt = { at, answer, requestHeaders, succeeded: outcome.kind === "delivered" };
  const told = { ...named, attempt, nextAttemptAt: now };
  switch (outcome.kind) {
    case "delivered":
      return { ...told, state: "delivered", reason: null, ...(outcome.disables && { disables: ASKED_FOR }) };
    case "gone":
      return { ...told, state: "exhausted", reason: "The receiver answered 410: it has gone.", disables: GONE };
    case "aborted":
      return {
        ...{ ...told, state: "exhausted" as const, reason: "The receiver wants no more of this event." },
        ...(outcome.disables && { disables: ASKED_FOR }),
      };
    case "failed": {
      const policy = POLICIES[endpoint.retries];
      const tries = { attempts: dispatch.attempts + 1, delays: policy.delays, retryAfter: outcome.retryAfter };
      const next = nextAttemptAt({ ...tries, now, random: world.random() });
      if (next !== undefined) return { ...told, state: "pending", nextAttemptAt: next, reason: null };
      const unlessWell = policy.thenDisabled !== "always";
      const reason = `No success in ${tries.attempts} attempts.`;
      return { ...told, state: "exhausted", reason, disables: { reason: TOOK_NOTHING, unlessWell } };
    }
  }
}

const ASKED_FOR = { reason: "Its receiver asked for it.", unlessWell: false };
const GONE = { reason: "Its receiver answered that it has gone (410).", unlessWell: false };
const TOOK_NOTHING = "It took nothing, however often an event was tried.";
