import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { EVENT_TYPES, EVENTS, isEventType } from "../../../app/outbound/events/catalogue";
import { API_VERSION } from "../../../app/outbound/events/envelope";
import { announce } from "../../support/announced";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { work } from "../../support/jobs";
import { PlayedReceivers } from "../../support/played-receivers";
import { consume, installShop, post, SHOP } from "../../support/shopify";

let played: PlayedReceivers;

beforeEach(async () => {
  await installShop();
  await env.DB.exec("UPDATE rules SET reorder_point = 5, velocity = 1");
  played = new PlayedReceivers();
});

const at = (seconds: number) => Math.floor(Date.now() / 1000) * 1000 - 600_000 + seconds * 1000;

/** Every kind of change that the app announces, each through the door. */
async function everythingHappens() {
  const told = async (topic: string, body: string, seconds: number) =>
    consume((await post({ topic, body, triggeredAt: at(seconds) })).messages, { OUTBOX: played.env.OUTBOX });
  await told("products/create", productBody({ at: at(0) }), 0);
  await told("products/update", productBody({ at: at(1), title: "Kettle, large" }), 1);
  for (const [n, available] of [50, 3, 0, 60].entries())
    await told("inventory_levels/update", levelBody({ available, at: at(2 + n) }), 2 + n);
  await told("orders/create", orderBody({ at: at(7), updatedAt: at(7), location_id: 901 }), 7);
  const cancelled = new Date(at(8)).toISOString();
  await told(
    "orders/cancelled",
    orderBody({ at: at(7), updatedAt: at(8), location_id: 901, cancelled_at: cancelled }),
    8,
  );
  await told("orders/delete", JSON.stringify({ id: 7001 }), 9);
  await told("products/delete", JSON.stringify({ id: 101 }), 10);
}

it("sends of each kind of event what the catalogue's schema says, in the envelope that it says", async () => {
  await played.endpoint({ events: ["*"] });
  await played.endpoint({ name: "B", url: "https://b.example.com/", events: ["order.created"] });
  await everythingHappens();
  played.clock = Date.now();
  await played.settle();
  played.answers = ({ url }) =>
    new Response("", { status: url.includes("//b.") && played.received.length < 60 ? 500 : 200 });
  await announce(played, 6, { type: "order.created" });
  await played.settle();
  await env.DB.exec("UPDATE endpoints SET probe_at = 0 WHERE probe_at IS NOT NULL");
  played.answers = () => new Response();
  await played.pass(60 * 60_000);
  played.answers = ({ url }) => new Response("", { status: url.includes("//b.") ? 410 : 200 });
  await announce(played, 1, { type: "order.created" });
  await played.pass(10_000);
  const bodies = played.received.filter(({ url }) => url.includes("//a.")).map(({ body }) => JSON.parse(body));
  const wrong = bodies.flatMap(({ type, data, ...envelope }) => {
    if (!isEventType(type)) return [type];
    // What `announce` makes up is none of the app's.
    const parsed = envelope.sequence > 0 && "line_count" in data === false && type === "order.created";
    if (parsed) return [];
    const result = EVENTS[type].data.safeParse(data);
    return result.success ? [] : [`${type}: ${result.error.message}`];
  });
  expect(wrong).toEqual([]);
  for (const { id, timestamp, api_version, shop } of bodies) {
    expect(id).toMatch(/^evt_[a-z0-9]{32}$/);
    expect(new Date(timestamp).toISOString()).toBe(timestamp);
    expect([api_version, shop]).toEqual([API_VERSION, SHOP]);
  }
  const sequences = bodies.map(({ sequence }) => sequence).sort((a, b) => a - b);
  expect(sequences).toEqual(sequences.map((_, n) => n + 1));
  // Purchase orders, their receipts and transfers have tests of their own.
  const others = (type: (typeof EVENT_TYPES)[number]) =>
    !["Purchase orders", "Transfers", "Counts"].includes(EVENTS[type].group) &&
    !["stock.received", "stock.transferred"].includes(type);
  const has = EVENT_TYPES.filter(others);
  expect(has.filter((type) => !bodies.some((body) => body.type === type))).toEqual([]);
});

it("asks the queue to send what a job announces", async () => {
  await played.endpoint({ events: ["*"] });
  const OUTBOX = new PlayedReceivers().env.OUTBOX;
  await consume((await post({ topic: "products/update", body: productBody() })).messages, { OUTBOX });
  const level = levelBody({ available: 3 });
  await consume((await post({ topic: "inventory_levels/update", body: level })).messages, { OUTBOX });
  await env.DB.exec("DELETE FROM events; ");
  await env.DB.exec("DELETE FROM dispatches; ");
  const { jobs } = await work([{ kind: "replan", shop: SHOP }], { OUTBOX: played.env.OUTBOX });
  for (let step = 0; step < 10 && !played.queued.length; step++) await work(jobs, { OUTBOX: played.env.OUTBOX });
  expect(played.queued.map(({ body }) => body)).toContainEqual({ shop: SHOP });
});
