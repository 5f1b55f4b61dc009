import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { listTopicHealth } from "../../../app/deliveries/counts.server";
import { levelBody, orderBody } from "../../support/bodies";
import { consume, installShop, post } from "../../support/shopify";

const NOW = Date.UTC(2035, 2, 9, 15);

beforeEach(async () => {
  await installShop();
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  return () => vi.useRealTimers();
});

const order = async (triggeredAt: number, id = 7001) =>
  (await post({ topic: "orders/create", body: orderBody({ id, at: NOW }), triggeredAt })).messages;
const health = async () => (await listTopicHealth(env.DB, { id: 1 }, Date.now()))[0];

it("keeps the last delivery's lag and the longest of the day, alone, together and out of order", async () => {
  await consume(await order(NOW - 1200));
  expect(await health()).toMatchObject({ accepted: 1, lag: 1200, worstLag: 1200 });
  await consume([...(await order(NOW - 90_000)), ...(await order(NOW - 4000, 7002))]);
  expect(await health()).toMatchObject({ accepted: 3, slow: 1, lag: 4000, worstLag: 90_000 });
  await consume(await order(NOW - 500, 7003));
  expect(await health()).toMatchObject({ accepted: 4, lag: 500, worstLag: 90_000 });
});

it("takes the longest of a batch, also after one without any lag", async () => {
  await consume([...(await order(NOW)), ...(await order(NOW - 7000, 7002)), ...(await order(NOW - 10, 7003))]);
  expect(await health()).toMatchObject({ lag: 10, worstLag: 7000 });
});

it("forgets the longest on the day after next, the last one's not", async () => {
  await consume(await order(NOW - 90_000));
  vi.setSystemTime(NOW + 2 * 86_400_000);
  expect(await health()).toMatchObject({ lag: 90_000, worstLag: null });
});

it("knows no lag below nought, where Shopify's clock is ahead of ours, and none of what was not accepted", async () => {
  await consume(await order(NOW + 3000));
  expect(await health()).toMatchObject({ lag: 0, worstLag: 0 });
  const broken = await post({
    topic: "inventory_levels/update",
    body: levelBody({ available: "x" }),
    triggeredAt: NOW,
  });
  await consume(broken.messages);
  expect(await health()).toMatchObject({ topic: "inventory_levels/update", lag: null, worstLag: null, failures: 1 });
});
