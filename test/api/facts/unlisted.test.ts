import { beforeEach, expect, it } from "vitest";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";

const HOUR = 3_600_000;

beforeEach(() => installShop());

const variant = () => first('SELECT status, low, "out", suggested > 0 AS wanted FROM overviews');

it.each([
  ["active", { low: 1, out: 1, wanted: 1 }],
  ["unlisted", { low: 1, out: 1, wanted: 1 }],
  ["UNLISTED", { low: 1, out: 1, wanted: 1 }],
  ["draft", { low: 0, out: 0, wanted: 0 }],
  ["archived", { low: 0, out: 0, wanted: 0 }],
])("a product that is %s is low, out and to be ordered if it is for sale", async (status, expected) => {
  await deliver(
    { topic: "products/update", body: productBody({ status }) },
    { topic: "orders/create", body: orderBody({ at: Date.now() - 30 * HOUR, lines: [{ quantity: 30 }] }) },
    { topic: "inventory_levels/update", body: levelBody({ available: 0 }) },
  );
  expect(await variant()).toEqual({ status: status.toLowerCase(), ...expected });
});

it("opens an alert once a draft is listed by its link alone, and closes it when it is archived", async () => {
  const at = Date.now() - HOUR;
  await deliver(
    { topic: "products/update", body: productBody({ status: "draft", at }) },
    { topic: "orders/create", body: orderBody({ at: at - 30 * HOUR, lines: [{ quantity: 30 }] }) },
    { topic: "inventory_levels/update", body: levelBody({ available: 0, at }) },
  );
  const open = () => first("SELECT COUNT(*) AS n FROM alerts WHERE closed_at IS NULL");
  expect(await open()).toEqual({ n: 0 });
  await deliver({ topic: "products/update", body: productBody({ status: "unlisted", at: at + 60_000 }) });
  expect(await open()).toEqual({ n: 1 });
  await deliver({ topic: "products/update", body: productBody({ status: "archived", at: at + 120_000 }) });
  expect(await open()).toEqual({ n: 0 });
});
