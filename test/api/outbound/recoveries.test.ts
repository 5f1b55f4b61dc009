import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import {
  findRecovery,
  previewRecovery,
  startRecovery,
  stopRecovery,
} from "../../../app/outbound/dispatches/recoveries.server";
import { announce } from "../../support/announced";
import { work } from "../../support/jobs";
import { HOUR, MINUTE, PlayedReceivers } from "../../support/played-receivers";
import { installShop, SHOP } from "../../support/shopify";

let played: PlayedReceivers;
const shop = { id: 1 };

beforeEach(async () => {
  await installShop();
  played = new PlayedReceivers();
  await played.endpoint({ name: "A", url: "https://a.example.com/" });
  await played.endpoint({ name: "B", url: "https://b.example.com/" });
  await played.endpoint({ name: "off", url: "https://off.example.com/" });
  await announce(played, 30, { message: false });
  await env.DB.prepare("UPDATE dispatches SET state = 'exhausted', attempts = 10, ended_at = ?")
    .bind(played.clock)
    .run();
  await env.DB.exec("UPDATE endpoints SET state = 'off' WHERE id = 3");
  played.clock = Date.now();
});

const choice = (more = {}) => ({ endpointId: null, since: played.began, until: played.clock, ...more });
const states = async () =>
  (
    await env.DB.prepare(
      "SELECT endpoint_id AS e, state, COUNT(*) AS n FROM dispatches GROUP BY 1, 2 ORDER BY 1, 2",
    ).all()
  ).results;

it("says first how many events it would send to which endpoint", async () => {
  expect(await previewRecovery(env.DB, shop, choice(), played.clock)).toEqual({
    kind: "counted",
    endpoints: [
      { endpointId: 1, name: "A", state: "on", count: 30 },
      { endpointId: 2, name: "B", state: "on", count: 30 },
      { endpointId: 3, name: "off", state: "off", count: 30 },
    ],
  });
  const later = choice({ endpointId: 2, since: played.clock - 1 });
  expect(await previewRecovery(env.DB, shop, later, played.clock)).toEqual({ kind: "counted", endpoints: [] });
  expect(await previewRecovery(env.DB, { id: 2 }, choice(), played.clock)).toEqual({ kind: "counted", endpoints: [] });
  for (const wrong of [{ since: played.clock - 15 * 24 * HOUR }, { until: played.began }])
    expect(await previewRecovery(env.DB, shop, choice(wrong), played.clock)).toMatchObject({ kind: "refused" });
});

const step = () => work([{ kind: "recover", shop: SHOP }]);
const idsOf = (host: string) =>
  played.received.filter(({ url }) => url.includes(host)).map(({ headers }) => headers["webhook-id"]);

it("sends what was chosen a minute's worth a step, tells how far it is, and touches nothing else", async () => {
  const started = await startRecovery(env.DB, shop, choice({ endpointId: 1 }), 20, played.clock);
  expect(started).toEqual({ kind: "started", total: 30 });
  expect(await startRecovery(env.DB, shop, choice(), 20, played.clock)).toEqual({ kind: "running" });
  expect((await step()).jobs).toHaveLength(1);
  expect(await findRecovery(env.DB, shop)).toMatchObject({ state: "running", total: 30, sent: 20, endpointId: 1 });
  await step();
  await step();
  expect(await findRecovery(env.DB, shop)).toMatchObject({ state: "done", total: 30, sent: 30 });
  played.clock = Date.now();
  await played.pass(3 * MINUTE);
  expect(new Set(idsOf("a.example")).size).toBe(30);
  expect(played.received).toHaveLength(30);
  expect(await states()).toEqual([
    { e: 1, state: "delivered", n: 30 },
    { e: 2, state: "exhausted", n: 30 },
    { e: 3, state: "exhausted", n: 30 },
  ]);
});

it("leaves at its rate", async () => {
  await startRecovery(env.DB, shop, choice({ endpointId: 1 }), 20, played.clock);
  await step();
  const spread = await env.DB.prepare(
    "SELECT MAX(next_attempt_at) - MIN(next_attempt_at) AS ms FROM dispatches WHERE state = 'pending'",
  ).first("ms");
  expect(spread).toBe(57_000);
});

it("that was stopped half way, by its death or by hand, goes on when it is begun again, and sends nothing twice", async () => {
  await startRecovery(env.DB, shop, choice(), 25, played.clock);
  await step();
  // Its step's message is lost, and comes twice later on.
  await step();
  await stopRecovery(env.DB, shop, Date.now());
  await step();
  expect(await findRecovery(env.DB, shop)).toMatchObject({ state: "stopped", total: 60, sent: 50 });
  expect(await startRecovery(env.DB, shop, choice(), 25, Date.now())).toEqual({ kind: "started", total: 10 });
  await Promise.all([step(), step()]);
  await step();
  played.clock = Date.now();
  await played.pass(3 * MINUTE);
  for (const host of ["a.example", "b.example"]) {
    expect(idsOf(host)).toHaveLength(30);
    expect(new Set(idsOf(host)).size).toBe(30);
  }
  expect(idsOf("off.example")).toEqual([]);
  expect(await startRecovery(env.DB, shop, choice(), 25, Date.now())).toEqual({ kind: "nothing" });
});

it("sends once what fails again meanwhile", async () => {
  await startRecovery(env.DB, shop, choice({ endpointId: 2 }), 30, played.clock);
  await step();
  await env.DB.prepare("UPDATE dispatches SET state = 'held' WHERE endpoint_id = 2").run();
  await step();
  await step();
  expect(await findRecovery(env.DB, shop)).toMatchObject({ state: "done", sent: 30 });
  expect(await states()).toContainEqual({ e: 2, state: "held", n: 30 });
});
