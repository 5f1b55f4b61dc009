import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eraseShop, setShopApart } from "../../../app/shops/erasure.server";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { everyRow, rowsIn } from "../../support/rows";
import { consume, deliver, installShop, post, type Sent, SHOP } from "../../support/shopify";

const NOW = Date.UTC(2035, 2, 9, 15);
const MINUTE = 60_000;
/** The first installation's, and the one that comes while its rows go. */
const [OLD, NEW] = [1, 5];
const OTHER = { id: 2, domain: "b.myshopify.com" };

const product: Sent = { topic: "products/create", body: productBody({ at: NOW }), triggeredAt: NOW };
const toldAt = (minute: number): Sent[] => {
  const triggeredAt = NOW + minute * MINUTE;
  return [
    { topic: "inventory_levels/update", body: levelBody({ available: minute, at: triggeredAt }), triggeredAt },
    { topic: "orders/create", body: orderBody({ id: 7000 + minute, at: triggeredAt }), triggeredAt },
  ];
};

/** Rows that name a shop, whichever table has them. */
async function tablesWith(shopId: number) {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%shop_id%'",
  ).all<{ name: string }>();
  const found = await env.DB.batch<{ n: number }>(
    results.map(({ name }) => env.DB.prepare(`SELECT COUNT(*) AS n FROM ${name} WHERE shop_id = ?`).bind(shopId)),
  );
  return results.map(({ name }) => name).filter((_, at) => found[at]?.results[0]?.n !== 0);
}

/** Before anything is written, what is to happen happens: whoever writes has read the shop as it was. */
const before = (happens: () => Promise<unknown>) =>
  new Proxy(env.DB, {
    get(target, name) {
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) => {
          await happens();
          return target.batch(statements);
        };
      const member = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });

async function erased(shopId: number, rows: number, meanwhile: (step: number) => Promise<unknown> = async () => {}) {
  for (let step = 0; step < 200; step++) {
    if ((await eraseShop(env.DB, shopId, NOW + 30 * MINUTE, rows)) !== "more") return;
    await meanwhile(step);
  }
  throw new Error("It never ends.");
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW + 60 * MINUTE });
  for (const name of ["log", "warn", "error"] as const) vi.spyOn(console, name).mockImplementation(() => undefined);
  await installShop({ id: OLD });
  await installShop(OTHER);
  await deliver(product, ...toldAt(1), ...toldAt(2));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a merchant's rows go while deliveries come", () => {
  it("and what these bring goes as well, or is never written", async () => {
    await setShopApart(env.DB, { id: OLD }, NOW + 3 * MINUTE);
    const others = await everyRow(OTHER.id);
    let came = 0;
    await erased(OLD, 1, async (step) => {
      await deliver(...toldAt(3 + step));
      came++;
    });
    expect(came).toBeGreaterThan(2);
    expect(await tablesWith(OLD)).toEqual([]);
    expect(await everyRow(OTHER.id)).toBe(others);
    expect(await rowsIn("shops", "id", "domain")).toEqual([{ domain: OTHER.domain }]);
  });

  it.each([
    ["the shop is set apart", async () => void (await setShopApart(env.DB, { id: OLD }, NOW))],
    ["its first rows have gone", async () => void (await eraseShop(env.DB, OLD, NOW + 30 * MINUTE, 1))],
    ["all of it has gone", () => erased(OLD, 1000)],
  ])("and a batch that had read the shop before leaves nothing of it: %s", async (_, happens) => {
    const { messages } = await post({ ...product, body: productBody({ at: NOW + 4 * MINUTE, title: "Cup" }) });
    for (const sent of toldAt(4)) messages.push(...(await post(sent)).messages);
    await consume(messages, { DB: before(happens) });
    await erased(OLD, 1000);
    expect(await tablesWith(OLD)).toEqual([]);
  });

  it("and a shop that is installed anew among them has its own, all of them", async () => {
    await setShopApart(env.DB, { id: OLD }, NOW + 3 * MINUTE);
    await installShop({ id: NEW, installedAt: NOW + 3 * MINUTE });
    await deliver(product);
    const told: number[] = [];
    await erased(OLD, 1, async (step) => {
      await deliver(...toldAt(3 + step));
      told.push(3 + step);
    });
    expect(await tablesWith(OLD)).toEqual([]);
    expect(await rowsIn("levels", "1", "shop_id, available")).toEqual([{ shop_id: NEW, available: told.at(-1) }]);
    const orders = await rowsIn("order_lines", "order_id", "DISTINCT shop_id, order_id");
    expect(orders).toEqual(told.map((minute) => ({ shop_id: NEW, order_id: 7000 + minute })));
    expect(await rowsIn("shops", "id", "domain")).toEqual([{ domain: OTHER.domain }, { domain: SHOP }]);
  });
});
