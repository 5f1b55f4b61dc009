import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { JobMessage } from "../../../app/jobs/messages";
import { rowsOf } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { givenShops, ONE, TWO } from "../../support/two-shops";
import { ask, walk } from "./client";
import { givenEvents } from "./outbound";

const answers = vi.fn<typeof fetch>();

const attempts = z.array(
  z.object({ request_body: z.string(), request_headers: z.array(z.object({ name: z.string() })) }),
);

beforeEach(async () => {
  await givenShops();
  answers.mockImplementation(async () => new Response("welcome", { status: 202 }));
  vi.stubGlobal("fetch", answers);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const GOOD = {
  ...{ name: "Warehouse", url: "http://localhost:9/hooks/T0KEN12345abc", events: ["stock.*"], format: "stockaj" },
  ...{ rate_limit: 60, headers: { "X-Api-Token": "hush-hush" } },
};
const add = (body: object = GOOD, more = {}) => ask("/endpoints", { method: "POST", body, ...more });

describe("endpoints", () => {
  it("are made with a secret that is shown once, and nothing secret is told after", async () => {
    const { status, json, headers } = await add();
    expect([status, headers.get("location")]).toEqual([201, "/api/v1/endpoints/1"]);
    expect(json.secret).toMatch(/^whsec_/);
    const { json: later } = await ask("/endpoints/1");
    const { secret: _, ...shown } = json;
    expect(later).toEqual(shown);
    expect(later).toMatchObject({
      ...{ url: "http://localhost:9/hooks/…", headers: { "x-api-token": "••••" }, state: "on", timeout_s: 10 },
      ...{ rate_limit: 60, health: { success_rate: null, p95_ms: null, breaker: "closed" }, pending: 0 },
    });
    const told = JSON.stringify([later, await walk("/endpoints"), await rowsOf("endpoints")]);
    for (const hidden of [json.secret, "T0KEN12345abc", "hush-hush"]) expect(told).not.toContain(hidden);
  });

  it("made again under the same Idempotency-Key are one, with the same secret, which is kept encrypted", async () => {
    const headers = { "idempotency-key": "once" };
    const [first, again] = [await add(GOOD, { headers }), await add(GOOD, { headers })];
    expect(again.json).toEqual(first.json);
    expect(await walk("/endpoints")).toHaveLength(1);
    expect(JSON.stringify(await rowsOf("api_answers"))).not.toContain(first.json.secret);
  });

  it.each([
    { body: { ...GOOD, url: "http://example.com" }, pointer: "/url" },
    { body: { ...GOOD, url: "https://10.0.0.1" }, pointer: "/url" },
    { body: { ...GOOD, events: ["stock.sold"] }, pointer: "/events/0" },
    { body: { ...GOOD, format: "xml" }, pointer: "/format" },
    { body: { ...GOOD, timeout_s: 31 }, pointer: "/timeout_s" },
    { body: { ...GOOD, secret: "mine" }, pointer: "/secret" },
    { body: { ...GOOD, filters: { location_ids: [1] } }, pointer: "/filters/location_ids/0" },
  ])("are refused for $pointer", async ({ body, pointer }) => {
    expect(await add(body)).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
    expect(await walk("/endpoints")).toEqual([]);
  });

  it("are changed field by field, switched off and on, and deleted", async () => {
    await add();
    const change = (body: object) => ask("/endpoints/1", { method: "PATCH", body });
    expect((await change({ name: "WMS", headers: {} })).json).toMatchObject({
      name: "WMS",
      headers: {},
      format: "stockaj",
    });
    expect((await change({ state: "off" })).json.state).toBe("off");
    expect((await change({ state: "on", replay: true })).json.state).toBe("on");
    expect(await change({ url: "http://10.0.0.1" })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/url" }] },
    });
    expect((await ask("/endpoints/1", { method: "DELETE" })).status).toBe(204);
    expect((await ask("/endpoints/1")).status).toBe(404);
    expect((await change({ name: "A" })).status).toBe(404);
  });

  it("get one other secret for a request whose answer was lost: a second would end the one that the receiver has", async () => {
    const { json } = await add();
    const replaced = (key: string) =>
      ask("/endpoints/1/secret", { method: "POST", body: { overlap_h: 1 }, headers: { "idempotency-key": key } });
    const one = await replaced("once");
    await env.DB.exec(
      "UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0 WHERE idempotency_key = 'once'",
    );
    expect((await replaced("once")).json).toEqual(one.json);
    const another = await replaced("twice");
    expect([json.secret, one.json.secret]).not.toContain(another.json.secret);
  });

  it("get another secret, beside which the one before signs for a while", async () => {
    const { json } = await add();
    const replaced = await ask("/endpoints/1/secret", { method: "POST", body: { overlap_h: 1 } });
    expect(replaced.json.secret).not.toBe(json.secret);
    expect((await ask("/endpoints/1")).json.previous_secret_until).toBe(replaced.json.previous_secret_until);
    const atOnce = await ask("/endpoints/1/secret", { method: "POST", body: { overlap_h: 0 } });
    expect(atOnce.json.previous_secret_until).toBeNull();
  });

  it("are tested ten times a minute, and what they answer is told", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    await add();
    const test = () => ask("/endpoints/1/test", { method: "POST" });
    expect((await test()).json).toEqual({ status: 202, duration_ms: expect.any(Number), body: "welcome", error: null });
    answers.mockRejectedValue(new Error("refused"));
    expect((await test()).json).toMatchObject({ status: null, body: null, error: expect.stringContaining("refused") });
    const all = await Promise.all(Array.from({ length: 9 }, test));
    const limited = all.filter(({ status }) => status === 429);
    expect([limited.length, limited[0]?.headers.get("retry-after")]).toEqual([1, "60"]);
  });
});

describe("events and dispatches", () => {
  beforeEach(givenEvents);

  it("events are pulled in their order, by sequence", async () => {
    const { json } = await ask("/events?limit=2");
    expect(json.data).toEqual([
      {
        ...{ id: "evt_one1000", type: "stock.low", sequence: 1000, timestamp: "2026-11-28T09:00:00.000Z" },
        ...{ api_version: "2026-11", shop: ONE.domain, data: { variant_id: "301", available: 2 } },
      },
      expect.objectContaining({ sequence: 1001 }),
    ]);
    expect(json.last_sequence).toBe(1001);
    expect((await ask("/events?after=1001")).json).toMatchObject({ data: [{ sequence: 1002 }], last_sequence: 1002 });
    expect((await ask("/events?after=1002")).json).toEqual({ data: [], last_sequence: 1002 });
  });

  it("whoever begins now hears which sequence was the last, as well where nothing was ever announced", async () => {
    const { json } = await ask("/events?after=now");
    expect(json).toEqual({ data: [], last_sequence: 1002 });
    expect((await ask("/events?after=NOW")).json.errors).toMatchObject([{ pointer: "/after", in: "query" }]);
    await env.DB.exec("DELETE FROM events WHERE shop_id = 2");
    expect((await ask("/events?after=now", { key: TWO.key })).json).toEqual({ data: [], last_sequence: 0 });
  });

  it("dispatches are listed the newest first, by filter, page by page", async () => {
    expect((await walk("/dispatches?limit=1")).map(({ id }) => id)).toEqual(["1-1002", "1-1001", "1-1000"]);
    expect((await walk("/dispatches?state=exhausted")).map(({ id }) => id)).toEqual(["1-1000"]);
    expect(await walk("/dispatches?type=order.created")).toEqual([]);
    expect(await walk("/dispatches?endpoint_id=2")).toEqual([]);
  });

  it("a dispatch is sent once more by hand, and every attempt is told", async () => {
    const came = await ask("/dispatches/1-1000/resend", { method: "POST" });
    expect(came).toMatchObject({ status: 200, json: { status: 202, body: "welcome", was_delivered: false } });
    const { json } = await ask("/dispatches/1-1000");
    expect(json).toMatchObject({
      ...{ id: "1-1000", state: "delivered", attempts_made: 3, event: { id: "evt_one1000" } },
      attempts: [{ status: 202, by_hand: true, error: null, response_body: "welcome" }],
    });
    const [attempt] = attempts.parse(json.attempts);
    expect(JSON.parse(attempt?.request_body ?? "")).toMatchObject({ id: "evt_one1000" });
    expect(attempt?.request_headers.map(({ name }) => name)).toContain("webhook-id");
    expect((await ask("/dispatches/1-1002/resend", { method: "POST" })).json.code).toBe("not_allowed_now");
  });

  it("a recovery says first what it will send, then sends it by a job", async () => {
    const JOBS = new Recorder<JobMessage>();
    const between = { since: "2026-11-28T08:00:00+00:00", until: "2026-11-28T12:00:00Z" };
    const recover = (body: object) => ask("/endpoints/1/recoveries", { method: "POST", body, environment: { JOBS } });
    vi.useFakeTimers({ now: Date.parse("2026-11-28T12:00:00Z"), toFake: ["Date"] });
    try {
      expect((await recover({ ...between, preview: true })).json).toMatchObject({ preview: true, total: 2 });
      expect(JOBS.messages).toEqual([]);
      expect((await recover(between)).json).toMatchObject({ preview: false, total: 2, endpoint_id: "1" });
      expect(JOBS.messages).toMatchObject([{ kind: "recover", shop: ONE.domain }]);
      expect((await recover(between)).json.code).toBe("not_allowed_now");
      expect((await ask("/endpoints/1/recoveries")).json).toMatchObject({
        endpoint_id: "1",
        state: "running",
        total: 2,
        sent: 0,
        per_minute: 600,
        since: "2026-11-28T08:00:00.000Z",
      });
      const wrong = { since: between.until, until: between.since };
      for (const body of [wrong, { ...wrong, preview: true }])
        expect(await recover(body)).toMatchObject({ status: 422, json: { errors: [{ pointer: "/until" }] } });
      const future = { since: "2026-11-28T12:00:01Z", until: "2026-11-28T11:00:00Z" };
      expect(await recover(future)).toMatchObject({ status: 422, json: { errors: [{ pointer: "/since" }] } });
      expect((await recover({ ...between, since: "yesterday" })).status).toBe(422);
    } finally {
      vi.useRealTimers();
    }
  });

  it("nothing of it is another shop's", async () => {
    expect((await walk("/dispatches", TWO.key)).map(({ id }) => id)).toEqual(["2-1002", "2-1001", "2-1000"]);
    expect((await ask("/dispatches/1-1000", { key: TWO.key })).status).toBe(404);
    expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM dispatches").first("n")).toBe(6);
  });
});
