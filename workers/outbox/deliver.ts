import { listVariantIds } from "../../app/catalog/variant-ids.server";
import type { Settings } from "../../app/env";
import { bodiesKept, type ClaimedDispatch, claimDue, type Lane } from "../../app/outbound/dispatches/claim.server";
import { outcomeOf } from "../../app/outbound/dispatches/outcome";
import { POLICIES } from "../../app/outbound/dispatches/policies";
import { type Ended, recordAttempts, SLOW_FROM } from "../../app/outbound/dispatches/record.server";
import { nextAttemptAt } from "../../app/outbound/dispatches/schedule";
import { isOpen } from "../../app/outbound/endpoints/breaker";
import { passesFilters } from "../../app/outbound/endpoints/filters";
import type { SealedEndpoint } from "../../app/outbound/endpoints/sealed.server";
import { matches } from "../../app/outbound/events/catalogue";
import type { OutboundEvent } from "../../app/outbound/events/envelope";
import { pathOf, variantIn } from "../../app/outbound/events/link";
import { bodyFor } from "../../app/outbound/formats/body";
import { findAlertMail } from "../../app/replenishment/alerts/mail.server";
import { type OpenedAddress, openedAddress } from "../../app/session/endpoint-cipher";
import { type Attempt, attempt, type World } from "../../app/session/endpoints/attempt";
import type { KeyRing } from "../../app/session/tokens/token-cipher";
import { appAddress } from "../../app/shopify/origin";

/** What sends for a shop. */
export interface Sender {
  database: D1Database;
  ring: KeyRing;
  settings: Settings;
  shop: { id: number; domain: string };
  world: World;
}

/** Connections of an invocation at once, and of them one endpoint's while others wait. */
const CONNECTIONS = 6;
const CONNECTIONS_OF_ONE = 3;

/** In ms: what a claim has not sent by then waits for the next one, so that its lease outlasts the last answer. */
const LONGEST_CLAIM = 2 * 60_000;

/** Sends what is due of a shop in a lane, one claim; answers how much was claimed. */
export async function deliverDue(sender: Sender, lane: Lane): Promise<number> {
  const { database, shop, world } = sender;
  const lease = crypto.randomUUID();
  const { endpoints, dispatches } = await claimDue(database, shop, lane, lease, world.now());
  if (!dispatches.length) return 0;
  const pairs = dispatches.flatMap((dispatch) => {
    const endpoint = endpoints.find(({ id }) => id === dispatch.endpointId);
    return endpoint ? [{ endpoint, dispatch }] : [];
  });
  const variants = await variantsLinked(sender, pairs);
  const jobs = pairs.map(({ endpoint, dispatch }) => jobOf(sender, endpoint, dispatch, variants));
  const fresh = jobs.filter((job) => job.isHeard && job.dispatch.body === null);
  if (fresh.length)
    await database.batch(
      bodiesKept(
        database,
        shop.id,
        fresh.map(({ dispatch, body }) => ({ ...dispatch, body })),
      ),
    );
  const ended = await sendAll(sender, jobs, world.now() + LONGEST_CLAIM);
  // Whom the shop's alerts go to hears of an endpoint in trouble, too.
  const isTrouble = ended.some(({ attempt, disables }) => disables || attempt?.succeeded === false);
  const recipients = isTrouble ? (await findAlertMail(database, shop)).recipients : [];
  await recordAttempts(database, shop, lease, endpoints, ended, recipients, world.now());
  return dispatches.length;
}

interface Job {
  endpoint: SealedEndpoint;
  dispatch: ClaimedDispatch;
  event: OutboundEvent;
  /** As it stands now: its list and filters may have changed since the event. */
  isHeard: boolean;
  body: string;
}

/** Bodies that link to a page: those that a person reads, and those that leave out what the page shows. */
const isLinked = ({ endpoint, dispatch }: { endpoint: SealedEndpoint; dispatch: ClaimedDispatch }) =>
  dispatch.body === null &&
  (endpoint.payload === "thin" ||
    endpoint.format === "slack" ||
    endpoint.format === "discord" ||
    Array.isArray(dispatch.data.lines ?? dispatch.data.variants));

/** The app's ids, by Shopify's, of the variants that bodies not yet made link to. */
async function variantsLinked(
  { database, shop }: Sender,
  pairs: { endpoint: SealedEndpoint; dispatch: ClaimedDispatch }[],
): Promise<ReadonlyMap<string, number>> {
  const ids = pairs.filter(isLinked).flatMap(({ dispatch }) => variantIn(dispatch) ?? []);
  return ids.length ? listVariantIds(database, shop, [...new Set(ids)]) : new Map();
}

function jobOf(
  { shop, settings }: Sender,
  endpoint: SealedEndpoint,
  dispatch: ClaimedDispatch,
  variants: ReadonlyMap<string, number>,
): Job {
  const { publicId, type, at, sequence, data } = dispatch;
  const link = appAddress(settings, shop.domain, pathOf(dispatch, variants));
  const event: OutboundEvent = { publicId, type, at, shop: shop.domain, sequence, data, link };
  const isHeard = matches(endpoint.events, type) && passesFilters(endpoint.filters, data);
  return { endpoint, dispatch, event, isHeard, body: isHeard ? (dispatch.body ?? bodyFor(endpoint, event)) : "" };
}

/** How an endpoint does within one claim. */
interface Course {
  jobs: Job[];
  /** Decrypted once. */
  address?: Promise<OpenedAddress>;
  failuresInRow: number;
  /** Its other jobs wait for the next claim: it is slow, or its breaker has opened. */
  isStopped: boolean;
}

/** Side by side, so that a slow endpoint keeps the others waiting for one answer at most. */
async function sendAll(sender: Sender, jobs: Job[], until: number): Promise<Ended[]> {
  const courses = [...new Set(jobs.map(({ endpoint }) => endpoint))].map(
    (endpoint): Course => ({
      jobs: jobs.filter((job) => job.endpoint === endpoint),
      failuresInRow: endpoint.failuresInRow,
      isStopped: false,
    }),
  );
  const each = courses.length > 1 ? CONNECTIONS_OF_ONE : CONNECTIONS;
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
            course.isStopped ||= sender.world.now() >= until;
            ended.push(await endOf(sender, course, job));
          } finally {
            done();
          }
        }
      }),
    ),
  );
  return ended;
}

async function endOf({ ring, shop, world }: Sender, course: Course, job: Job): Promise<Ended> {
  const { endpoint, dispatch, event, body } = job;
  const named = { endpointId: endpoint.id, sequence: dispatch.sequence };
  if (!job.isHeard)
    return { ...named, state: "skipped", nextAttemptAt: world.now(), reason: "The endpoint no longer hears of this." };
  if (course.isStopped) return { ...named, state: "pending", nextAttemptAt: world.now(), reason: null };
  course.address ??= openedAddress(ring, shop.id, endpoint, world.now());
  const address = await course.address;
  const at = world.now();
  const made = await attempt(world, endpoint, address, event, body);
  const result = afterAttempt(world, job, made, at);
  course.failuresInRow = result.attempt?.succeeded ? 0 : course.failuresInRow + 1;
  course.isStopped ||= made.answer.durationMs >= SLOW_FROM || isOpen(course.failuresInRow) || Boolean(result.disables);
  const { status = null, reason = null } = { ...made.answer } as { status?: number; reason?: string };
  const tried = { attempt: dispatch.attempts + 1, status, reason, ms: made.answer.durationMs };
  console.log(
    JSON.stringify({ at: "outbox", shop: shop.domain, endpoint: endpoint.id, event: event.publicId, ...tried }),
  );
  return result;
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
