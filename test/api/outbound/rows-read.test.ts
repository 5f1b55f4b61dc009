import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { dispatchesRecovered } from "../../../app/outbound/dispatches/recoveries.server";
import { deleteEndpoint, switchOff, switchOn } from "../../../app/outbound/endpoints/endpoints.server";
import { announce } from "../../support/announced";
import { countedDatabase } from "../../support/counted-database";
import { PlayedReceivers } from "../../support/played-receivers";
import { installShop } from "../../support/shopify";

let played: PlayedReceivers;

const LONG_AGO = 10_000;

/** A shop that has sent ten thousand events, so that a statement that walks through them shows. */
beforeEach(async () => {
  await installShop();
  played = new PlayedReceivers();
  await played.endpoint();
  await env.DB.prepare(
    `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
    INSERT INTO dispatches (shop_id, endpoint_id, sequence, type, state, attempts, next_attempt_at, created_at, ended_at)
    SELECT 1, 1, 1000000 + n, 'stock.low', 'delivered', 1, 0, 0, 1 FROM n`,
  )
    .bind(LONG_AGO)
    .run();
});

async function rowsReadBy(work: (database: D1Database) => Promise<unknown>) {
  const { database, asked } = countedDatabase(env.DB);
  await work(database);
  return asked;
}

it("a hundred events are claimed, sent and recorded for twenty-five rows read and three written each, and in eight round trips, however many were sent before", async () => {
  await announce(played, 100);
  const { rowsRead, rowsWritten, roundTrips } = await rowsReadBy(async (database) => {
    played.instead = { DB: database };
    await played.hand();
  });
  expect(played.received).toHaveLength(100);
  expect(rowsRead).toBeLessThanOrEqual(2500);
  expect(rowsWritten).toBeLessThanOrEqual(310);
  expect(roundTrips).toBeLessThanOrEqual(8);
});

it("and those that fail for as few", async () => {
  played.answers = () => new Response("", { status: 500 });
  await announce(played, 100);
  const { rowsRead } = await rowsReadBy(async (database) => {
    played.instead = { DB: database };
    await played.hand();
  });
  expect(played.received.length).toBeLessThan(20);
  expect(rowsRead).toBeLessThanOrEqual(4000);
});

it("a backlog that is taken well is claimed in larger parts: six hundred in three claims", async () => {
  await announce(played, 600);
  const { roundTrips } = await rowsReadBy(async (database) => {
    played.instead = { DB: database };
    await played.hand();
  });
  expect(played.received).toHaveLength(600);
  expect(roundTrips).toBeLessThanOrEqual(7);
});

it("large answers, or one that fails, leave the claims as small as they were", async () => {
  let answered = 0;
  for (const [name, answer] of [
    ["large", () => new Response("y".repeat(12_000))],
    ["one that fails", () => new Response("", { status: ++answered % 90 ? 200 : 500 })],
  ] as const) {
    const before = played.received.length;
    played.answers = answer;
    await announce(played, 600);
    const { roundTrips } = await rowsReadBy(async (database) => {
      played.instead = { DB: database };
      await played.hand();
    });
    expect(played.received.length - before, name).toBeGreaterThanOrEqual(600);
    expect(roundTrips, name).toBeGreaterThan(8);
  }
});

it("an endpoint is switched off and on, recovered and deleted for the rows of what waits", async () => {
  await announce(played, 20, { message: false });
  for (const [name, work] of Object.entries({
    off: (database: D1Database) => switchOff(database, { id: 1 }, 1, played.clock),
    on: (database: D1Database) => switchOn(database, { id: 1 }, 1, { release: true }, played.clock),
    "off again": (database: D1Database) => switchOff(database, { id: 1 }, 1, played.clock),
    recovered: (database: D1Database) =>
      dispatchesRecovered(database, { id: 1 }, [[1, 1]], RECOVERY, played.clock).run(),
    deleted: (database: D1Database) => deleteEndpoint(database, { id: 1 }, 1, played.clock),
  }))
    expect((await rowsReadBy(work)).rowsRead, name).toBeLessThanOrEqual(400);
});

const RECOVERY = {
  ...{ endpointId: 1, since: 0, until: 1, askedAt: Date.now() + 1, perMinute: 60 },
  after: [0, 0] as [number, number],
};
