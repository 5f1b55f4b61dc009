import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { setShopApart } from "../../../app/shops/erasure.server";
import { runSchedule } from "../../../workers/schedule";
import { rowsOf } from "../../support/rows";
import { installShop, Recorder } from "../../support/shopify";

const HOURLY = "7 * * * *";
const NOON = Date.UTC(2026, 10, 21, 12, 7);
const HOUR = 3_600_000;

beforeEach(async () => {
  await installShop({ id: 1, domain: "london.myshopify.com", timeZone: "Europe/London" });
  await installShop({ id: 2, domain: "auckland.myshopify.com", timeZone: "Pacific/Auckland" });
});

it("rolls a shop forward once on each of its own days", async () => {
  expect(await rolledAt(NOON)).toEqual(["london", "auckland"]);
  expect(await rolledAt(NOON + HOUR)).toEqual([]);
  expect(await rolledAt(NOON + 11 * HOUR)).toEqual([]);
  expect(await rolledAt(NOON + 12 * HOUR)).toEqual(["london"]);
  expect(await rolledAt(NOON + 23 * HOUR)).toEqual(["auckland"]);
  const { jobs } = await rowsOf("jobs");
  expect(jobs).toMatchObject([
    { shop_id: 1, kind: "roll-forward", state: "running" },
    { shop_id: 2, kind: "roll-forward", state: "running" },
  ]);
});

it("asks no more queries for many shops than for few, and JOBS a hundred at a time", async () => {
  for (let id = 3; id <= 120; id++) await installShop({ id, domain: `shop-${id}.myshopify.com` });
  let queries = 0;
  const database = new Proxy(env.DB, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name);
      return (text: string) => {
        queries++;
        return target.prepare(text);
      };
    },
  });
  const sent: number[] = [];
  class Counting extends Recorder<JobMessage> {
    override async sendBatch(batch: Iterable<MessageSendRequest<JobMessage>>) {
      const messages = [...batch];
      sent.push(messages.length);
      return super.sendBatch(messages);
    }
  }
  await runSchedule(HOURLY, { ...env, DB: database, JOBS: new Counting() }, NOON);
  expect(queries).toBe(17);
  expect(sent).toEqual([100, 20]);
});

it("compares each shop with Shopify once in its night, and at any hour where two nights were missed", async () => {
  for (const id of [1, 2])
    await env.DB.prepare(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (?, 'import', 'done', '', 1, 1)",
    )
      .bind(id)
      .run();
  const compared: string[] = [];
  for (let hour = 0; hour < 24; hour++)
    for (const shop of await comparedAt(NOON + hour * HOUR)) {
      compared.push(`${shop} at ${hour}`);
      await env.DB.prepare("INSERT INTO reconciliations (shop_id, started_at) SELECT id, ? FROM shops WHERE domain = ?")
        .bind(NOON + hour * HOUR, `${shop}.myshopify.com`)
        .run();
    }
  // Noon in UTC is one in the morning in Auckland, whose number chooses three; London's is two.
  expect(compared).toEqual(["auckland at 2", "london at 14"]);
  expect(await comparedAt(NOON + 60 * HOUR)).toEqual(["auckland"]);
});

it("does not compare a shop whose first import is not done", async () => {
  for (let hour = 0; hour < 24; hour++) expect(await comparedAt(NOON + hour * HOUR)).toEqual([]);
});

async function comparedAt(now: number) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule(HOURLY, { ...env, JOBS }, now);
  return JOBS.messages.flatMap(({ kind, shop }) => (kind === "begin-reconciliation" ? [shop.split(".")[0]] : []));
}

/** The shops that are asked to roll forward. */
async function rolledAt(now: number) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule(HOURLY, { ...env, JOBS }, now);
  return JOBS.messages.map(({ kind, shop }) => {
    expect(kind).toBe("roll-forward");
    return shop.split(".")[0];
  });
}

it("asks each night for erasures that have not ended", async () => {
  await setShopApart(env.DB, { id: 1 }, NOON);
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("23 3 * * *", { ...env, JOBS }, NOON + HOUR);
  expect(JOBS.messages).toContainEqual({ kind: "erase", shop: "london.myshopify.com/erased/1", triggeredAt: NOON });
});

it("gives each piece of work its turn, also where one before it fails", async () => {
  const queue = new Recorder<JobMessage>();
  const database = new Proxy(env.DB, {
    get(target, name) {
      if (name !== "prepare") return Reflect.get(target, name);
      return (text: string) => {
        if (/doubtful/.test(text)) throw new Error("D1_ERROR: too slow");
        return target.prepare(text);
      };
    },
  });
  await env.DB.prepare(
    "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '{}', 0, 0)",
  ).run();
  await expect(runSchedule("* * * * *", { ...env, DB: database, JOBS: queue }, NOON)).rejects.toThrow("too slow");
  expect(queue.messages).toEqual([{ kind: "import", shop: "london.myshopify.com" }]);
});
