import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { PlayedShopify } from "../../support/played-shopify";
import { installShop } from "../../support/shopify";
import { importFrom, reconcileWith, stockUp } from "./shop";

beforeEach(async () => {
  await installShop();
  await env.DB.exec("UPDATE shops SET name = 'Shop A'");
});

it("takes as many statements for many rows as for few, where nothing differs", async () => {
  const few = await statementsFor(20);
  await env.DB.batch(
    "jobs locations products variants inventory_items levels level_days movements order_lines daily_sales plans overviews alerts reconciliations"
      .split(" ")
      .map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
  expect(await statementsFor(600)).toBe(few);
});

async function statementsFor(variants: number) {
  const shopify = new PlayedShopify();
  stockUp(shopify, variants);
  await importFrom(shopify);
  let statements = 0;
  const counting = new Proxy(env.DB, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name === "prepare") statements++;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await reconcileWith(shopify, counting);
  return statements;
}
