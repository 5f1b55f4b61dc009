import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { ENGLISH, shownNumber } from "../../../app/formats/number-style";
import { shownAmount } from "../../../app/money/money";
import { saveAlertMail } from "../../../app/replenishment/alerts/mail.server";
import { findCounts } from "../../../app/replenishment/home/counts.server";
import { findTotals } from "../../../app/reports/figures/report-totals.server";
import { REPORTS, type ReportName } from "../../../app/reports/reports";
import { type Given, givenFigures, TODAY } from "../reports/shop";
import { asked, tellOfWeek } from "./steps";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Friday. */
const MORNING = TODAY * DAY + 7 * HOUR + 7 * 60_000;
const FRIDAY = 5;
const shop = { id: 1 };

const choose = (weekDay: number, recipients = ["ada@example.com"]) =>
  saveAlertMail(env.DB, shop, { recipients, frequency: "at_once", weekDay }, TODAY - 1, 1);

interface Mail {
  key: string;
  subject: string;
  text: string;
  html: string;
}
const mails = async () =>
  (await env.DB.prepare("SELECT key, subject, text, html FROM mails ORDER BY id").all<Mail>()).results;

const daily = (units: number) => Array.from({ length: 30 }, (_, ago) => ({ ago, units }));
const SELLS = { cost: 200, price: 1000, known: 300 };
const GIVEN: Given[] = [
  { ...SELLS, id: 1, available: 6, sales: daily(2) },
  { ...SELLS, id: 2, available: 0, sales: daily(1).slice(9), outFor: 8 },
  { ...SELLS, id: 3, available: 400, sales: daily(1) },
  { ...SELLS, id: 4, available: 50, sales: [] },
];

const lateOrder = (number: string, nextDay: number) =>
  env.DB.prepare(
    `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, next_day, created_at, updated_at)
    VALUES (1, ?, 'sent', 1, 1, 'EUR', 'hand', ?, 1, 1)`,
  ).bind(number, nextDay);

const given = async (variants = GIVEN) => {
  await givenFigures(variants);
  await env.DB.prepare(
    "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme', 'EUR', 1, 1)",
  ).run();
};

it("says what Home, Reorder and the reports say, each with a link to it, the same in both parts", async () => {
  await given();
  await env.DB.batch([lateOrder("PO-0001", TODAY - 3), lateOrder("PO-0002", TODAY - 1), lateOrder("PO-0003", TODAY)]);
  await choose(FRIDAY);
  await tellOfWeek(MORNING);
  const [mail] = await mails();
  const counts = await findCounts(env.DB, shop);
  const totals = await findTotals(env.DB, shop);
  if (!mail || !totals) throw new Error("no mail, or no totals");
  const headline = (report: ReportName, at: number) => Number(REPORTS[report].headlines(totals[report])[at]?.value);
  const money = (minor: number) => shownAmount(minor, "USD", ENGLISH);
  const share = (part: number) => `${shownNumber(part * 100, ENGLISH, 1)}%`;
  expect(counts).toMatchObject({ orderNow: 2, out: 1 });
  expect(counts.risk).toBeGreaterThan(0);
  const page = (path: string) => `http://shopify.test/admin/store/a/apps/test-key${path}`;
  for (const said of [
    `2 variants to order now, with ${money(counts.risk)} of sales at risk a day.`,
    "No supplier: 2 variants, ",
    page("/reorder"),
    "1 variant out of stock, 1 variant with 7 days of cover or less.",
    "Mug, Size 1: 6 units, 3 days",
    page("/products?tab=out"),
    page("/reports/cover"),
    "2 orders are late.",
    "PO-0001 from Acme: expected 1 Oct, 3 days ago",
    "PO-0002 from Acme: expected 3 Oct, yesterday",
    page("/purchase-orders?tab=late"),
    `Excess stock: ${money(headline("overstock", 0))} at cost, ${shownNumber(headline("overstock", 1), ENGLISH)} units of `,
    `Not sold for 180 days: ${money(headline("dead-stock", 0))} at cost, 50 units of 1 variant`,
    page("/reports/overstock"),
    page("/reports/dead-stock"),
    `${money(headline("stock-out-cost", 0))} in the last 90 days`,
    page("/reports/stock-out-cost"),
    page("/settings"),
  ])
    for (const part of [mail.text, mail.html]) expect(part).toContain(said);
  if (Number.isFinite(headline("forecast-accuracy", 0)) && totals["forecast-accuracy"].day.actual > 0)
    expect(mail.text).toContain(`missed by ${share(headline("forecast-accuracy", 0))}`);
  expect(mail.subject).toBe("Your week: 2 variants to order, 1 running out, 2 orders late (a.myshopify.com)");
  expect(mail.text).not.toContain("PO-0003");
});

it("names what is not filled in by itself, so that suppliers' variants add up to what is to be ordered", async () => {
  await given();
  await env.DB.exec("UPDATE supplier_counts SET lines = lines - 1 WHERE supplier_id = 0");
  await choose(FRIDAY);
  await tellOfWeek(MORNING);
  const [mail] = await mails();
  expect(mail?.text).toContain("2 variants to order now");
  expect(mail?.text).toMatch(
    /No supplier: 2 variants, \d+ units, .*1 variant not filled in, as the minimum order would last years/,
  );
});

it("says once how many variants of a supplier are not filled in where none is", async () => {
  await given();
  await env.DB.exec(
    "UPDATE supplier_counts SET lines = 0, units = 0, cost = 0, without_cost = 0 WHERE supplier_id = 0",
  );
  await choose(FRIDAY);
  await tellOfWeek(MORNING);
  const [mail] = await mails();
  expect(mail?.text).toContain("No supplier: 2 variants, not filled in, as the minimum order would last years");
});

it("tells a forecast's error as the report does", async () => {
  await given();
  await env.DB.prepare(
    "UPDATE daily_figures SET measured = 2, actual = 80, forecast = 90, absolute_error = 19, naive_forecast = 70, naive_absolute_error = 30",
  ).run();
  await choose(FRIDAY);
  await tellOfWeek(MORNING);
  expect((await mails())[0]?.text).toContain(
    "Forecasts missed by 23.8% of what sold; a plain 30-day mean would have missed by 37.5%.",
  );
});

it("comes once on its day, in the shop's morning, though the schedule runs twice and consumers race", async () => {
  await given();
  await choose(FRIDAY);
  const told: string[] = [];
  for (let hour = 0; hour < 8 * 24; hour++) {
    const now = TODAY * DAY - 12 * HOUR + hour * HOUR + 7 * 60_000;
    for (let run = 0; run < 2; run++)
      if ((await asked("7 * * * *", now, ["tell-week"])).length) told.push(new Date(now).toISOString().slice(0, 13));
    await Promise.all([tellOfWeek(now), tellOfWeek(now), tellOfWeek(now)]);
  }
  expect(told).toEqual(["2024-10-04T07", "2024-10-04T07", "2024-10-11T07", "2024-10-11T07"]);
  expect((await mails()).map(({ key }) => key)).toEqual([`week/${TODAY}`, `week/${TODAY + 7}`]);
});

it("goes by the shop's weekday and hour, not by London's", async () => {
  await given();
  await env.DB.exec("UPDATE shops SET time_zone = 'Pacific/Auckland'");
  await choose(FRIDAY);
  await tellOfWeek(TODAY * DAY - 7 * HOUR);
  expect(await mails()).toEqual([]);
  await tellOfWeek(TODAY * DAY - 5 * HOUR);
  expect((await mails()).map(({ key }) => key)).toEqual([`week/${TODAY}`]);
});

it("is made up for later in the week, comes never where it is off, and begins with the next day that is chosen", async () => {
  await given();
  await choose(FRIDAY);
  await tellOfWeek(MORNING + 3 * DAY);
  expect((await mails()).map(({ key }) => key)).toEqual([`week/${TODAY}`]);
  await choose(0);
  await tellOfWeek(MORNING + 7 * DAY);
  await saveAlertMail(env.DB, shop, { recipients: ["ada@example.com"], frequency: "daily", weekDay: 4 }, TODAY + 8, 1);
  await tellOfWeek(MORNING + 8 * DAY);
  expect(await mails()).toHaveLength(1);
  await tellOfWeek(MORNING + 13 * DAY);
  expect((await mails()).map(({ key }) => key)).toEqual([`week/${TODAY}`, `week/${TODAY + 13}`]);
});

it("is not sent where there is nothing to tell, nobody to tell or the first import runs", async () => {
  await given([{ ...SELLS, id: 1, available: 35, sales: daily(1) }]);
  await choose(FRIDAY);
  expect(await findCounts(env.DB, shop)).toMatchObject({ orderNow: 0, soon: 0, out: 0 });
  await tellOfWeek(MORNING);
  await env.DB.batch([lateOrder("PO-0001", TODAY - 3)]);
  await tellOfWeek(MORNING + HOUR);
  expect(await mails()).toEqual([]);
  await choose(FRIDAY, []);
  await tellOfWeek(MORNING + 7 * DAY);
  await choose(FRIDAY);
  await env.DB.exec(
    "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '', 1, 1)",
  );
  await tellOfWeek(MORNING + 7 * DAY);
  expect(await mails()).toEqual([]);
  await env.DB.exec("UPDATE jobs SET state = 'done'");
  await tellOfWeek(MORNING + 7 * DAY);
  expect((await mails()).map(({ subject }) => subject)).toEqual(["Your week: 1 order late (a.myshopify.com)"]);
});

it("names five of a kind and says how many more there are", async () => {
  await given(Array.from({ length: 30 }, (_, at) => ({ ...SELLS, id: at + 1, available: 3, sales: daily(1) })));
  await env.DB.batch(Array.from({ length: 40 }, (_, at) => lateOrder(`PO-${at}`, TODAY - 50 + at)));
  await choose(FRIDAY);
  await tellOfWeek(MORNING);
  const [mail] = await mails();
  expect(mail?.text).toContain("And 25 more variants");
  expect(mail?.text).toContain("more than 30 orders are late.");
  expect(mail?.text.match(/from Acme/g)).toHaveLength(5);
  expect(mail?.html.length).toBeLessThan(12_000);
});

it("writes what a shop calls its things as text, and nothing of another shop's", async () => {
  await given();
  await env.DB.exec("UPDATE suppliers SET name = '<b>Acme</b> & Sons'");
  await env.DB.batch([lateOrder("PO-0001", TODAY - 3)]);
  await choose(FRIDAY);
  await tellOfWeek(MORNING);
  const [mail] = await mails();
  expect(mail?.text).toContain("PO-0001 from <b>Acme</b> & Sons:");
  expect(mail?.html).toContain("PO-0001 from &lt;b&gt;Acme&lt;/b&gt; &amp; Sons:");
});
