import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { averagesOf } from "../../../app/purchasing/costs/averages.server";
import { addCost } from "../../../app/purchasing/costs/costs.server";
import { FINER } from "../../../app/purchasing/costs/moving-average";
import type { PlayedShopify } from "../../support/played-shopify";
import { sendWrites } from "../../support/played-writes";
import { first } from "../../support/rows";
import { formOf, givenOrder, ITEMS, shop, submit } from "./receiving-shop";

export const here = { ...shop, currency: "USD" };

export const freight = (amount: number, fields = {}) => ({
  ...{ kind: "freight" as const, label: null, amount, currency: "USD", rate: null, spread: "value" as const },
  ...{ formToken: crypto.randomUUID(), ...fields },
});

/** The kettle's. */
export const variantId = async () =>
  (await first<{ id: number }>("SELECT id FROM variants WHERE inventory_item_id = ?", ITEMS[0]))?.id ?? 0;

/** The kettle's average, which is kept as a fresh computation tells it. */
export async function average() {
  const id = await variantId();
  const [fresh] = await averagesOf(env.DB, shop, [id]);
  expect(await first("SELECT average, mark FROM average_costs WHERE variant_id = ?", id)).toEqual(
    fresh ? { average: fresh.average, mark: fresh.mark } : null,
  );
  return fresh && { cost: fresh.average / FINER, mark: fresh.mark };
}

/** Kettles are ordered and come, with what their freight costs. */
export async function receive(shopify: PlayedShopify, units: number, amount: number, bill?: number, now = Date.now()) {
  const { orderId, ids } = await givenOrder([[0, units, amount]]);
  if (bill) await addCost(env.DB, shop, orderId, freight(bill), "42", now - 1);
  const received = await submit(orderId, formOf([[ids[0] ?? 0, units]]), now);
  await sendWrites(shopify);
  return { orderId, lineId: ids[0] ?? 0, receiptId: received.kind === "received" ? received.receiptId : 0 };
}
