import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addCost } from "../../../app/purchasing/costs/costs.server";
import { asksFirst, FINER } from "../../../app/purchasing/costs/moving-average";
import {
  countCostQuestions,
  decideCost,
  listCostChanges,
  restoreCost,
  tryCostAgain,
} from "../../../app/purchasing/costs/shopify/cost-changes.server";
import { listShopsWithNewCosts } from "../../../app/purchasing/costs/shopify/cost-writes.server";
import { writeCosts } from "../../../workers/jobs/write-costs";
import { contextOf } from "../../support/jobs";
import type { PlayedShopify } from "../../support/played-shopify";
import { first } from "../../support/rows";
import { reinstallShop, SHOP } from "../../support/shopify";
import { formOf, givenOrder, givenReceivingShop, ITEMS, propose, shop, submit } from "./receiving-shop";

const [KETTLE = 0] = ITEMS;
const DAY = 24 * 3_600_000;
let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
  await holds(400);
});

const holds = (cost: number | null) =>
  env.DB.prepare(
    `INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at) VALUES (1, ?1, 1, ?2, 'USD', 1, 1)
    ON CONFLICT DO UPDATE SET cost = ?2, cost_currency = 'USD'`,
  )
    .bind(KETTLE, cost)
    .run();
const setting = (what: string) =>
  env.DB.prepare(
    "INSERT INTO purchasing_settings (shop_id, cost_to_shopify) VALUES (1, ?1) ON CONFLICT DO UPDATE SET cost_to_shopify = ?1",
  )
    .bind(what)
    .run();
const held = async () =>
  (await first<{ cost: number | null }>("SELECT cost FROM inventory_items WHERE shopify_id = ?", KETTLE))?.cost;
const states = async () => {
  const { results } = await env.DB.prepare(
    "SELECT old_cost AS old, new_cost AS new, state FROM cost_changes ORDER BY id",
  ).all<{ old: number | null; new: number; state: string }>();
  return results.map(({ old, new: cost, state }) => [old, cost, state]);
};

async function receive(units: number, amount: number) {
  const { orderId, ids } = await givenOrder([[0, units, amount]]);
  await submit(orderId, formOf([[ids[0] ?? 0, units]]));
  return orderId;
}

async function write() {
  shopify.now += 1000;
  return writeCosts(await contextOf(shopify), { kind: "write-costs", shop: SHOP });
}

describe("a new cost", () => {
  it("stays here where the shop leaves Shopify's costs alone", async () => {
    await receive(10, 50_00);
    await write();
    expect(await states()).toEqual([]);
    expect(shopify.costs.size).toBe(0);
  });

  it("goes to Shopify by itself, once, with the old one kept, and is told to the schedule until it has", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    expect(await states()).toEqual([[400, 500, "queued"]]);
    expect(await listShopsWithNewCosts(env.DB, Date.now())).toEqual([SHOP]);
    for (const _ of [1, 2]) await write();
    expect(shopify.asked.filter(({ name }) => name === "UpdateCost").map(({ variables }) => variables)).toEqual([
      { id: `gid://shopify/InventoryItem/${KETTLE}`, cost: "5.00" },
    ]);
    expect(await states()).toEqual([[400, 500, "confirmed"]]);
    expect(await held()).toBe(500);
    expect(await listShopsWithNewCosts(env.DB, Date.now() + 1e9)).toEqual([]);
  });

  it("is not written once the shop is back that had uninstalled before", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    await reinstallShop(Date.now() + 1);
    shopify.now = Date.now() + 60_000;
    for (const _ of [1, 2]) await write();
    expect(shopify.costs.size).toBe(0);
    expect(await states()).toEqual([[400, 500, "refused"]]);
  });

  it("is asked for no more once the shop has uninstalled, and its next one is, though it was proposed before", async () => {
    await setting("ask");
    await receive(10, 50_00);
    await reinstallShop(Date.now() + 1);
    expect(await countCostQuestions(env.DB, shop)).toBe(0);
    expect(await first("SELECT COUNT(*) AS n FROM average_costs")).toEqual({ n: 0 });
    await setting("ask");
    const { variantId } =
      (await first<{ variantId: number }>("SELECT variant_id AS variantId FROM cost_changes")) ?? {};
    const proposed = (now: number) => propose(variantId ?? 0, 500 * FINER, now);
    for (const hours of [1, 2]) await proposed(Date.now() + hours * 3_600_000);
    expect(await states()).toEqual([
      [400, 500, "superseded"],
      [400, 500, "asked"],
    ]);
    await env.DB.exec("UPDATE cost_changes SET state = 'declined'");
    await proposed(Date.now() + 3 * 3_600_000);
    expect(await countCostQuestions(env.DB, shop)).toBe(0);
    await reinstallShop(Date.now() + DAY);
    await setting("ask");
    await proposed(Date.now() + 2 * DAY);
    expect(await countCostQuestions(env.DB, shop)).toBe(1);
  });

  it("asks anew once the shop has another currency, though it is as much", async () => {
    await setting("ask");
    await receive(10, 50_00);
    await env.DB.exec("UPDATE shops SET currency = 'EUR'; UPDATE inventory_items SET cost_currency = 'EUR'");
    const { variantId = 0 } =
      (await first<{ variantId: number }>("SELECT variant_id AS variantId FROM cost_changes")) ?? {};
    const proposed = () => propose(variantId, 500 * FINER, Date.now() + 1);
    const asked = async () => (await listCostChanges(env.DB, shop, 10)).asked.map(({ currency }) => currency);
    await proposed();
    expect(await asked()).toEqual(["EUR"]);
    await env.DB.exec("UPDATE cost_changes SET state = 'declined'");
    await proposed();
    expect(await asked()).toEqual([]);
    await env.DB.exec("UPDATE cost_changes SET currency = 'USD'");
    await proposed();
    expect(await asked()).toEqual(["EUR"]);
  });

  it("goes to Shopify though the word came days after it was asked for", async () => {
    await setting("ask");
    await receive(10, 50_00);
    await env.DB.exec(`UPDATE cost_changes SET created_at = created_at - ${2 * DAY}`);
    const { asked } = await listCostChanges(env.DB, shop, 10);
    expect(await decideCost(env.DB, shop, asked[0]?.id ?? 0, "accepted", "42", Date.now())).toBe(true);
    await write();
    expect(await states()).toEqual([[400, 500, "confirmed"]]);
  });

  it("waits for a word where the shop is asked, and is asked for once", async () => {
    await setting("ask");
    const orderId = await receive(10, 50_00);
    await write();
    expect(shopify.costs.size).toBe(0);
    expect(await countCostQuestions(env.DB, shop)).toBe(1);
    const { asked } = await listCostChanges(env.DB, shop, 10);
    expect(asked).toMatchObject([{ oldCost: 400, newCost: 500, isFar: false, productTitle: expect.any(String) }]);
    const id = asked[0]?.id ?? 0;
    expect(await decideCost(env.DB, { id: 2 }, id, "accepted", "42", Date.now())).toBe(false);
    expect(await decideCost(env.DB, shop, id, "declined", "42", Date.now())).toBe(true);
    expect(await decideCost(env.DB, shop, id, "accepted", "42", Date.now())).toBe(false);
    // The same average told once more is no new question; freight that comes later makes another one.
    const variantId = asked[0]?.variantId ?? 0;
    await propose(variantId, 500 * FINER, 3);
    const bill = { kind: "freight" as const, label: null, amount: 10_00, currency: "USD", rate: null };
    await addCost(
      env.DB,
      shop,
      orderId,
      { ...bill, spread: "value", formToken: "freight-0001" },
      "42",
      Date.now() - 60_000,
    );
    expect(await states()).toEqual([
      [400, 500, "declined"],
      [400, 600, "asked"],
    ]);
  });

  it("asks first where it is above three times or below a third of the last one, whatever the setting", async () => {
    await setting("automatic");
    await receive(10, 130_00);
    expect(await states()).toEqual([[400, 1300, "asked"]]);
    const { asked } = await listCostChanges(env.DB, shop, 10);
    expect(asked[0]?.isFar).toBe(true);
    await decideCost(env.DB, shop, asked[0]?.id ?? 0, "accepted", "42", Date.now());
    await write();
    expect([await held(), shopify.costs.get(KETTLE)]).toEqual([1300, "13.00"]);
  });

  it("is far just where the rule says so", async () => {
    await setting("automatic");
    const variant = await first<{ id: number }>("SELECT id FROM variants WHERE inventory_item_id = ?", KETTLE);
    const costs = fc.integer({ min: 0, max: 40 });
    await fc.assert(
      fc.asyncProperty(fc.option(costs), costs, async (old, next) => {
        await env.DB.exec("DELETE FROM cost_changes");
        await holds(old);
        await propose(variant?.id ?? 0, next * FINER, 1);
        const [change] = await states();
        expect(change?.[2]).toBe(old === next ? undefined : asksFirst(old, next) ? "asked" : "queued");
      }),
      { numRuns: 40 },
    );
  });

  it("gives way to a newer one, even where its own was on its way", async () => {
    await setting("automatic");
    const orderId = await receive(10, 50_00);
    shopify.beforeAnswer = () => {
      throw new Error("the network failed");
    };
    await expect(write()).rejects.toThrow("the network failed");
    expect(await states()).toEqual([[400, 500, "sending"]]);
    const bill = { kind: "freight" as const, label: null, amount: 10_00, currency: "USD", rate: null };
    await addCost(
      env.DB,
      shop,
      orderId,
      { ...bill, spread: "value", formToken: "freight-0001" },
      "42",
      Date.now() - 60_000,
    );
    shopify.beforeAnswer = () => {};
    await write();
    expect(await states()).toEqual([
      [400, 500, "superseded"],
      [400, 600, "confirmed"],
    ]);
    expect(shopify.costs.get(KETTLE)).toBe("6.00");
  });

  it("is the same though the answer was lost and it is sent again", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    let lost = 0;
    shopify.afterAnswer = () => {
      if (lost++ === 0) throw new Error("the answer was lost");
    };
    await expect(write()).rejects.toThrow("the answer was lost");
    await write();
    expect(await states()).toEqual([[400, 500, "confirmed"]]);
    expect(await held()).toBe(500);
  });

  const loseAnswers = () => {
    shopify.afterAnswer = () => {
      throw new Error("the answer was lost");
    };
  };
  const decided = async () => (await listCostChanges(env.DB, shop, 10)).decided;

  it("is not said to have stayed away where it was sent once, and may not be sent any more", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    loseAnswers();
    await expect(write()).rejects.toThrow("the answer was lost");
    shopify.afterAnswer = () => {};
    await env.DB.exec("UPDATE tokens SET scopes = 'read_inventory'");
    await write();
    expect(await decided()).toMatchObject([
      { state: "refused", refusal: expect.stringMatching(/may not change items .* Shopify may have it/) },
    ]);
  });

  it("is not said to stand in Shopify or not to, where it was sent and not answered for a day", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    loseAnswers();
    await expect(write()).rejects.toThrow("the answer was lost");
    await env.DB.exec(`UPDATE cost_changes SET created_at = created_at - ${2 * DAY}`);
    await write();
    expect(await decided()).toMatchObject([{ state: "refused", refusal: expect.stringContaining("may have it") }]);
  });

  it("that never left for a day is said not to have been written", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    await env.DB.exec(`UPDATE cost_changes SET created_at = created_at - ${2 * DAY}`);
    await write();
    expect(await decided()).toMatchObject([{ state: "refused", refusal: "It could not be written for a day." }]);
    expect(shopify.costs.size).toBe(0);
  });

  it("keeps the cost that stood before its first try, though Shopify tells the new one before it is tried again", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    loseAnswers();
    await expect(write()).rejects.toThrow("the answer was lost");
    shopify.afterAnswer = () => {};
    await env.DB.exec(`UPDATE cost_changes SET created_at = created_at - ${2 * DAY}`);
    await write();
    await holds(500);
    const [change] = await decided();
    expect(await tryCostAgain(env.DB, shop, change?.id ?? 0, Date.now())).toBe(true);
    await write();
    expect(await states()).toEqual([[400, 500, "confirmed"]]);
  });

  it("is refused in plain words where Shopify does not allow it, and can be tried again", async () => {
    await setting("automatic");
    await env.DB.exec("UPDATE tokens SET scopes = 'read_inventory'");
    await receive(10, 50_00);
    await write();
    const { decided } = await listCostChanges(env.DB, shop, 10);
    expect(decided).toMatchObject([
      { state: "refused", refusal: expect.stringContaining("Evenstock may not change items in this shop") },
    ]);
    expect(shopify.asked.some(({ name }) => name === "UpdateCost")).toBe(false);
    await env.DB.exec("UPDATE tokens SET scopes = 'write_inventory'");
    expect(await tryCostAgain(env.DB, shop, decided[0]?.id ?? 0, Date.now())).toBe(true);
    shopify.refusals.push("Cost is too odd");
    await write();
    expect((await listCostChanges(env.DB, shop, 10)).decided).toMatchObject([
      { state: "refused", refusal: "Shopify refused it: Cost is too odd" },
    ]);
  });

  it("leaves the old one to be put back, once", async () => {
    await setting("automatic");
    await receive(10, 50_00);
    await write();
    const [change] = (await listCostChanges(env.DB, shop, 10)).decided;
    expect(change).toMatchObject({ state: "confirmed", isLast: true, oldCost: 400, newCost: 500 });
    expect(await restoreCost(env.DB, { id: 2 }, change?.id ?? 0, "42", Date.now())).toBe(false);
    const presses = [1, 2, 3].map(() => restoreCost(env.DB, shop, change?.id ?? 0, "42", Date.now()));
    expect((await Promise.all(presses)).filter(Boolean)).toHaveLength(1);
    await write();
    expect(await restoreCost(env.DB, shop, change?.id ?? 0, "42", Date.now())).toBe(false);
    expect([await held(), shopify.costs.get(KETTLE)]).toEqual([400, "4.00"]);
    expect((await listCostChanges(env.DB, shop, 10)).decided).toMatchObject([
      { isRestoring: true, state: "confirmed", oldCost: 500, newCost: 400 },
      { isLast: false },
    ]);
    // What was put back is not written over until the average is another one.
    await propose(change?.variantId ?? 0, 500 * FINER, 4);
    expect(await states()).toHaveLength(2);
  });
});
