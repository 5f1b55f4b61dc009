import * as z from "zod";
import {
  givenBack,
  isDispatched,
  probedSoon,
  resendRecorded,
  takeTest,
  takeToResend,
} from "../../outbound/dispatches/by-hand.server";
import { bodiesKept, LEASE_FOR } from "../../outbound/dispatches/claims/claim.server";
import { passesFilters } from "../../outbound/endpoints/filters";
import { isSuccess } from "../../outbound/endpoints/health";
import { findSealedEndpoint, type SealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { EVENT_TYPES, isEventType, matches } from "../../outbound/events/catalogue";
import type { OutboundEvent } from "../../outbound/events/envelope";
import { exampleOf } from "../../outbound/events/example";
import { bodyFor, isMadeAnew, type Written } from "../../outbound/formats/body";
import { openedAddress } from "../endpoint-cipher";
import type { KeyRing } from "../tokens/token-cipher";
import { type Attempt, attempt, type World } from "./attempt";
import { type Linker, linkerOf } from "./linked.server";

export interface Hand extends Linker {
  ring: KeyRing;
  world: World;
}

interface ShopNamed {
  id: number;
  domain: string;
}

/** What came of one attempt. `refused`: its address leads nowhere that events may go, and nothing was sent. */
export type AttemptOutcome =
  | { kind: "answered"; status: number; durationMs: number; body: string; succeeded: boolean }
  | { kind: "failed"; reason: string; durationMs: number }
  | { kind: "refused"; reason: string };

/**
 * Sends the catalogue's example of an event that the endpoint hears of, the way that any attempt goes, and answers with what came
 * of it. Ten a minute and shop: `limited`. Nothing is kept of it.
 */
export async function sendTest(
  hand: Hand,
  shop: ShopNamed,
  id: number,
): Promise<AttemptOutcome | { kind: "limited" } | { kind: "none" }> {
  const { database, world } = hand;
  const endpoint = await findSealedEndpoint(database, shop, id);
  if (!endpoint) return { kind: "none" };
  if (!(await takeTest(database, shop, id, world.now()))) return { kind: "limited" };
  const type = EVENT_TYPES.find((each) => matches(endpoint.events, each)) ?? "stock.low";
  const publicId = `evt_test${crypto.randomUUID().replaceAll("-", "")}`;
  const { data: example } = exampleOf(type);
  const event = { publicId, type, at: world.now(), shop: shop.domain, sequence: 1, data: example };
  const made = await sent(hand, shop, endpoint, event, bodyFor(endpoint, event));
  const outcome = outcomeOf(made);
  if (outcome.kind === "answered" && outcome.succeeded) await probedSoon(database, shop, id, world.now()).run();
  return outcome;
}

/** `wasDelivered`: it was taken before, and was sent once more all the same. */
type Resending =
  | (AttemptOutcome & { wasDelivered: boolean })
  | { kind: "pending" | "none" }
  | { kind: "not heard"; reason: string };

/**
 * Sends one dispatch again under its own id, at once and once: an attempt beside the dispatch's own, which stay as they were.
 * Refused while a try is pending, and where the endpoint is off, has gone or no longer hears of such.
 */
export async function resendDispatch(
  hand: Hand,
  shop: ShopNamed,
  endpointId: number,
  sequence: number,
): Promise<Resending> {
  const { database, world } = hand;
  const endpoint = await findSealedEndpoint(database, shop, endpointId);
  if (!endpoint) return { kind: "none" };
  if (endpoint.state !== "on") return { kind: "not heard", reason: "The endpoint is switched off." };
  const lease = crypto.randomUUID();
  const which = { endpointId, sequence };
  const now = world.now();
  const taken = await takeToResend(database, shop, which, { lease, until: now + LEASE_FOR }, now);
  if (!taken) return { kind: (await isDispatched(database, shop, endpointId, sequence)) ? "pending" : "none" };
  const event = eventOf(shop, sequence, taken);
  if (!matches(endpoint.events, event.type) || !passesFilters(endpoint.filters, event.data)) {
    await givenBack(database, shop, lease, sequence).run();
    return { kind: "not heard", reason: "The endpoint no longer hears of this." };
  }
  const body = taken.body ?? (await bodyByHand(hand, shop, taken, event));
  if (taken.body === null && !isMadeAnew(taken, body))
    await database.batch(bodiesKept(database, shop.id, [{ ...which, body }]));
  const made = await sent(hand, shop, endpoint, event, body);
  await database.batch(resendRecorded(database, shop, which, lease, { ...made, at: now }, world.now()));
  return { ...outcomeOf(made), wasDelivered: taken.state === "delivered" };
}

/** As the sender would have made it. */
async function bodyByHand(hand: Hand, shop: ShopNamed, written: Written, event: OutboundEvent) {
  const linked = await linkerOf(hand, shop, [event]);
  return bodyFor(written, linked(event));
}

const data = z.record(z.string(), z.unknown());

function eventOf(
  shop: ShopNamed,
  sequence: number,
  taken: { publicId: string; type: string; at: number; data: string },
) {
  const { publicId, type, at } = taken;
  if (!isEventType(type)) throw new Error(`An event of an unknown type: ${type}.`);
  const event: OutboundEvent = {
    publicId,
    type,
    at,
    shop: shop.domain,
    sequence,
    data: data.parse(JSON.parse(taken.data)),
  };
  return event;
}

const sent = async (
  { ring, world }: Hand,
  shop: ShopNamed,
  endpoint: SealedEndpoint,
  event: OutboundEvent,
  body: string,
) => attempt(world, endpoint, await openedAddress(ring, shop.id, endpoint, world.now()), event, body);

function outcomeOf({ answer, isRefused }: Attempt): AttemptOutcome {
  if (isRefused && answer.kind === "failed") return { kind: "refused", reason: answer.reason };
  if (answer.kind === "failed") return answer;
  const { kind, status, durationMs, body } = answer;
  return { kind, status, durationMs, body, succeeded: isSuccess(status) };
}
