import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import worker from "../../stub-worker";
import { levelBody, orderBody } from "../../support/bodies";
import { consume, installShop, post, Recorder, requestOf, SHOP } from "../../support/shopify";
import { givenShops, ONE } from "../../support/two-shops";
import { ask } from "../v1/client";

const TOPIC = "inventory_levels/update";
const EACH_MINUTE = "* * * * *";
let said: [string, string][] = [];

beforeEach(() => {
  said = [];
  for (const level of ["log", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation((text) => void said.push([level, String(text)]));
});
afterEach(() => vi.restoreAllMocks());

/** The wide lines, each with its level. */
const lines = (at: string) =>
  said.map(([level, text]) => ({ level, ...JSON.parse(text) })).filter((line) => line.at === at);
const fetched = (request: Request, environment: object = {}) =>
  worker.fetch(request, { ...env, ...environment }, createExecutionContext());

it("each request has one line, and an answer by whose id that line is found", async () => {
  await givenShops();
  const { headers } = await ask("/locations?limit=1");
  expect(lines("request")).toMatchObject([
    {
      ...{ level: "log", method: "GET", path: "/api/v1/locations", status: 200, shop: ONE.domain },
      ...{ id: headers.get("x-request-id"), ms: expect.any(Number) },
    },
  ]);
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}$/);
});

it("says of an address its path alone, and of that no more than a line holds", async () => {
  await fetched(new Request(`http://localhost/${"a".repeat(5000)}?code=secret&id_token=secret`));
  expect(lines("request")[0].path).toHaveLength(200);
  expect(JSON.stringify(said)).not.toContain("secret");
});

it("a request that fails before it is known what it is about is answered with its id, too", async () => {
  const answer = await fetched(new Request("http://localhost/welcome"), { TOKEN_KEYS: "wrong" });
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain(String(answer.headers.get("x-request-id")));
  expect(lines("request")).toMatchObject([
    { level: "error", status: 500, failed: expect.stringContaining("TOKEN_KEYS") },
  ]);
});

it("a delivery is told of by the line of its rows alone, one that was not taken by a line of its own", async () => {
  await installShop();
  const { messages } = await post({ topic: TOPIC, body: levelBody({}), webhookId: "w-1" });
  expect(lines("request")).toEqual([]);
  await consume(messages);
  expect(lines("inbox")).toMatchObject([{ webhookId: "w-1", shop: SHOP, outcome: "accepted" }]);
  const INBOX = Object.assign(new Recorder(), { send: () => Promise.reject(new Error("The queue is down")) });
  const request = await requestOf({ topic: TOPIC, body: levelBody({}), webhookId: "w-2" });
  const answer = await fetched(request, { INBOX });
  expect(lines("request")).toMatchObject([
    { level: "error", status: 503, webhookId: "w-2", topic: TOPIC, id: answer.headers.get("x-request-id") },
  ]);
});

it("one that nobody signed is told of without what it claims to be", async () => {
  await fetched(new Request("http://localhost/webhooks", { method: "POST", body: orderBody() }));
  expect(lines("request")).toMatchObject([{ level: "log", path: "/webhooks", status: 401 }]);
  expect(JSON.stringify(said)).not.toMatch(/Ada|Lovelace|@/);
});

it("each batch of a queue and each run of the schedule has one line, which says what failed", async () => {
  await installShop();
  const { messages } = await post({ topic: TOPIC, body: levelBody({}) });
  await consume([...messages, ...messages], {}, 3);
  expect(lines("batch")).toMatchObject([{ level: "log", queue: "evenstock-inbox", messages: 2, tries: 3 }]);
  const run = (cron: string) =>
    worker.scheduled({ cron, scheduledTime: Date.now(), noRetry() {} }, { ...env, JOBS: new Recorder() } as Env);
  await run(EACH_MINUTE);
  await expect(run("0 0 * * *")).rejects.toThrow("Nothing is scheduled");
  expect(lines("schedule")).toMatchObject([
    { level: "log", cron: EACH_MINUTE },
    { level: "error", failed: expect.stringContaining("Nothing is scheduled") },
  ]);
});
