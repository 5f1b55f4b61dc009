import * as z from "zod";
import { findRecovery, previewRecovery, startRecovery } from "../../outbound/dispatches/recoveries.server";
import { RELEASE_RATE } from "../../outbound/dispatches/recovery";
import { findSealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { instant } from "../../outbound/events/kinds/facts";
import { askForJob } from "../../requests/ask-for-job.server";
import { type AttemptOutcome, sendTest } from "../../session/endpoints/by-hand.server";
import { regenerateSecret } from "../../session/endpoints/changes.server";
import { keeperOf } from "../../session/endpoints/keeper.server";
import { conflict, notFound, problem, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, NOTHING, route } from "../door/route";
import { id, instantOf, moment } from "../shapes/fields";

const HOUR = 3_600_000;
const LONGEST_OVERLAP = 24;

const newSecret = z
  .strictObject({
    overlap_h: z
      .int()
      .min(0)
      .max(LONGEST_OVERLAP)
      .default(LONGEST_OVERLAP)
      .describe("Hours in which the secret before signs as well; 0 where it leaked"),
  })
  .register(BODIES, { id: "NewSecret" });

const secret = z
  .object({
    secret: z.string().describe("Shown this once"),
    previous_secret_until: instant.nullable(),
  })
  .register(ANSWERS, { id: "Secret" });

export const tried = {
  status: z.int().nullable().describe("Null where nothing was answered, or the address was refused"),
  duration_ms: z.number(),
  body: z.string().nullable().describe("The first 16 KB"),
  error: z.string().nullable().describe("Why nothing was answered"),
};

const test = z.object(tried).register(ANSWERS, { id: "TestResult" });

export const outcomeShown = (outcome: AttemptOutcome) =>
  outcome.kind === "answered"
    ? { status: outcome.status, duration_ms: outcome.durationMs, body: outcome.body, error: null }
    : {
        status: null,
        duration_ms: outcome.kind === "failed" ? outcome.durationMs : 0,
        body: null,
        error: outcome.reason,
      };

const between = z
  .strictObject({
    since: moment,
    until: moment,
    preview: z.boolean().default(false).describe("Counts, and sends nothing"),
  })
  .register(BODIES, { id: "NewRecovery" });

const recovery = z
  .object({
    endpoint_id: id,
    since: instant,
    until: instant,
    preview: z.boolean(),
    total: z.int().describe("Dispatches that are sent again, or would be"),
  })
  .register(ANSWERS, { id: "Recovery" });

const running = z
  .object({
    endpoint_id: id.nullable().describe("Null: every endpoint that was on"),
    since: instant,
    until: instant,
    state: z.enum(["running", "done", "failed", "stopped"]),
    total: z.int(),
    sent: z.int().describe("Handed to the sender so far"),
    per_minute: z.int(),
    started_at: instant,
    updated_at: instant,
  })
  .register(ANSWERS, { id: "RecoveryProgress" });

export const BY_HAND = [
  route("POST", "/endpoints/{id}/secret", {
    scope: "write_events",
    name: "replaceSecret",
    summary: "Replace an endpoint's secret",
    query: NOTHING,
    body: newSecret,
    answers: secret,
    async work(call) {
      const overlap = call.body.overlap_h * HOUR;
      const made = await regenerateSecret(await keeperOf(call), call.shop, Number(call.ids.id), overlap, call.begunAt);
      if (made.kind === "none") return notFound("endpoint");
      const until = (await findSealedEndpoint(call.database, call.shop, Number(call.ids.id)))?.previousUntil ?? null;
      return answer({ secret: made.secret, previous_secret_until: until === null ? null : instantOf(until) });
    },
  }),
  route("POST", "/endpoints/{id}/test", {
    scope: "write_events",
    name: "testEndpoint",
    summary: "Send an example and see what is answered",
    says: "Ten a minute of a shop.",
    query: NOTHING,
    body: NOTHING,
    answers: test,
    async work(call) {
      const outcome = await sendTest(await keeperOf(call), call.shop, Number(call.ids.id));
      if (outcome.kind === "none") return notFound("endpoint");
      if (outcome.kind === "limited")
        return problem(429, "too_many_tests", "Ten tests a minute: try again in one.", {
          headers: { "retry-after": "60" },
        });
      return answer(outcomeShown(outcome));
    },
  }),
  route("GET", "/endpoints/{id}/recoveries", {
    scope: "read",
    name: "getRecovery",
    summary: "How far the last recovery has come",
    says: "The shop's last one, where it sends to this endpoint.",
    query: NOTHING,
    body: NOTHING,
    answers: running,
    async work({ database, shop, ids }) {
      const endpointId = Number(ids.id);
      const [found, last] = await Promise.all([
        findSealedEndpoint(database, shop, endpointId),
        findRecovery(database, shop),
      ]);
      if (!found) return notFound("endpoint");
      if (!last || (last.endpointId !== null && last.endpointId !== endpointId)) return notFound("recovery");
      return answer({
        ...{ endpoint_id: last.endpointId === null ? null : String(last.endpointId), state: last.state },
        ...{ since: instantOf(last.since), until: instantOf(last.until), total: last.total, sent: last.sent },
        ...{ per_minute: last.perMinute, started_at: instantOf(last.startedAt), updated_at: instantOf(last.updatedAt) },
      });
    },
  }),
  route("POST", "/endpoints/{id}/recoveries", {
    scope: "write_events",
    name: "recoverEvents",
    summary: "Send again what did not arrive between two times",
    says: "At most 14 days back. What was given up or held is sent anew, at a rate that its receiver can bear; one recovery of a shop at a time.",
    query: NOTHING,
    body: between,
    answers: recovery,
    async work({ database, shop, env, ids, body, begunAt, now }) {
      const endpointId = Number(ids.id);
      if (!(await findSealedEndpoint(database, shop, endpointId))) return notFound("endpoint");
      const choice = { endpointId, since: Date.parse(body.since), until: Date.parse(body.until) };
      const shown = (total: number) =>
        answer({
          ...{ endpoint_id: String(endpointId), since: instantOf(choice.since), until: instantOf(choice.until) },
          ...{ preview: body.preview, total },
        });
      if (body.preview) {
        const counted = await previewRecovery(database, shop, choice, now);
        if (counted.kind === "refused") return refused({ [counted.field]: counted.reason });
        return shown(counted.endpoints.reduce((sum, { count }) => sum + count, 0));
      }
      if (begunAt !== null) {
        const last = await findRecovery(database, shop);
        const same = last?.endpointId === endpointId && last.since === choice.since && last.until === choice.until;
        if (same && last.startedAt >= begunAt) return shown(last.total);
      }
      const started = await startRecovery(database, shop, choice, RELEASE_RATE.usual, now);
      if (started.kind === "refused") return refused({ [started.field]: started.reason });
      if (started.kind === "running") return conflict("Another recovery is running: wait until it has ended.");
      if (!("total" in started)) return shown(0);
      await askForJob(env, shop, "recover");
      return shown(started.total);
    },
  }),
];
