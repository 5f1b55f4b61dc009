import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const FIELDS = {
  velocityWindow: "90",
  leadTimeDays: "21",
  coverDays: "45",
  safetyDays: "0",
  minimumOrder: "1",
  casePack: "6",
};

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, "two.myshopify.com");
});

const put = (fields: Record<string, string>) =>
  visit("/settings", SHOP, { method: "PUT", body: new URLSearchParams({ ...FIELDS, ...fields }) });

it("saves the defaults of this shop alone", async () => {
  expect(textOf(await (await put({})).text())).toContain("Settings saved");
  const rules = await env.DB.prepare("SELECT * FROM rules ORDER BY shop_id").all();
  expect(rules.results).toMatchObject([
    { shop_id: 1, lead_time_days: 21, cover_days: 45, safety_days: 0, case_pack: 6, active: 1 },
    { shop_id: 2, lead_time_days: 14, cover_days: 30, safety_days: 7, case_pack: 1, active: 1 },
  ]);
  const windows = await env.DB.prepare("SELECT velocity_window FROM shop_settings ORDER BY shop_id").all();
  expect(windows.results).toEqual([{ velocity_window: 90 }, { velocity_window: 30 }]);
});

it("has every plan of this shop made anew, though today's are made", async () => {
  await env.DB.prepare(
    `INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at, finished_at)
    VALUES (1, 'roll-forward', 'done', '{"day":20000,"after":9}', 1, 1, 1)`,
  ).run();
  await put({});
  const { results } = await env.DB.prepare(
    "SELECT shop_id, cursor->>'after' AS after, started_at > 1 AS anew FROM jobs WHERE kind = 'roll-forward'",
  ).all();
  expect(results).toEqual([{ shop_id: 1, after: 0, anew: 1 }]);
});

it.each([
  { field: "leadTimeDays", value: "", says: "Enter a whole number from 0 to 365." },
  { field: "minimumOrder", value: "1.5", says: "Enter a whole number from 1 to 1,000,000." },
  { field: "velocityWindow", value: "31", says: "Choose one of the windows." },
])("refuses '$value' as $field and saves nothing", async ({ field, value, says }) => {
  const text = textOf(await (await put({ [field]: value })).text());
  expect(text).toContain(says);
  expect(text).not.toContain("Settings saved");
  expect(await env.DB.prepare("SELECT lead_time_days FROM rules WHERE shop_id = 1").first("lead_time_days")).toBe(14);
});

it("works every number out anew by the new window and lead time", async () => {
  const day = Math.floor(Date.now() / 86_400_000) - 60;
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    env.DB.prepare("INSERT INTO daily_sales VALUES (1, 1, ?, 11, 90)").bind(day),
  ]);
  await put({});
  // 90 sold ÷ 90 days × 21 days of lead time, no safety
  const line = () => env.DB.prepare("SELECT velocity, reorder_point FROM overviews WHERE variant_id = 1").first();
  await vi.waitFor(async () => expect(await line()).toEqual({ velocity: 1, reorder_point: 21 }), { timeout: 5000 });
});

it("leaves word with the schedule, should the message get lost", async () => {
  await put({});
  expect(await env.DB.prepare("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'").all()).toMatchObject({
    results: [{ shop_id: 1 }],
  });
});
