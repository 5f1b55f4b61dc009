import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Route } from "../../../app/api/door/route";
import { ROUTES as TABLE } from "../../../app/api/table";
import { everyRow } from "../../support/rows";
import { ALL_SCOPES, givenKey, givenShops, ONE, TWO } from "../../support/two-shops";
import { ask } from "./client";
import { givenCounts } from "./counts";
import { EXAMPLES, idOf } from "./examples";
import { givenOrders } from "./orders";
import { givenEvents } from "./outbound";
import { givenStock, type Held, OURS, THEIRS } from "./stock";
import { givenTransfers } from "./transfers";

/** What deletes, or takes stock back that a count has found, comes last, so that the others find what they ask for. */
const isLast = ({ method, name }: Route) => Number(method === "DELETE" || name === "takeBackReceipt");
const ROUTES = TABLE.toSorted((a, b) => isLast(a) - isLast(b));

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

afterEach(() => void vi.unstubAllGlobals());

const asking = (route: Route, ids: Held, named: Held, more: Parameters<typeof ask>[1] = {}) =>
  ask(route.path.replace(/\{\w+\}/, idOf(route.name, ids)), {
    ...{ method: route.method, body: EXAMPLES[route.name]?.body?.(named) },
    ...more,
  });

const says = ({ method, path }: Route) => `${method} ${path}`;

it("has an example of every route", () =>
  expect(Object.keys(EXAMPLES).sort()).toEqual(ROUTES.map(({ name }) => name).sort()));

it("every route answers a key of its shop, with nothing of another in it", async () => {
  for (const route of ROUTES) {
    const { status, json } = await asking(route, OURS, OURS);
    expect([says(route), status]).toEqual([says(route), route.status]);
    expect(JSON.stringify(json ?? null), says(route)).not.toContain(TWO.domain);
    if (Array.isArray(json?.data)) expect(json.data.length, says(route)).toBeGreaterThan(0);
  }
});

it("no route shows or touches another shop, by ids in the path or in the body", async () => {
  const before = await everyRow(TWO.id);
  const odd: string[] = [];
  for (const route of ROUTES) {
    if (route.path.includes("{")) {
      const { status, json } = await asking(route, THEIRS, OURS);
      expect([says(route), status, json.code]).toEqual([says(route), 404, "not_found"]);
    }
    const { status, json } = await asking(route, OURS, THEIRS);
    if (EXAMPLES[route.name]?.body?.(OURS) && namesIds(route) && status < 400) odd.push(says(route));
    const told = JSON.stringify(json ?? null);
    for (const text of [TWO.domain, `"${THEIRS.variant}"`, `"${THEIRS.item}"`, `"${THEIRS.location}"`])
      expect(told, says(route)).not.toContain(text);
  }
  expect(odd).toEqual([]);
  expect(await everyRow(TWO.id)).toEqual(before);
});

/** Whether the example's body is another where the other shop's ids stand in it. */
const namesIds = ({ name }: Route) =>
  JSON.stringify(EXAMPLES[name]?.body?.(OURS)) !== JSON.stringify(EXAMPLES[name]?.body?.(THEIRS));

it("every route wants its scope, and no other stands in for it", async () => {
  const keys: Record<string, string> = {};
  for (const [at, scope] of ALL_SCOPES.split(",").entries()) {
    keys[scope] = `ek_${String(at + 4).repeat(48)}`;
    await givenKey(
      1,
      keys[scope],
      ALL_SCOPES.split(",")
        .filter((each) => each !== scope)
        .join(","),
    );
  }
  for (const route of ROUTES) {
    const { status, json } = await asking(route, OURS, OURS, { key: keys[route.scope] });
    expect([says(route), status, json.code]).toEqual([says(route), 403, "scope_missing"]);
    expect(json.detail).toContain(route.scope);
  }
});

it("a cursor is good for no other shop, list or filter", async () => {
  const cursor = (shop: number, list: string) =>
    btoa(JSON.stringify([shop, list, '["a",1]']))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  for (const route of ROUTES.filter(({ query }) => "cursor" in query.shape))
    for (const wrong of [cursor(TWO.id, route.path.slice(1)), cursor(ONE.id, "others")]) {
      const { json } = await ask(`${route.path.replace(/\{\w+\}/, idOf(route.name, OURS))}?cursor=${wrong}`);
      expect([says(route), json.code]).toEqual([says(route), "invalid_cursor"]);
    }
});

/** How many rows each table has, but for the answers themselves. */
async function rowsOf() {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'api_answers'",
  ).all<{ name: string }>();
  const counted = await env.DB.batch<{ n: number }>(
    tables.map(({ name }) => env.DB.prepare(`SELECT COUNT(*) AS n FROM "${name}"`)),
  );
  return Object.fromEntries(tables.map(({ name }, at) => [name, counted[at]?.results[0]?.n]));
}

const WRITES = ROUTES.filter(({ method }) => method !== "GET");

it("each write answers the same key alike and does nothing then, and another key by itself", async () => {
  for (const route of WRITES) {
    const body = EXAMPLES[route.name]?.body?.(OURS);
    const keyed = (key: string) => asking(route, OURS, OURS, { body, headers: { "idempotency-key": key } });
    const one = await keyed(route.name);
    const before = await rowsOf();
    const again = await keyed(route.name);
    expect([says(route), again.status, again.json]).toEqual([says(route), one.status, one.json]);
    expect(again.headers.get("idempotency-replayed"), says(route)).toBe("true");
    expect([says(route), await rowsOf()]).toEqual([says(route), before]);
    expect((await keyed(`${route.name}-2`)).headers.get("idempotency-replayed"), says(route)).toBeNull();
  }
});

/** Each time it is an attempt: who receives the event knows it by its id, and an example is tried again. */
const TRIED = ["resendDispatch", "testEndpoint"];

it("no write makes a row twice where the first answer was lost, and is answered as it was", async () => {
  const twice: string[] = [];
  for (const route of WRITES.filter(({ name }) => !TRIED.includes(name))) {
    const body = EXAMPLES[route.name]?.body?.(OURS);
    const keyed = () => asking(route, OURS, OURS, { body, headers: { "idempotency-key": route.name } });
    const one = await keyed();
    const before = await rowsOf();
    await env.DB.exec("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0");
    const again = await keyed();
    if (again.status !== one.status || JSON.stringify(again.json) !== JSON.stringify(one.json))
      twice.push(`${says(route)}: ${one.status} and ${again.status}, not the same answer`);
    const after = await rowsOf();
    for (const [table, rows] of Object.entries(after))
      if (rows !== before[table]) twice.push(`${says(route)}: ${table}`);
  }
  expect(twice).toEqual([]);
});

/** Places close, variants and suppliers go, an item is at no place any more, and the shop's day is the one before. */
const GONE_SINCE = `
UPDATE locations SET active = 0;
UPDATE variants SET deleted_at = 1;
UPDATE suppliers SET archived_at = 1;
UPDATE levels SET deleted_at = 1;
UPDATE shops SET time_zone = 'Pacific/Pago_Pago';
`;

it("what a write did is answered as done where what it named is gone before the lost answer is asked for", async () => {
  await env.DB.exec("UPDATE shops SET time_zone = 'Pacific/Kiritimati'");
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const now = Date.now();
  const bodyOf = (route: Route) => {
    const body = EXAMPLES[route.name]?.body?.(OURS);
    return body && { ...body, ...("received_on" in body && { received_on: day(now + 14 * 3_600_000) }) };
  };
  const keyed = (route: Route) =>
    asking(route, OURS, OURS, { body: bodyOf(route), headers: { "idempotency-key": route.name } });
  const routes = WRITES.filter(({ name, path }) => !TRIED.includes(name) && !/similar|endpoints/.test(path));
  const ones = [];
  for (const route of routes) ones.push(await keyed(route));
  await env.DB.exec("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0");
  for (const statement of GONE_SINCE.trim().split("\n")) await env.DB.exec(statement);
  const before = await rowsOf();
  const odd: string[] = [];
  for (const [at, route] of routes.entries()) {
    const again = await keyed(route);
    if (again.status !== ones[at]?.status || again.json?.id !== ones[at]?.json?.id)
      odd.push(`${says(route)}: ${ones[at]?.status}, then ${again.status} ${JSON.stringify(again.json)}`);
  }
  expect(odd).toEqual([]);
  expect(await rowsOf()).toEqual(before);
});

it("writes alone are kept under an Idempotency-Key", async () => {
  for (const route of ROUTES) await asking(route, OURS, OURS, { headers: { "idempotency-key": route.name } });
  const { results } = await env.DB.prepare("SELECT idempotency_key AS name FROM api_answers").all<{ name: string }>();
  const writes = ROUTES.filter(({ method }) => method !== "GET").map(({ name }) => name);
  expect(results.map(({ name }) => name).sort()).toEqual(writes.sort());
});
