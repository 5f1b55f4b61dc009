import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { doJob, textOf, visit } from "./visit";

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

it("saves the method and what the forecast asks for, and leaves them alone where a form does not ask", async () => {
  const ofShop = () =>
    env.DB.prepare(
      "SELECT method, service_level, review_days, lead_time_deviation FROM rules WHERE shop_id = 1",
    ).first();
  await put({ method: "simple", serviceLevel: "97.5", reviewDays: "3", leadTimeDeviation: "1.5" });
  const saved = { method: "simple", service_level: 0.975, review_days: 3, lead_time_deviation: 1.5 };
  expect(await ofShop()).toEqual(saved);
  await put({ leadTimeDays: "9" });
  expect(await ofShop()).toEqual(saved);
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
  { field: "serviceLevel", value: "100", says: "Enter a number from 50 to 99.9." },
  { field: "method", value: "guess", says: "Choose Forecast or Simple." },
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
  await put({ method: "simple" });
  // 90 sold ÷ 90 days × 21 days of lead time, no safety
  await doJob("roll-forward");
  const line = await env.DB.prepare("SELECT velocity, reorder_point FROM overviews WHERE variant_id = 1").first();
  expect(line).toEqual({ velocity: 1, reorder_point: 21 });
});

it("leaves word with the schedule, should the message get lost", async () => {
  await put({});
  expect(await env.DB.prepare("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'").all()).toMatchObject({
    results: [{ shop_id: 1 }],
  });
});

const FORM = { ...FIELDS, refundsKeepSales: "no", cancellationsKeepSales: "no", recipients: "", frequency: "daily" };
const putAll = (fields: Partial<typeof FORM> & { weekDay?: string }) => put({ ...FORM, ...fields });

it("saves what counts as sold, and has all days counted anew", async () => {
  await putAll({ cancellationsKeepSales: "yes" });
  const { results } = await env.DB.prepare(
    "SELECT refunds_keep_sales AS refunds, cancellations_keep_sales AS cancellations FROM shop_settings ORDER BY shop_id",
  ).all();
  expect(results).toEqual([
    { refunds: 0, cancellations: 1 },
    { refunds: 0, cancellations: 0 },
  ]);
  await doJob("rebuild-days");
  expect(await env.DB.prepare("SELECT days_time_zone FROM shops WHERE id = 1").first("days_time_zone")).toBeNull();
  expect(await env.DB.prepare("SELECT state FROM jobs WHERE kind = 'rebuild-days'").first("state")).toBe("done");
});

it("saves recipients and frequency of this shop alone, and shows them again", async () => {
  await putAll({ recipients: "ada@example.com\nbo@example.com, Ada@example.com", frequency: "weekly" });
  const { results } = await env.DB.prepare("SELECT shop_id, recipients, frequency FROM alert_mail").all();
  expect(results).toEqual([{ shop_id: 1, recipients: '["Ada@example.com","bo@example.com"]', frequency: "weekly" }]);
  expect(await (await visit("/settings", SHOP)).text()).toContain("bo@example.com</textarea>");
  expect(await (await visit("/settings", "two.myshopify.com")).text()).not.toContain("bo@example.com");
});

it("saves on which day the weekly mail comes, or that it never does, and shows it again", async () => {
  const day = () => env.DB.prepare("SELECT week_day FROM alert_mail WHERE shop_id = 1").first("week_day");
  await putAll({ recipients: "ada@example.com" });
  expect(await day()).toBe(1);
  await putAll({ recipients: "ada@example.com", weekDay: "4" });
  expect(await day()).toBe(4);
  await putAll({ recipients: "ada@example.com" });
  expect(await day()).toBe(4);
  expect(await (await visit("/settings", SHOP)).text()).toContain(
    '<option value="4" selected="">Every Thursday morning',
  );
  await putAll({ recipients: "ada@example.com", weekDay: "0" });
  expect(await day()).toBe(0);
  expect(textOf(await (await putAll({ weekDay: "8" })).text())).toContain("Choose a day, or none.");
});

it.each([
  { recipients: "ada@example.com\nnobody", says: '"nobody" is not an address.' },
  {
    recipients: Array.from({ length: 21 }, (_, index) => `p${index}@example.com`).join("\n"),
    says: "At most 20 addresses; these are 21.",
  },
])("refuses recipients with their reason: $says Nothing of the form is saved", async ({ recipients, says }) => {
  const text = textOf(await (await putAll({ recipients })).text());
  expect(text).toContain(says);
  expect(text).toContain("Nothing was saved");
  expect(await env.DB.prepare("SELECT lead_time_days FROM rules WHERE shop_id = 1").first("lead_time_days")).toBe(14);
  expect(await env.DB.prepare("SELECT * FROM alert_mail").all()).toMatchObject({ results: [] });
});

it("makes no plan anew where only the recipients change", async () => {
  await putAll({ ...UNCHANGED, recipients: "ada@example.com" });
  expect(await env.DB.prepare("SELECT * FROM jobs WHERE kind = 'roll-forward'").all()).toMatchObject({ results: [] });
});

const UNCHANGED = { velocityWindow: "30", leadTimeDays: "14", coverDays: "30", safetyDays: "7", casePack: "1" };

it("sends a test mail to the saved recipients, one a minute, and shows what became of it", async () => {
  await putAll({ recipients: "ada@example.com" });
  const send = () => visit("/settings/test-mail.data", SHOP, { method: "POST" }).then((answer) => answer.text());
  const onTheirWay = [await send(), await send()].filter((said) => said.includes("Test mail to 1 address on its way"));
  const mails = () => env.DB.prepare("SELECT state, recipients, subject FROM mails WHERE shop_id = 1").all();
  await doJob("send-mails");
  // Two, where the minute turned between them.
  expect((await mails()).results).toHaveLength(onTheirWay.length);
  expect((await mails()).results[0]).toEqual({
    state: "sent",
    recipients: '["ada@example.com"]',
    subject: "Test mail from Evenstock (one.myshopify.com)",
  });
  const page = textOf(await (await visit("/settings", SHOP)).text());
  expect(page).toContain("Test mail from Evenstock (one.myshopify.com) To 1 address");
  expect(page).toContain("Open the outbox");
});

it("asks for a recipient before a test mail", async () => {
  const answer = await visit("/settings/test-mail.data", SHOP, { method: "POST" });
  expect(await answer.text()).toContain("Save a recipient first.");
});

it("tells why a mail was not sent", async () => {
  await env.DB.prepare(
    `INSERT INTO mails (shop_id, key, recipients, subject, text, html, state, attempts, failure, created_at)
    VALUES (1, 'a', '["ada@example.com"]', '3 variants are low', '', '', 'failed', 6, 'The mail service answered 500.', ?)`,
  )
    .bind(Date.now())
    .run();
  const text = textOf(await (await visit("/settings", SHOP)).text());
  expect(text).toMatch(/3 variants are low .* The mail service answered 500\. Critical Not sent/);
  expect(textOf(await (await visit("/settings", "two.myshopify.com")).text())).not.toContain("3 variants are low");
});

it("leaves orders out, counts the days anew, and says so on reports", async () => {
  const put = (fields: Record<string, string>) =>
    visit("/settings", SHOP, { method: "PUT", body: new URLSearchParams({ wholesaleOut: "no", ...fields }) });
  const long = await put({ draftsOut: "yes", tagsOut: `Trade\n${"a".repeat(41)}`, channelsOut: "" });
  expect(textOf(await long.text())).toContain("A tag has 40 letters at most.");
  await put({ draftsOut: "yes", tagsOut: "Trade\n trade \nStaff", channelsOut: "pos" });
  expect(await env.DB.prepare("SELECT days_time_zone FROM shops WHERE id = 1").first("days_time_zone")).not.toBeNull();
  const page = await (await visit("/settings", SHOP)).text();
  expect(page).toMatch(/Trade\s+Staff<\/textarea>/i);
  expect(textOf(page)).toContain("Leave out all orders from Online Store Point of Sale");
  const report = textOf(await (await visit("/reports/sell-through", SHOP)).text());
  expect(report).toContain(
    "Units sold leave out, as you set it: draft orders; orders from Point of Sale; orders tagged trade, Staff.",
  );
  expect(textOf(await (await visit("/reports/sell-through", "two.myshopify.com")).text())).not.toContain(
    "leave out, as",
  );
});

describe("a location that is left out", () => {
  it("is neither counted on nor ordered for, and comes back as it was", async () => {
    await env.DB.batch([
      ...catalogueRows(1, 1),
      overviewRow(1, 1),
      env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (15, 1, 915, 'Returns')"),
      env.DB.prepare(
        "INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (1, 2001, 15, 7, 1, 1)",
      ),
    ]);
    const available = async () => {
      await env.DB.batch(planChanges(env.DB, [{ shopId: 1, variants: [1] }], [{ shopId: 1, today: 20_000 }], 0));
      return env.DB.prepare("SELECT available FROM plans WHERE variant_id = 1 AND location_id = 0").first("available");
    };
    const put = (text: string) =>
      visit("/settings", SHOP, { method: "PUT", body: new URLSearchParams({ "leftOut-15": text }) });
    const before = Number(await available());
    await put("yes");
    expect(await env.DB.prepare("SELECT state FROM jobs WHERE kind = 'roll-forward'").first("state")).toBe("running");
    expect(await available()).toBe(before - 7);
    expect(textOf(await (await visit("/settings", SHOP)).text())).toContain("Leave out Returns");
    await put("no");
    expect(await available()).toBe(before);
  });
});
