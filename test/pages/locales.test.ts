import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { alertRow, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const PAGES = ["/", "/alerts", "/sync", "/sync/drift", "/settings", "/products/1", "/reports/forecast-accuracy"];

beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.batch([overviewRow(1, 1), planRow(1, 1, 11, {}), alertRow(1, 1, 11, Date.now() - 7_200_000)]);
});

const pageIn = async (locale: string, path = "/") =>
  textOf(await (await visit(path, SHOP, { headers: { "accept-language": `${locale},en;q=0.5` } })).text());

it.each([
  ["en-US", "€1,234,568"],
  ["de-CH", "1’234’568"],
  ["fr-CA", "1 234 568 €"],
  ["es-ES", "1.234.568 €"],
  ["en-IN", "€12,34,568"],
  ["ja-JP", "€1,234,568"],
])("a page in %s writes %s", async (locale, amount) => {
  await env.DB.exec("UPDATE shop_counts SET units = 40, stock_value = 123456789 WHERE shop_id = 1");
  expect((await pageIn(locale)).replaceAll("'", "’")).toContain(amount);
});

it.each([
  ["HUF", 5_000_000, "HUF 50,000"],
  ["COP", 23_756_837, "COP 237,568"],
  ["RSD", 450_000, "RSD 4,500"],
  ["JPY", 4500, "¥4,500"],
  ["KWD", 4_500_000, "KWD 4,500"],
])("an amount in %s is written by its own decimals", async (currency, minor, text) => {
  await env.DB.exec(`UPDATE shops SET currency = '${currency}' WHERE id = 1`);
  await env.DB.exec(`UPDATE shop_counts SET units = 40, stock_value = ${minor} WHERE shop_id = 1`);
  expect(await pageIn("en-US")).toContain(text);
});

it.each(PAGES)("%s is shown in UTC where the shop's time zone is not known, and Sync health says so", async (path) => {
  await env.DB.exec("UPDATE shops SET time_zone = 'America/Nowhere' WHERE id = 1");
  const response = await visit(path, SHOP);
  expect(response.status).toBe(200);
  expect(await pageIn("en-US", "/sync")).toContain("The time zone America/Nowhere is not known here");
  expect(await pageIn("en-US", "/settings")).toContain("not known here: UTC");
});

it("Sync health says where a currency's decimals are not known", async () => {
  expect(await pageIn("en-US", "/sync")).not.toContain("is not known here");
  await env.DB.exec("UPDATE shops SET currency = 'QQQ' WHERE id = 1");
  expect(await pageIn("en-US", "/sync")).toContain("The currency QQQ is not known here");
});
