import * as z from "zod";
import { DISPATCH_STATES } from "../../outbound/dispatches/dispatch-state";
import { type ListedDispatch, listDispatches } from "../../outbound/dispatches/log.server";
import { type FoundDispatch, findDispatch, type ListedAttempt } from "../../outbound/dispatches/one.server";
import { EVENT_TYPES } from "../../outbound/events/catalogue";
import { envelopeOf } from "../../outbound/events/envelope";
import { instant } from "../../outbound/events/kinds/facts";
import { resendDispatch } from "../../session/endpoints/by-hand.server";
import { keeperOf } from "../../session/endpoints/keeper.server";
import { listOf, pageIn, paging } from "../door/listed";
import { conflict, notFound } from "../door/problem";
import { ANSWERS } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { id, instantOf } from "../shapes/fields";
import { outcomeShown, tried } from "./by-hand";
import { event } from "./events";

const headers = z.array(z.object({ name: z.string(), value: z.string() }));

const attempt = z.object({
  at: instant,
  status: z.int().nullable(),
  duration_ms: z.number(),
  error: z.string().nullable().describe("Why nothing was answered"),
  by_hand: z.boolean(),
  request_headers: headers.describe("Credentials among them masked"),
  request_body: z.string().nullable(),
  response_headers: headers,
  response_body: z.string().describe("The first 16 KB"),
});

const fields = {
  id: z.string().describe("Of the endpoint and the sequence"),
  endpoint_id: id,
  sequence: z.int().describe("The event's"),
  type: z.string(),
  state: z.enum(DISPATCH_STATES),
  attempts_made: z.int(),
  next_attempt_at: instant.nullable().describe("Null unless it is pending"),
  last_status: z.int().nullable(),
  reason: z.string().nullable().describe("Why it is not pending"),
  created_at: instant,
  ended_at: instant.nullable(),
};

const listed = z.object(fields).register(ANSWERS, { id: "Dispatch" });
const whole = z
  .object({ ...fields, event, attempts: z.array(attempt).describe("The newest first") })
  .register(ANSWERS, { id: "WholeDispatch" });
const resent = z
  .object({ ...tried, was_delivered: z.boolean().describe("It had arrived before, and was sent all the same") })
  .register(ANSWERS, { id: "Resent" });

const USUAL = 50;

type Shared = Omit<ListedDispatch, "type" | "attempts">;

const shown = (row: Shared, type: string, attemptsMade: number): z.input<typeof listed> => ({
  ...{ id: `${row.endpointId}-${row.sequence}`, endpoint_id: String(row.endpointId), sequence: row.sequence },
  ...{ type, state: row.state, attempts_made: attemptsMade },
  next_attempt_at: row.state === "pending" ? instantOf(row.nextAttemptAt) : null,
  ...{ last_status: row.lastStatus, reason: row.reason, created_at: instantOf(row.createdAt) },
  ended_at: row.endedAt === null ? null : instantOf(row.endedAt),
});

const headersShown = (pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

const attemptShown =
  (body: string | null) =>
  (row: ListedAttempt): z.input<typeof attempt> => ({
    ...{ at: instantOf(row.at), status: row.status, duration_ms: row.durationMs, error: row.error },
    ...{ by_hand: row.byHand, request_headers: headersShown(row.requestHeaders), request_body: body },
    ...{ response_headers: headersShown(row.responseHeaders), response_body: row.responseBody },
  });

const wholeShown = (found: FoundDispatch): z.input<typeof whole> => ({
  ...shown(found, found.event.type, found.attemptsMade),
  event: envelopeOf(found.event),
  attempts: found.attempts.map(attemptShown(found.body)),
});

/** The endpoint and the sequence that an id is made of. */
const partsOf = ({ ids }: Context) => (ids.dispatch ?? "").split("-").map(Number) as [number, number];

export const DISPATCHES = [
  route("GET", "/dispatches", {
    scope: "read",
    name: "listDispatches",
    summary: "Events on their way to endpoints, the newest first",
    query: z.strictObject({
      ...paging(USUAL),
      endpoint_id: id.optional(),
      state: z.enum(DISPATCH_STATES).optional(),
      type: z.enum(EVENT_TYPES).optional(),
    }),
    body: NOTHING,
    answers: listOf(listed).register(ANSWERS, { id: "Dispatches" }),
    async work(call) {
      const page = pageIn(call, "dispatches");
      if (page.kind === "problem") return page;
      const { endpoint_id, state, type } = call.query;
      const endpointId = endpoint_id === undefined ? undefined : Number(endpoint_id);
      const wanted = { endpointId, state, type, cursor: page.cursor, limit: page.size };
      const found = await listDispatches(call.database, call.shop, wanted);
      return page.answer(found, (row) => shown(row, row.type, row.attempts));
    },
  }),
  route("GET", "/dispatches/{dispatch}", {
    scope: "read",
    name: "getDispatch",
    summary: "A dispatch with its event and every attempt",
    query: NOTHING,
    body: NOTHING,
    answers: whole,
    async work(call) {
      const found = await findDispatch(call.database, call.shop, ...partsOf(call));
      return found ? answer(wholeShown(found)) : notFound("dispatch");
    },
  }),
  route("POST", "/dispatches/{dispatch}/resend", {
    scope: "write_events",
    name: "resendDispatch",
    summary: "Send a dispatch once more, at once",
    says: "Under its own id; an attempt beside its own, which stay as they were. Refused while one is pending.",
    query: NOTHING,
    body: NOTHING,
    answers: resent,
    async work(call) {
      const outcome = await resendDispatch(await keeperOf(call), call.shop, ...partsOf(call));
      if (outcome.kind === "none") return notFound("dispatch");
      if (outcome.kind === "not heard") return conflict(outcome.reason);
      if (!("wasDelivered" in outcome)) return conflict("It is still on its way: a try of it is pending.");
      return answer({ ...outcomeShown(outcome), was_delivered: outcome.wasDelivered });
    },
  }),
];
