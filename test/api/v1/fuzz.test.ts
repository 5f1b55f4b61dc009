import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Route } from "../../../app/api/door/route";
import { ROUTES } from "../../../app/api/table";
import { FOR_A_ROUND, fuzzed, rounds, together } from "../../support/fuzzed";
import { changed, oddText, varied } from "../../support/odd-values";
import { givenShops } from "../../support/two-shops";
import { ask } from "./client";
import { givenCounts } from "./counts";
import { EXAMPLES, idOf } from "./examples";
import { givenOrders } from "./orders";
import { givenEvents } from "./outbound";
import { valuesOf } from "./schema-values";
import { givenStock, OURS, THEIRS } from "./stock";
import { givenTransfers } from "./transfers";

beforeEach(async () => {
  await givenShops();
  await givenStock();
  await givenEvents();
  await givenOrders();
  await givenTransfers();
  await givenCounts();
  await env.DB.exec("UPDATE alerts SET closed_at = NULL");
  vi.stubGlobal("fetch", async () => new Response("ok"));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const [ours, theirs] = [OURS, THEIRS].map((held) => [...new Set(Object.values(held).map(String))]);
const ids = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...(ours ?? [])) },
  { weight: 2, arbitrary: fc.constantFrom(...(theirs ?? [])) },
);

const idFor = (name: string) => {
  const held = Object.entries(OURS).find(([of]) => name.replace(/_ids?$/, "").endsWith(of.toLowerCase()));
  return held ? fc.oneof({ weight: 3, arbitrary: fc.constant(String(held[1])) }, ids) : ids;
};

/** A list's own cursor with another key in it, which nobody signs. */
const cursors = ({ path }: Route) =>
  fc
    .record({
      shop: fc.constantFrom(1, 1, 1, 2),
      filters: fc.constantFrom("{}", '{"state":"open"}'),
      key: fc.oneof(
        fc.array(fc.oneof(oddText, fc.integer(), fc.constant(null), fc.double()), { maxLength: 4 }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    })
    .map(({ shop, filters, key }) =>
      btoa(unescape(encodeURIComponent(JSON.stringify([shop, `${path.slice(1)} ${filters}`, JSON.stringify(key)]))))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", ""),
    );

const rewritten = fc.constantFrom<(text: string) => string>(
  ...Array.from({ length: 30 }, () => (text: string) => text),
  (text) => text.replace("{", '{"lines":[],"name":"x","name":"y",'),
  (text) => text.replace(/"(\d+)"/g, "$1"),
  (text) => text.replace(/:(-?\d+)/g, ":$1e300"),
  (text) => text.slice(0, text.length / 2),
  (text) => `\ufeff${text}`,
  () => `${"[".repeat(30_000)}`,
  () => "",
);

/** A request of the route, with ids of either shop, and odd in path, query, body or headers, or in none of them. */
const requestTo = (route: Route) => {
  const example = EXAMPLES[route.name]?.body;
  const ofOurs = example ? [fc.constant<unknown>(example(OURS))] : [];
  const ofTheirs = example ? [fc.constant<unknown>(example(THEIRS))] : [];
  const values = valuesOf(route.body, idFor);
  const names = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...Object.keys(route.query.shape), "cursor") },
    fc.constantFrom("x", "__proto__", "toString"),
  );
  return fc.record({
    route: fc.constant(route),
    id: fc.oneof(
      { weight: 12, arbitrary: fc.constant(idOf(route.name, OURS)) },
      { weight: 2, arbitrary: fc.constant(idOf(route.name, THEIRS)) },
      { weight: 2, arbitrary: ids },
      oddText,
    ),
    good: fc
      .tuple(valuesOf(route.query.omit("cursor" in route.query.shape ? { cursor: true } : {}), idFor), fc.nat(11))
      .map(([query, one]) => (one % 3 ? textsOf(query).slice(one % 4, (one % 4) + 1) : textsOf(query))),
    query: seldom(
      names.chain((name) => {
        const value = name === "cursor" ? fc.oneof(cursors(route), oddText) : fc.oneof(oddText, ids);
        return value.map((text): [string, string] => [name, text]);
      }),
    ),
    body: fc
      .tuple(
        fc.oneof(
          { weight: 3, arbitrary: varied(fc.oneof(...ofOurs, ...ofOurs, values)) },
          { weight: 2, arbitrary: changed(fc.oneof(...ofOurs, ...ofTheirs, values), 3) },
        ),
        rewritten,
      )
      .map(([value, rewrite]) => rewrite(JSON.stringify(value) ?? "")),
    key: seldom(oddText),
    type: fc.oneof(
      { weight: 40, arbitrary: fc.constant("application/json") },
      fc.constantFrom("text/plain", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "/"),
    ),
    method: fc.oneof(
      { weight: 60, arbitrary: fc.constant<string>(route.method) },
      fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
    ),
  });
};

/** None of it mostly. */
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant<Value[]>([]) }, fc.array(value, { minLength: 1, maxLength: 2 }));

/** What deletes is seldom asked: what it deleted is there for no other in that round. */
const asked = fc.oneof(
  ...ROUTES.map((route) => ({ weight: route.method === "DELETE" ? 1 : 20, arbitrary: requestTo(route) })),
);

type Asked = typeof asked extends fc.Arbitrary<infer Each> ? Each : never;

const REQUESTS = 400;

it.each(rounds(REQUESTS))(
  "answers whatever a route is asked below 500, as its document says, with nothing of the other shop (seed $seed)",
  async (round) => {
    const answer = (all: Asked[]) => Promise.all(all.map(answered));
    const seen = await fuzzed({ ...round, what: "api", asked, together: together(1, 10), answer });
    for (const status of [200, 404, 422]) expect(seen.get(status), `${status}`).toBeGreaterThan(0);
  },
  FOR_A_ROUND,
);

async function answered({ route, id, good, query, body, key, type, method }: Asked) {
  const path = route.path.replace(/\{\w+\}/, () => encodeURIComponent(wellFormed(id)) || "x");
  const search = new URLSearchParams([...good, ...query]);
  const headers: Record<string, string> = { "content-type": type };
  const [named] = key;
  if (named !== undefined && /^[ -~]*$/.test(named)) headers["idempotency-key"] = named;
  const sent = method === "GET" || method === "HEAD" ? {} : { text: body };
  const { status, json } = await ask(`${path}?${search}`, { method, headers, ...sent });
  return { at: `${route.method} ${route.path}`, status, said: JSON.stringify(json), done: status < 400 };
}

/** A query's values as an address writes them. */
const textsOf = (query: unknown): [string, string][] =>
  Object.entries(query ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));

/** What an address can hold. */
const wellFormed = (text: string) => text.replace(/[\ud800-\udfff]/gu, "x");
