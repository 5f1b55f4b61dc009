import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { NeedsToken } from "../../../app/session/tokens/access.server";
import type { InventoryWrite } from "../../../app/stock/writes/inventory-write";
import {
  listUnsettledWrites,
  requestInventoryWrite,
  settleInventoryWrite,
} from "../../../app/stock/writes/inventory-writes.server";
import { writeInventory } from "../../../workers/jobs/write-inventory";
import { runSchedule } from "../../../workers/schedule";
import { countedDatabase } from "../../support/counted-database";
import { contextOf } from "../../support/jobs";
import { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery } from "../../support/played-writes";
import { first, rowsOf } from "../../support/rows";
import { consume, deliver, givenToken, installShop, post, Recorder, reinstallShop, SHOP } from "../../support/shopify";

const HOUR = 3_600_000;
const ITEM = 501;
const CHANGE = { inventoryItemId: String(ITEM), delta: 5, from: 40 };
const WRITE: InventoryWrite = {
  ...{ key: "adjust/501/901/a", locationId: "901", reason: "correction", reference: null },
  changes: [CHANGE],
};

let shopify: PlayedShopify;
let began: number;

beforeEach(async () => {
  await installShop();
  await givenToken();
  shopify = new PlayedShopify();
  began = shopify.now - HOUR;
  shopify.setLevel(ITEM, 901, 40, began);
  await deliver(delivery());
});

const delivery = () => levelDelivery(shopify, ITEM);
const level = () => first<{ available: number }>("SELECT available FROM levels");
const write = () => first("SELECT state, attempts, refusal FROM inventory_writes");
const movements = async () =>
  (await env.DB.prepare("SELECT delta, available_after, cause, write_id FROM movements ORDER BY id").all()).results;

it("changes the level by Shopify's answer, and tells the movement's cause", async () => {
  await request();
  expect(await write()).toEqual({ state: "queued", attempts: 0, refusal: null });
  expect(await level()).toEqual({ available: 40 });
  await send();
  expect(await write()).toEqual({ state: "confirmed", attempts: 1, refusal: null });
  expect(await level()).toEqual({ available: 45 });
  await deliver(delivery(), delivery());
  expect(await movements()).toEqual([
    { delta: 40, available_after: 40, cause: "shopify", write_id: null },
    { delta: 5, available_after: 45, cause: "adjustment", write_id: 1 },
  ]);
});

it("lists what is not settled by reading no more than that, among thousands that are, of other shops too", async () => {
  const settled = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at)`;
  await env.DB.exec(
    `${settled} SELECT 1, 'done/' || i, '[]', 'other', iif(i % 2, 'confirmed', 'refused'), i, i FROM n`.replaceAll(
      "\n",
      " ",
    ),
  );
  await env.DB.exec(`${settled} SELECT 2, 'open/' || i, '[]', 'other', 'uncertain', i, i FROM n`.replaceAll("\n", " "));
  await request();
  const { database, asked } = countedDatabase(env.DB);
  expect(await listUnsettledWrites(database, { id: 1 }, 50)).toMatchObject([{ key: WRITE.key, state: "queued" }]);
  // Of a change of few its item is looked for, too.
  expect(asked.rowsRead).toBeLessThanOrEqual(3);
  await listUnsettledWrites(database, { id: 2 }, 50);
  expect(asked.rowsRead).toBeLessThanOrEqual(3 + 2 * 50);
});

it("gives a movement its cause where Shopify's delivery comes before its answer", async () => {
  await request();
  shopify.afterAnswer = async () => deliver(delivery());
  await send();
  await deliver(delivery());
  expect(await level()).toEqual({ available: 45 });
  expect(await movements()).toEqual([
    { delta: 40, available_after: 40, cause: "shopify", write_id: null },
    { delta: 5, available_after: 45, cause: "adjustment", write_id: 1 },
  ]);
});

it("asks again where Shopify tells of a change in the second of its answer, whichever comes first: our clocks may differ", async () => {
  const doubtful = () => first<{ doubtful: number }>("SELECT doubtful FROM levels");
  for (const isAnswerFirst of [true, false]) {
    await request({ ...WRITE, key: `adjust/501/901/${isAnswerFirst}`, changes: [{ ...CHANGE, from: null }] });
    shopify.now += HOUR;
    const sold = async () => {
      shopify.setLevel(ITEM, 901, 30, shopify.now);
      await deliver({ ...delivery(), triggeredAt: shopify.now + 200 });
    };
    // Ours is ahead: the answer of before the sale is stamped later than it.
    if (!isAnswerFirst) shopify.afterAnswer = sold;
    await send(shopify.now + 400, `adjust/501/901/${isAnswerFirst}`);
    if (isAnswerFirst) await sold();
    expect([isAnswerFirst, await doubtful()]).toEqual([isAnswerFirst, { doubtful: 1 }]);
  }
});

it("asks again where one batch brings two changes of one version, of which the first says what its answer said", async () => {
  await request();
  shopify.now += HOUR;
  await send(shopify.now + 400);
  const made = await post(delivery());
  shopify.setLevel(ITEM, 901, 30, shopify.now);
  const sold = await post(delivery());
  await consume([...made.messages, ...sold.messages]);
  expect(await first("SELECT available, doubtful FROM levels")).toEqual({ available: 45, doubtful: 1 });
});

it("leaves a later change of Shopify's where it is, whatever comes first", async () => {
  await request();
  shopify.afterAnswer = async () => {
    await deliver(delivery());
    shopify.setLevel(ITEM, 901, 44, shopify.now + 2000);
    await deliver(delivery());
  };
  await send();
  expect(await level()).toEqual({ available: 44 });
  expect(await movements()).toMatchObject([
    { delta: 40 },
    { delta: 5, cause: "adjustment" },
    { delta: -1, cause: "shopify" },
  ]);
});

it("is made once where the answer is lost, by the same key", async () => {
  await request();
  shopify.afterAnswer = () => {
    throw new Error("the connection was lost");
  };
  await expect(send()).rejects.toThrow("lost");
  await expect(send()).rejects.toThrow("lost");
  expect(await write()).toMatchObject({ state: "sending", attempts: 2 });
  shopify.afterAnswer = () => {};
  await send();
  expect(await write()).toEqual({ state: "confirmed", attempts: 3, refusal: null });
  expect(await level()).toEqual({ available: 45 });
  expect(new Set(shopify.asked.map(({ variables }) => variables.key))).toEqual(new Set([WRITE.key]));
});

it("is one write where it is asked for twice, and sent no more once it is confirmed", async () => {
  await request();
  await request();
  await send();
  await send();
  expect(await rowsOf("inventory_writes").then((rows) => rows.inventory_writes)).toHaveLength(1);
  expect(shopify.asked).toHaveLength(1);
  expect(await level()).toEqual({ available: 45 });
});

it("is refused with a reason where the stock had changed meanwhile", async () => {
  await request();
  shopify.setLevel(ITEM, 901, 39, began + 1000);
  await send();
  expect(await write()).toEqual({
    state: "refused",
    attempts: 1,
    refusal: expect.stringContaining("nothing was changed"),
  });
  expect(await level()).toEqual({ available: 40 });
});

it.each(["SERVICE_UNAVAILABLE", "ADJUST_QUANTITIES_FAILED", "IDEMPOTENCY_CONCURRENT_REQUEST"])(
  "is tried again with its key after %s",
  async (code) => {
    await request();
    shopify.refusals = [code];
    await expect(send()).rejects.toThrow(code);
    expect(await write()).toMatchObject({ state: "sending", refusal: null });
    await send();
    expect(await write()).toMatchObject({ state: "confirmed" });
    expect(shopify.asked.map(({ variables }) => variables.key)).toEqual([WRITE.key, WRITE.key]);
    expect(await level()).toEqual({ available: 45 });
  },
);

it("takes a new key, kept before it is used, where Shopify holds the old one for an attempt that failed", async () => {
  await request();
  shopify.refusals = ["IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"];
  expect(await send()).toEqual({ delaySeconds: 0 });
  expect(await first("SELECT state, keys_spent FROM inventory_writes")).toEqual({ state: "sending", keys_spent: 1 });
  shopify.afterAnswer = () => {
    throw new Error("the connection was lost");
  };
  await expect(send()).rejects.toThrow("lost");
  shopify.afterAnswer = () => {};
  await send();
  expect(shopify.asked.map(({ variables }) => variables.key)).toEqual([WRITE.key, `${WRITE.key}#1`, `${WRITE.key}#1`]);
  expect(await write()).toMatchObject({ state: "confirmed" });
  expect(await level()).toEqual({ available: 45 });
});

it.each(["INVALID_INVENTORY_ITEM", "NON_MUTABLE_INVENTORY_ITEM", "INVALID_REASON", "A_CODE_OF_NEXT_YEAR"])(
  "is refused for good after %s",
  async (code) => {
    await request();
    shopify.refusals = [code];
    await send();
    expect(await write()).toMatchObject({ state: "refused", attempts: 1, refusal: expect.stringMatching(/\S/) });
  },
);

it("sends what it is told, and always what it changes from", async () => {
  await request({
    ...WRITE,
    changes: [{ inventoryItemId: String(ITEM), delta: 5, from: null }],
    reference: "gid://evenstock/Receipt/1",
  });
  await send();
  expect(shopify.asked[0]?.variables).toEqual({
    key: WRITE.key,
    location: "gid://shopify/Location/901",
    input: {
      ...{ name: "available", reason: "correction", referenceDocumentUri: "gid://evenstock/Receipt/1" },
      changes: [
        {
          ...{ inventoryItemId: "gid://shopify/InventoryItem/501", locationId: "gid://shopify/Location/901" },
          ...{ delta: 5, changeFromQuantity: null },
        },
      ],
    },
  });
});

it("is refused without the permission, and never sent", async () => {
  await env.DB.exec("UPDATE tokens SET scopes = 'read_inventory'");
  await request();
  await send();
  expect(await write()).toMatchObject({ state: "refused", attempts: 0 });
  expect(shopify.asked).toEqual([]);
});

it("is not refused without the permission once it was sent: it may have been made", async () => {
  await request();
  shopify.afterAnswer = () => {
    throw new Error("the connection was lost");
  };
  await expect(send()).rejects.toThrow("lost");
  shopify.afterAnswer = () => {};
  await env.DB.exec("UPDATE tokens SET scopes = 'read_inventory'");
  await send();
  expect(await write()).toMatchObject({ state: "confirmed", attempts: 2 });
  expect(await level()).toEqual({ available: 45 });
});

it("is uncertain after a day without an answer, and not sent again until a person has looked", async () => {
  await request();
  shopify.afterAnswer = () => {
    throw new Error("the connection was lost");
  };
  await expect(send()).rejects.toThrow();
  shopify.now += 24 * HOUR;
  await send();
  await send();
  expect(await write()).toMatchObject({ state: "uncertain", attempts: 1 });
  expect(shopify.asked).toHaveLength(1);
  expect(await settleInventoryWrite(env.DB, { id: 2 }, 1, "made", shopify.now)).toBe(false);
  expect(await settleInventoryWrite(env.DB, { id: 1 }, 1, "made", shopify.now)).toBe(true);
  expect(await write()).toMatchObject({ state: "confirmed" });
});

it("is refused after a day in which it was never sent: nothing can have been changed", async () => {
  await request();
  shopify.now += 24 * HOUR;
  await send();
  expect(await write()).toMatchObject({ state: "refused", attempts: 0 });
});

it.each([
  [0, { state: "refused", refusal: expect.stringContaining("uninstalled") }],
  [1, { state: "uncertain", refusal: null }],
])("is not sent once the shop is back that had uninstalled, after %i tries", async (tries, ended) => {
  await request();
  shopify.afterAnswer = () => {
    throw new Error("the connection was lost");
  };
  if (tries > 0) await expect(send()).rejects.toThrow();
  await reinstallShop(shopify.now + 1000);
  expect(await askedAt(shopify.now + 10 * 60_000)).toEqual([]);
  expect(await write()).toMatchObject(ended);
  await env.DB.exec("UPDATE inventory_writes SET state = 'queued'");
  shopify.now += 2000;
  await send();
  expect(await write()).toMatchObject(ended);
  expect(shopify.asked).toHaveLength(tries);
});

it("is asked for again by the schedule where its message was lost", async () => {
  await request();
  expect(await askedAt(shopify.now + 60_000)).toEqual([]);
  expect(await askedAt(shopify.now + 4 * 60_000)).toEqual([{ kind: "write-inventory", shop: SHOP, key: WRITE.key }]);
  expect(await askedAt(shopify.now + 25 * HOUR)).toEqual([]);
  expect(await write()).toMatchObject({ state: "refused" });
});

async function askedAt(now: number) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("* * * * *", { ...env, JOBS }, now);
  return JOBS.messages.filter(({ kind }) => kind === "write-inventory");
}

it("is as if never tried where Shopify takes no token: after a day it is refused, not uncertain", async () => {
  await request();
  shopify.beforeAnswer = () => {
    throw new NeedsToken("Shopify does not renew the token.", "refused");
  };
  for (const _ of [1, 2]) {
    await expect(send()).rejects.toThrow("does not renew");
    expect(await write()).toEqual({ state: "queued", attempts: 0, refusal: null });
  }
  shopify.now += 25 * HOUR;
  await send();
  expect(await write()).toMatchObject({ state: "refused" });
});

const request = (write = WRITE) =>
  requestInventoryWrite(env.DB, new Recorder<JobMessage>(), { id: 1, domain: SHOP }, write, shopify.now);

const send = async (now = shopify.now, key = WRITE.key) =>
  writeInventory(await contextOf({ admin: shopify.admin, now }), { kind: "write-inventory", shop: SHOP, key });
