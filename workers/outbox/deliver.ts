import type { Settings } from "../../app/env";
import {
  bodiesKept,
  CLAIMED_AT_ONCE,
  CLAIMED_OF_A_BACKLOG,
  type Claim,
  type ClaimedDispatch,
  type ClaimedRow,
  claimIn,
  dueClaimed,
  type Lane,
} from "../../app/outbound/dispatches/claims/claim.server";
import type { Answer } from "../../app/outbound/dispatches/outcome";
import type { Ended } from "../../app/outbound/dispatches/record/ended";
import { attemptsRecorded } from "../../app/outbound/dispatches/record/record.server";
import { passesFilters } from "../../app/outbound/endpoints/filters";
import type { SealedEndpoint } from "../../app/outbound/endpoints/sealed.server";
import { matches } from "../../app/outbound/events/catalogue";
import { bodyFor, isLinked, isMadeAnew } from "../../app/outbound/formats/body";
import { findAlertMail } from "../../app/replenishment/alerts/mail.server";
import { linkerOf } from "../../app/session/endpoints/linked.server";
import { type Job, type Poster, postAll } from "./post-all";

/** What sends for a shop. */
interface Sender extends Poster {
  database: D1Database;
  settings: Settings;
}

/**
 * Sends what is due of a shop in a lane, claim after claim, at most so many; answers how much was claimed. What became of one is recorded
 * in the batch that takes the next.
 */
export async function deliverDue(sender: Sender, lane: Lane, mostClaims: number): Promise<number> {
  let sent = 0;
  let claim = await written(sender, [], { lane, most: CLAIMED_AT_ONCE });
  for (let claims = 1; claim?.dispatches.length; claims++) {
    sent += claim.dispatches.length;
    const { recorded, most } = await sentOf(sender, claim);
    claim = await written(sender, recorded, claims < mostClaims ? { lane, most } : undefined);
  }
  return sent;
}

/** Writes what became of one claim and, where one is asked for, takes the next. */
async function written(
  { database, shop, world }: Sender,
  recorded: D1PreparedStatement[],
  next: { lane: Lane; most: number } | undefined,
): Promise<Claim | undefined> {
  const lease = crypto.randomUUID();
  const claimed = next ? dueClaimed(database, shop, next.lane, { lease, most: next.most }, world.now()) : [];
  const answers = await database.batch<ClaimedRow>([...recorded, ...claimed]);
  return next && claimIn(answers, lease);
}

/** Sends what a claim holds; answers with the record of it, and with how many of an endpoint the next may take. */
async function sentOf(sender: Sender, claim: Claim): Promise<{ recorded: D1PreparedStatement[]; most: number }> {
  const { database, shop, world } = sender;
  const jobs = await jobsOf(sender, claim);
  const bodies = jobs.flatMap(({ dispatch, isHeard, body }) =>
    isHeard && dispatch.body === null && !isMadeAnew(dispatch, body) ? [{ ...dispatch, body }] : [],
  );
  if (bodies.length) await database.batch(bodiesKept(database, shop.id, bodies));
  const ended = await postAll(sender, jobs);
  log(shop.domain, claim, ended);
  // Whom the shop's alerts go to hears of an endpoint in trouble, too.
  const isTrouble = ended.some(({ attempt, disables }) => disables || attempt?.succeeded === false);
  const recipients = isTrouble ? (await findAlertMail(database, shop)).recipients : [];
  return {
    recorded: attemptsRecorded(database, shop, claim, ended, recipients, world.now()),
    most: isEasy(claim, jobs, ended) ? CLAIMED_OF_A_BACKLOG : CLAIMED_AT_ONCE,
  };
}

/** In characters of body and answer, of all endpoints: four hundred of them are 4 MB. */
const LITTLE = 10_000;

/** All was taken, and little of it is held in memory: what fails, or is large, is claimed in smaller parts. */
function isEasy({ endpoints, dispatches }: Claim, jobs: Job[], ended: Ended[]) {
  if (!ended.every(({ state }) => state === "delivered")) return false;
  const held = jobs.map(({ body }) => body.length).concat(ended.map(({ attempt }) => answered(attempt?.answer)));
  return (held.reduce((sum, length) => sum + length, 0) / dispatches.length) * endpoints.length <= LITTLE;
}

const answered = (answer: Answer | undefined) => (answer?.kind === "answered" ? answer.body.length : 0);

/** A line an endpoint; the row of each attempt says more. */
function log(shop: string, { endpoints, dispatches }: Claim, ended: Ended[]) {
  for (const endpoint of endpoints) {
    const tried = ended.flatMap(({ endpointId, attempt }) => (endpointId === endpoint.id && attempt ? [attempt] : []));
    const failed = tried.filter(({ succeeded }) => !succeeded);
    const answer = failed.at(-1)?.answer;
    console.log(
      JSON.stringify({
        ...{ at: "outbox", shop, endpoint: endpoint.id },
        claimed: dispatches.filter(({ endpointId }) => endpointId === endpoint.id).length,
        ...{ tried: tried.length, failed: failed.length },
        ...(answer && { last: answer.kind === "answered" ? answer.status : answer.reason }),
        longestMs: Math.max(0, ...tried.map((each) => each.answer.durationMs)),
      }),
    );
  }
}

async function jobsOf(sender: Sender, { endpoints, dispatches }: Claim): Promise<Job[]> {
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const pairs = dispatches.flatMap((dispatch) => {
    const endpoint = byId.get(dispatch.endpointId);
    return endpoint ? [{ endpoint, dispatch }] : [];
  });
  const linked = await linkerOf(sender, sender.shop, dispatches.filter(mayLink));
  return pairs.map(({ endpoint, dispatch }) => jobOf(sender, endpoint, dispatch, linked));
}

/** Bodies that may link to a page: lists may be too long to be sent whole. */
const mayLink = (dispatch: ClaimedDispatch) =>
  dispatch.body === null && (isLinked(dispatch) || Array.isArray(dispatch.data.lines ?? dispatch.data.variants));

function jobOf(
  { shop }: Sender,
  endpoint: SealedEndpoint,
  dispatch: ClaimedDispatch,
  linked: Awaited<ReturnType<typeof linkerOf>>,
): Job {
  const { publicId, type, at, sequence, data } = dispatch;
  const event = linked({ publicId, type, at, shop: shop.domain, sequence, data });
  const isHeard = matches(endpoint.events, type) && passesFilters(endpoint.filters, data);
  return { endpoint, dispatch, event, isHeard, body: isHeard ? (dispatch.body ?? bodyFor(dispatch, event)) : "" };
}
