import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ROUTES } from "../../../app/api/table";
import type { JobMessage } from "../../../app/jobs/messages";
import { shopsUninstalled } from "../../../app/shops/shop-changes.server";
import { first } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { givenKey, givenShops, ONE, TWO } from "../../support/two-shops";
import { ask } from "./client";
import { givenStock } from "./stock";

beforeEach(givenShops);

describe("who may ask", () => {
  it.each<{ name: string; headers: Record<string, string> }>([
    { name: "nobody", headers: {} },
    { name: "another scheme", headers: { authorization: `Basic ${ONE.key}` } },
    { name: "a word that is no key", headers: { authorization: "Bearer ek_123" } },
    { name: "a key that nobody has", headers: { authorization: `Bearer ek_${"9".repeat(48)}` } },
  ])("$name is turned away", async ({ headers }) => {
    const { status, headers: told, json } = await ask("/locations", { key: null, headers });
    expect([status, json.code]).toEqual([401, "no_good_key"]);
    expect(told.get("www-authenticate")).toContain("Bearer");
  });

  it("a key that was revoked opens nothing from then on", async () => {
    expect((await ask("/locations")).status).toBe(200);
    await env.DB.exec("UPDATE api_keys SET revoked_at = 5 WHERE shop_id = 1");
    expect((await ask("/locations")).status).toBe(401);
  });

  it("keys go with the shop, and do not come back with it", async () => {
    await env.DB.batch([shopsUninstalled(env.DB, [{ domain: ONE.domain, triggeredAt: Date.now() }])]);
    expect(await first("SELECT COUNT(*) AS n FROM api_keys WHERE shop_id = 1")).toEqual({ n: 0 });
    expect((await ask("/locations")).status).toBe(401);
    expect((await ask("/locations", { key: TWO.key })).status).toBe(200);
  });

  it("only the hash of a key is kept, and its last use is noted once a minute", async () => {
    const row = () => first<Record<string, unknown>>("SELECT * FROM api_keys WHERE shop_id = 1");
    expect(JSON.stringify(await row())).not.toContain(ONE.key);
    await ask("/locations");
    const used = (await row())?.last_used_at;
    expect(used).toEqual(expect.any(Number));
    await ask("/locations");
    expect((await row())?.last_used_at).toBe(used);
  });

  it("whoever asks too often hears when to ask again, before anything is read", async () => {
    const limits: string[] = [];
    const API_LIMIT = { limit: async ({ key }: { key: string }) => ({ success: limits.push(key) < 2 }) };
    const environment = { API_LIMIT };
    expect((await ask("/locations", { environment })).status).toBe(200);
    const { status, headers } = await ask("/locations", { environment: { ...environment, DB: undefined } });
    expect([status, headers.get("retry-after")]).toEqual([429, "10"]);
    expect(limits[0]).not.toContain(ONE.key);
  });
});

describe("what is asked", () => {
  it("a path that is none, or takes another method, is said to be so", async () => {
    expect((await ask("/nothing")).json.code).toBe("no_such_path");
    expect((await ask("/variants/abc")).status).toBe(404);
    const { status, headers } = await ask("/suppliers", { method: "DELETE" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    const document = await ask("/openapi.json", { method: "POST" });
    expect([document.status, document.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("HEAD is GET without the body", async () => {
    const { status, json } = await ask("/locations", { method: "HEAD" });
    expect([status, json]).toEqual([200, {}]);
  });

  it.each([
    { text: "{", type: "application/json", status: 400, code: "not_json" },
    { text: new Uint8Array([0xff]), type: "application/json", status: 400, code: "not_json" },
    { text: "name=Acme", type: "application/x-www-form-urlencoded", status: 415, code: "not_json" },
    { text: " ".repeat(300_000), type: "application/json", status: 413, code: "too_long" },
    { text: "[]", type: "application/json", status: 422, code: "invalid_body" },
    { text: "null", type: "application/json", status: 422, code: "invalid_body" },
  ])("a body that cannot be read is $status $code", async ({ text, type, status, code }) => {
    const told = await ask("/suppliers", { method: "POST", text, headers: { "content-type": type } });
    expect([told.status, told.json.code]).toEqual([status, code]);
  });

  it("a body that is compressed is said to be so, and not that it is no JSON", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const text = new Uint8Array([0x1f, 0x8b, 8]);
    const { status, json } = await ask("/suppliers", { method: "POST", text, headers });
    expect([status, json.detail]).toEqual([415, "Send the body as application/json, not compressed."]);
  });

  it("fields that nobody knows are named, with all others that are wrong", async () => {
    const body = { nam: "Acme", currency: 5, "a/b~c": 1, vendors: ["ok", 7] };
    const { status, json } = await ask("/suppliers", { method: "POST", body });
    expect(status).toBe(422);
    expect(json.errors).toEqual(
      expect.arrayContaining([
        { pointer: "/nam", message: 'There is no field "nam" here.', in: "body" },
        { pointer: "/a~1b~0c", message: 'There is no field "a/b~c" here.', in: "body" },
        { pointer: "/name", message: "This is needed.", in: "body" },
        { pointer: "/currency", message: "This must be text.", in: "body" },
        { pointer: "/vendors/1", message: "This must be text.", in: "body" },
      ]),
    );
    expect(await first("SELECT COUNT(*) AS n FROM suppliers")).toEqual({ n: 0 });
  });

  const order = { supplier_id: "1", location_id: "1" };
  it.each<[string, object | undefined, string, string]>([
    ["/suppliers?limit=0", undefined, "/limit", "This must be 1 or more."],
    ["/suppliers?limit=251", undefined, "/limit", "This must be 250 or less."],
    ["/suppliers?archived=yes", undefined, "/archived", "This must be one of true, false."],
    ["/suppliers?colour=red", undefined, "/colour", 'There is no parameter "colour" here.'],
    ["/variants?sku=", undefined, "/sku", "This must not be empty."],
    [`/variants?sku=${"x".repeat(256)}`, undefined, "/sku", "This must have 255 characters at most."],
    ["/suppliers", { name: "Acme", tax_rate: 1.234 }, "/tax_rate", "This must be a multiple of 0.01."],
    ["/suppliers", { name: "Acme", vendors: [""] }, "/vendors/0", "This must not be empty."],
    [
      "/suppliers",
      { name: "Ac\0me" },
      "/name",
      "This has a character that no text has: a NUL, or half of a surrogate pair.",
    ],
    [
      "/suppliers",
      { name: "Acme", vendors: ["\ud83d"] },
      "/vendors/0",
      "This has a character that no text has: a NUL, or half of a surrogate pair.",
    ],
    [
      "/purchase-orders",
      { ...order, lines: [{ variant_id: "1", quantity: 0 }] },
      "/lines/0/quantity",
      "This must be 1 or more.",
    ],
    ["/transfers", { from_location_id: "1", to_location_id: "2", lines: [] }, "/lines", "This needs one at least."],
    [
      "/counts/1/entries",
      { entries: Array.from({ length: 501 }, () => ({ variant_id: "1", units: 1 })) },
      "/entries",
      "This takes 500 at most.",
    ],
  ])("what is wrong is told in plain words: $#", async (path, body, pointer, message) => {
    const { json } = await ask(path, body && { method: "POST", body });
    expect(json.errors).toEqual([{ pointer, message, in: body ? "body" : "query" }]);
  });

  it.each([
    { query: "/variants?sku=a&state=low", pointers: ["/sku", "/state"] },
    { query: "/variants?cursor=abc", pointers: ["/cursor"] },
    { query: "/events?after=-1", pointers: ["/after"] },
    { query: "/events?after=", pointers: ["/after"] },
    { query: "/events?after=0x10", pointers: ["/after"] },
    { query: "/events?limit=1e1", pointers: ["/limit"] },
    { query: "/locations?limit=", pointers: ["/limit"] },
  ])("$query is refused beside $pointers", async ({ query, pointers }) => {
    const { status, json } = await ask(query);
    expect([status, json.errors]).toMatchObject([400, pointers.map((pointer) => ({ pointer, in: "query" }))]);
  });

  it("a parameter that stands twice is refused by its name, on every route", async () => {
    for (const { method, path } of ROUTES) {
      const one = path.replace("{id}", "1").replace("{dispatch}", "1-1");
      const { status, json } = await ask(`${one}?limit=5&limit=6&state=open&cursor=a&cursor=a`, { method });
      expect([method, path, status, json.errors]).toEqual([
        ...[method, path, 400],
        ["limit", "cursor"].map((name) => ({ pointer: `/${name}`, message: "This may stand once.", in: "query" })),
      ]);
    }
  });

  it.each(["limit=0", "limit=251", "limit=x", "limit=1.5", "colour=red", "cursor=abc", "cursor=WzEsMl0"])(
    "?%s is refused",
    async (query) => expect((await ask(`/locations?${query}`)).status).toBe(400),
  );

  it("a failure of ours is a problem, too, and is logged", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const API_LIMIT = { limit: () => Promise.reject(new Error("D1 is down")) };
    const { status, json } = await ask("/locations", { environment: { API_LIMIT } });
    expect([status, json.code]).toEqual([500, "failed"]);
    expect(JSON.stringify(json)).not.toContain("D1");
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});

it("each header that the document names is sent", async () => {
  const { components } = z
    .object({ components: z.object({ headers: z.record(z.string(), z.unknown()) }) })
    .parse((await ask("/openapi.json")).json);
  const add = { method: "POST", body: { name: "Acme" }, headers: { "idempotency-key": "a" } };
  const API_LIMIT = { limit: async () => ({ success: false }) };
  const told = [
    await ask("/suppliers", add),
    await ask("/suppliers", add),
    await ask("/suppliers", { key: null }),
    await ask("/suppliers", { method: "DELETE" }),
    await ask("/suppliers", { environment: { API_LIMIT } }),
  ];
  for (const name of Object.keys(components.headers))
    expect(
      told.some(({ headers }) => headers.has(name)),
      name,
    ).toBe(true);
  expect(Object.keys(components.headers)).toHaveLength(7);
});

describe("an Idempotency-Key", () => {
  const headers = { "idempotency-key": "7f1c" };
  const add = (body: object, more: Parameters<typeof ask>[1] = {}) =>
    ask("/suppliers", { method: "POST", body, headers, ...more });
  const suppliers = () => first<{ n: number }>("SELECT COUNT(*) AS n FROM suppliers");

  it("has the same write answered as the first time, and done once", async () => {
    const one = await add({ name: "Acme" });
    const again = await add({ name: "Acme" });
    expect([one.status, again.status, again.json]).toEqual([201, 201, one.json]);
    expect(again.headers.get("location")).toBe(one.headers.get("location"));
    expect([one.headers.get("idempotency-replayed"), again.headers.get("idempotency-replayed")]).toEqual([
      null,
      "true",
    ]);
    expect(await suppliers()).toEqual({ n: 1 });
  });

  it("takes no other body, while another key of the shop, and another shop, have keys of their own", async () => {
    await add({ name: "Acme" });
    expect(await add({ name: "Clayworks" })).toMatchObject({ status: 422, json: { code: "key_used" } });
    await givenKey(1, `ek_${"3".repeat(48)}`);
    expect((await add({ name: "Clayworks" }, { key: `ek_${"3".repeat(48)}` })).status).toBe(201);
    expect((await add({ name: "Clayworks" }, { key: TWO.key })).status).toBe(201);
  });

  it("keeps refusals as answers, too", async () => {
    await ask("/suppliers", { method: "POST", body: { name: "Acme" } });
    const refused = await add({ name: "Acme" });
    expect(refused).toMatchObject({ status: 422, json: { errors: [{ pointer: "/name" }] } });
    expect(await add({ name: "Acme" })).toMatchObject({ status: 422, json: refused.json });
  });

  it("lets the second wait while the first runs, and run where the first died", async () => {
    await add({ name: "Acme" });
    await env.DB.exec("UPDATE api_answers SET status = NULL, body = NULL, key_id = NULL");
    const waits = await add({ name: "Acme" });
    expect([waits.status, waits.json.code, waits.headers.get("retry-after")]).toEqual([409, "still_running", "1"]);
    await env.DB.exec("UPDATE api_answers SET lease_until = 1");
    expect((await add({ name: "Acme" })).status).toBe(201);
    expect(await suppliers()).toEqual({ n: 1 });
  });

  it("runs one of many that come at once", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => add({ name: "Acme" })));
    expect(all.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(await suppliers()).toEqual({ n: 1 });
  });

  it("is new again after a day", async () => {
    await add({ name: "Acme" });
    await env.DB.exec(`UPDATE api_answers SET created_at = created_at - ${24 * 3_600_000}`);
    expect((await add({ name: "Clayworks" })).status).toBe(201);
  });

  it("keeps answers where nobody reads them", async () => {
    await add({ name: "Acme" });
    expect(JSON.stringify(await first("SELECT * FROM api_answers"))).not.toContain("Acme");
  });

  it("that is no plain word is refused", async () => {
    const odd = { "idempotency-key": "x".repeat(256) };
    expect((await add({ name: "Acme" }, { headers: odd })).json.code).toBe("invalid_idempotency_key");
  });

  it("is free at once where a failure of ours ended the first, and makes nothing twice", async () => {
    await givenStock();
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const JOBS = Object.assign(new Recorder<JobMessage>(), {
      sendBatch: () => Promise.reject(new Error("The queue is down")),
    });
    const change = { method: "POST", body: { location_id: "901", change: 3, reason: "received" }, headers };
    expect((await ask("/variants/301/adjustments", { ...change, environment: { JOBS } })).status).toBe(500);
    expect((await ask("/variants/301/adjustments", change)).status).toBe(202);
    expect(
      await first(
        "SELECT COUNT(*) AS n FROM inventory_writes WHERE reference IS NULL AND state = 'queued' AND created_at > 6000",
      ),
    ).toEqual({ n: 1 });
    logged.mockRestore();
  });
});

it("tells a supplier's rate of tax as it was told, in per cent, and refuses what is none", async () => {
  const made = await ask("/suppliers", {
    method: "POST",
    body: { name: "Acme", tax_rate: 5.5, costs_include_tax: true },
  });
  expect(made).toMatchObject({ status: 201, json: { tax_rate: 5.5, costs_include_tax: true } });
  expect(await first("SELECT tax_rate, costs_include_tax FROM suppliers")).toEqual({
    ...{ tax_rate: 550, costs_include_tax: 1 },
  });
  for (const tax_rate of [101, -1, 5.555, "20"])
    expect((await ask("/suppliers", { method: "POST", body: { name: "Bolt", tax_rate } })).status).toBe(422);
});
