import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { levelBody, productBody } from "../../support/bodies";
import { consume, deliver, first, installShop, post, type Sent } from "../../support/shopify";

beforeEach(async () => {
  await installShop();
  await env.DB.prepare("UPDATE rules SET reorder_point = 5").run();
  await deliver({ topic: "products/update", body: productBody(), triggeredAt: at(0) });
});

const at = (seconds: number) => Math.floor(Date.now() / 1000) * 1000 - 600_000 + seconds * 1000;
const level = (seconds: number, available: number): Sent => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, at: at(seconds) }),
  triggeredAt: at(seconds),
});

const events = async () =>
  (
    await env.DB.prepare("SELECT type, key, data FROM events ORDER BY id").all<{
      type: string;
      key: string;
      data: string;
    }>()
  ).results;

it("announces an alert when it opens and when it closes, once each, however often it is told", async () => {
  const sent = [level(1, 0), level(2, 50), level(3, 0)];
  await deliver(...sent.flatMap((each) => [each, each]), ...sent);
  expect((await events()).map(({ type, key }) => [type, key])).toEqual([
    ["stock.low", "alert/1/opened"],
    ["stock.recovered", "alert/1/closed"],
    ["stock.low", "alert/2/opened"],
  ]);
  const [opened, closed] = (await events()).map(({ data }) => JSON.parse(data));
  expect(opened).toEqual({ alert: "1", variant: "301", location: "901", available: 0, position: 0, reorderPoint: 5 });
  expect(closed).toMatchObject({ alert: "1", available: 50, position: 50 });
});

it("announces nothing of what begins and ends within one batch", async () => {
  const messages = (await Promise.all([level(1, 0), level(2, 50)].map((each) => post(each)))).flatMap(
    (a) => a.messages,
  );
  await consume(messages);
  expect(await events()).toEqual([]);
});

it("announces none of the alerts that the first import opens, but their end", async () => {
  await env.DB.exec(
    "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '{}', 1, 1)",
  );
  await deliver(level(1, 0));
  expect(await first("SELECT initial FROM alerts")).toEqual({ initial: 1 });
  expect(await events()).toEqual([]);
  await env.DB.exec("UPDATE jobs SET state = 'done'");
  await deliver(level(2, 50));
  expect((await events()).map(({ type }) => type)).toEqual(["stock.recovered"]);
});
