import { expect, it } from "vitest";
import { gid, instant, shopifyId, units } from "../../../app/shopify/wire-types";

it.each([
  [1, "1"],
  ["9007199254740993", "9007199254740993"],
  ["9223372036854775807", "9223372036854775807"],
])("takes %j as an id", (given, id) => expect(shopifyId.parse(given)).toBe(id));

it.each([0, -1, 1.5, 1e18, "0", "-5", "007", "9223372036854775808", "12a", "", null, true, ["1"]])(
  "does not take %j as an id",
  (given) => expect(shopifyId.safeParse(given).success).toBe(false),
);

it.each([
  ["gid://shopify/ProductVariant/9007199254740993", "9007199254740993"],
  ["gid://shopify/InventoryLevel/70?inventory_item_id=34", "70"],
])("finds the number in %s", (given, id) => expect(gid.parse(given)).toBe(id));

it.each([
  "gid://shopify/Product/",
  "gid://shopify/Product/0",
  "gid://other/Product/1",
  "gid://shopify/Product/1/2x",
  5,
])("finds no number in %j", (given) => expect(gid.safeParse(given).success).toBe(false));

it.each([
  ["2020-05-26T11:35:10+12:00", Date.UTC(2020, 4, 25, 23, 35, 10)],
  ["2023-03-29T18:00:27.877041743Z", Date.UTC(2023, 2, 29, 18, 0, 27, 877)],
  ["2021-12-31T19:00:00-05:00", Date.UTC(2022, 0, 1)],
])("reads the instant %s", (given, at) => expect(instant.parse(given)).toBe(at));

it.each(["yesterday", "5", "2020-05-26", "2020-05-26T11:35:10", "", "1590449710", "2020-13-26T11:35:10Z", 1590449710])(
  "does not guess an instant from %j",
  (given) => expect(instant.safeParse(given).success).toBe(false),
);

it.each([0, -3, 2e9, -(2 ** 31), 2 ** 31 - 1])("takes %j as units", (given) => expect(units.parse(given)).toBe(given));

it.each([0.5, 2 ** 31, -(2 ** 31) - 1, 1e18, "5", null, Number.NaN])("does not take %j as units", (given) =>
  expect(units.safeParse(given).success).toBe(false),
);
