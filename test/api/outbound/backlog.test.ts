import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { switchOff } from "../../../app/outbound/endpoints/endpoints.server";
import { cutBacklogs } from "../../../workers/outbox/backlog";
import { announce } from "../../support/announced";
import { PlayedReceivers } from "../../support/played-receivers";
import { first } from "../../support/rows";
import { installShop, SHOP } from "../../support/shopify";

let played: PlayedReceivers;

beforeEach(async () => {
  await installShop();
  await env.DB.exec(
    `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, updated_at) VALUES (1, '["shop@example.com"]', 'daily', 0, 0)`,
  );
  played = new PlayedReceivers();
});

const rows = async () =>
  (await env.DB.prepare("SELECT sequence, state, reason IS NOT NULL AS told FROM dispatches ORDER BY sequence").all())
    .results;

it("gives up the oldest of a backlog that is too long, keeps their rows, and says so in the row, a mail and the log", async () => {
  await played.endpoint({ payload: "thin" });
  played.answers = () => new Response("", { status: 500 });
  await announce(played, 6);
  await played.settle();
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  await cutBacklogs(env, played.clock, 4);
  expect(await rows()).toEqual([
    ...[1, 2].map((sequence) => ({ sequence, state: "exhausted", told: 1 })),
    ...[3, 4, 5, 6].map((sequence) => ({ sequence, state: "pending", told: 0 })),
  ]);
  expect(await first("SELECT MIN(sequence) AS oldest FROM dispatch_bodies")).toEqual({ oldest: 3 });
  expect(await first("SELECT COUNT(*) AS n FROM events WHERE type = 'stock.low'")).toEqual({ n: 6 });
  expect(await first("SELECT subject FROM mails WHERE key LIKE 'backlog/%'")).toEqual({
    subject: `Too many events wait (${SHOP})`,
  });
  expect(warned.mock.calls.flat().map(String)).toContainEqual(expect.stringContaining("backlogFull"));
  await cutBacklogs(env, played.clock, 4);
  expect(await first("SELECT COUNT(*) AS n FROM mails WHERE key LIKE 'backlog/%'")).toEqual({ n: 1 });
  warned.mockRestore();
});

it("counts what is held with what is pending, and leaves a shop with room alone", async () => {
  const id = await played.endpoint();
  await switchOff(env.DB, { id: 1 }, id, played.clock);
  await announce(played, 5, { message: false });
  await cutBacklogs(env, played.clock, 5);
  expect((await rows()).every(({ state }) => state === "held")).toBe(true);
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  await cutBacklogs(env, played.clock, 3);
  expect((await rows()).filter(({ state }) => state === "held")).toHaveLength(3);
  warned.mockRestore();
});
