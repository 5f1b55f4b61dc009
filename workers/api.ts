import * as z from "zod";
import { repeatedErrors } from "../app/api/door/field-errors";
import { matched } from "../app/api/door/matching";
import { invalidQuery, type Problem, problem, problemResponse } from "../app/api/door/problem";
import { repeatable } from "../app/api/door/repeatable";
import type { Context, Method, Route, Run } from "../app/api/door/route";
import { document } from "../app/api/openapi";
import { ROUTES } from "../app/api/table";
import type { House } from "../app/load-context";
import { type Caller, findCaller, keyUsed } from "../app/session/api-keys/api-keys.server";
import { looksLikeSecret } from "../app/session/api-keys/secret";
import { findAnywhere, ShopMoves, withOnly } from "../app/shops/databases.server";
import { within } from "../app/time-limit";
import { sha256Of } from "../app/words/sha256";
import { limitedBody } from "./limited-body";

const API = "/api/v1";

/** In bytes. */
const LARGEST_BODY = 256 * 1024;
/** In ms, and below an Idempotency-Key's lease. */
const LONGEST_ANSWER = 25_000;
/** In seconds: the limiter's own period. */
const TRY_AGAIN_AFTER = 10;

interface Asked extends House {
  request: Request;
  path: string;
}

/** `/api/…`: key → rate limit → table of routes. Whatever happens is answered as JSON. */
export async function serveApi(request: Request, house: House) {
  const { line, settings } = house;
  const asked = { request, ...house, path: new URL(request.url).pathname.slice(API.length) };
  const answer = await within(LONGEST_ANSWER, "The API", answerTo(asked)).catch((error: unknown) => {
    if (error instanceof ShopMoves) return problemResponse(moves);
    line.failed(error);
    return problemResponse(
      problem(500, "failed", "Evenstock could not do this. Nothing says that it was done: ask, or send it again."),
    );
  });
  answer.headers.set("cache-control", "no-store");
  answer.headers.set("x-content-type-options", "nosniff");
  if (settings.ENVIRONMENT === "production") answer.headers.set("strict-transport-security", "max-age=31536000");
  return request.method === "HEAD" ? new Response(null, answer) : answer;
}

async function answerTo(asked: Asked): Promise<Response> {
  const { request, settings, path } = asked;
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (path === "/openapi.json")
    return method === "GET" ? Response.json(document(settings.APP_URL)) : problemResponse(otherMethod(["GET"]));
  const admission = await admitted(asked);
  if (admission.kind === "problem") return problemResponse(admission);
  const found = matched(ROUTES, method, path);
  if (found.kind === "none") return problemResponse(problem(404, "no_such_path", "The API has no such path."));
  if (found.kind === "other method") return problemResponse(otherMethod(found.allowed));
  return routed(asked, admission, found.route, found.ids);
}

interface Admitted {
  kind: "caller";
  caller: Caller;
  database: D1Database;
}

/** Whoever asks too often is turned away before anything is read. */
async function admitted({ request, env, ctx, line }: Asked): Promise<Admitted | Problem> {
  const [scheme = "", secret = ""] = (request.headers.get("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() !== "bearer" || !looksLikeSecret(secret)) return unauthorized;
  const hash = await sha256Of(secret);
  if (!(await env.API_LIMIT.limit({ key: hash })).success) return tooOften;
  const known = await findAnywhere(env, `key/${hash}`, (database) => findCaller(database, hash));
  if (!known) return unauthorized;
  const { database, found: caller } = known;
  line.note({ shop: caller.shop.domain, key: caller.keyId });
  // Where it cannot be noted, the request is none the worse for it.
  const noted = keyUsed(database, caller, Date.now()).run();
  ctx.waitUntil(noted.catch(() => undefined));
  return { kind: "caller", caller, database };
}

const unauthorized = problem(401, "no_good_key", "Send a key of this shop: Authorization: Bearer ek_…", {
  headers: { "www-authenticate": 'Bearer realm="Evenstock"' },
});

const tooOften = problem(429, "too_often", "This key asks too often. Wait as long as Retry-After says.", {
  headers: { "retry-after": String(TRY_AGAIN_AFTER) },
});

const moves = problem(503, "shop_moves", "This shop's rows are being moved. Nothing was done: send it again.", {
  headers: { "retry-after": "30" },
});

function otherMethod(allowed: Method[]) {
  const allow = allowed.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : method)).join(", ");
  return problem(405, "other_method", `This path takes ${allow}.`, { headers: { allow } });
}

async function routed(
  asked: Asked,
  { caller, database }: Admitted,
  route: Route,
  ids: Record<string, string>,
): Promise<Response> {
  if (!caller.scopes.includes(route.scope))
    return problemResponse(problem(403, "scope_missing", `This key does not have the scope ${route.scope}.`));
  const { request, settings } = asked;
  const { searchParams } = new URL(request.url);
  const repeated = repeatedErrors(searchParams);
  if (repeated.length > 0) return problemResponse(invalidQuery(repeated));
  const query = Object.fromEntries(searchParams);
  const body = await bodyOf(request);
  if (body.kind === "problem") return problemResponse(body);
  const prepared = route.prepare(query, body.value);
  if (prepared.kind === "problem") return problemResponse(prepared);
  const env = withOnly(asked.env, database);
  const context = { caller, shop: caller.shop, database, env, settings, now: Date.now(), ids };
  const run = (attempt: Pick<Context, "token" | "begunAt">) =>
    answered(route, prepared.run, { ...context, ...attempt });
  return route.method === "GET"
    ? run({ token: "", begunAt: null })
    : repeatable(request, context, { query, body: body.value }, run);
}

async function answered(route: Route, run: Run, context: Context) {
  const made = await run(context);
  if (made.kind === "problem") return problemResponse(made);
  const { shownAt } = route;
  const headers = new Headers(shownAt ? [["location", `${API}${shownAt}/${withId.parse(made.data).id}`]] : []);
  return route.status === 204
    ? new Response(null, { status: 204, headers })
    : Response.json(made.data, { status: route.status, headers });
}

const withId = z.object({ id: z.string() });

/** A request without a body says nothing, which is `{}`. */
async function bodyOf(request: Request): Promise<{ kind: "body"; value: unknown } | Problem> {
  if (request.method === "GET" || request.method === "HEAD") return { kind: "body", value: {} };
  const bytes = await limitedBody(request, LARGEST_BODY);
  if (!bytes) return problem(413, "too_long", "More than the API takes at once, which is 256 KB.");
  if (bytes.byteLength === 0) return { kind: "body", value: {} };
  if (!isJson(request)) return problem(415, "not_json", "Send the body as application/json, not compressed.");
  try {
    return { kind: "body", value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return problem(400, "not_json", "The body is not JSON.");
  }
}

const isJson = ({ headers }: Request) =>
  (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() === "application/json" &&
  (headers.get("content-encoding") ?? "identity") === "identity";
