import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { promotionPage } from "../../app/replenishment/decisions/promotions.server";
import { givenTwoADay, iso, keptMarks, SHOP, today } from "./marked-days";
import { planRow } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(() => givenTwoADay({ days: 60, on: [10, 14], peak: 20 }));

const SALE = { name: "Winter sale", fromDay: iso(today - 14), toDay: iso(today - 10) };
const post = (fields: Record<string, string>, domain = SHOP) =>
  visit("/promotions?index", domain, {
    method: "POST",
    body: new URLSearchParams({ ...SALE, level: "variant", subject: "1", ...fields }),
  });
const whole = () => env.DB.prepare("SELECT * FROM plans WHERE variant_id = 1 AND location_id = 0").first();
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

describe("marked days", () => {
  it("are left out of the velocity with what sold on them, at once", async () => {
    await post({});
    // 29 days before today and today: 24 × 2 units, and 5 × 20 in the sale.
    expect(await whole()).toMatchObject({ units_30: 148, days_30: 30, promotion_units_30: 100, promotion_days_30: 5 });
    expect((await whole())?.velocity).toBeCloseTo(48 / 25);
    await visit(`/promotions/${(await keptMarks())[0]?.id}`, SHOP, { method: "DELETE" });
    expect((await whole())?.velocity).toBeCloseTo(148 / 30);
  });

  it("are explained on the variant's page", async () => {
    await post({});
    const html = await (await visit("/products/1", SHOP)).text();
    const text = textOf(html);
    expect(text).toContain("48 units ÷ 25 days in stock = 1.92");
    expect(text).toContain(
      "5 of the last 30 days were in promotions, which sold 100, and are left out; with them it would be 148 ÷ 30",
    );
    expect(text).toContain("5 in promotions (striped)");
    expect(text).toContain("Promotion: left out");
    expect(html.match(/data-promotion="true"/g)).toHaveLength(5);
    expect(text).toContain("Units in promotions Days in promotions");
    expect(text).toContain("Winter sale");
  });

  it("of a product or of the whole shop hold for each of its variants", async () => {
    await post({ level: "product", subject: "7" });
    expect(await whole()).toMatchObject({ promotion_days_30: 5 });
    await post({ level: "shop", subject: "0", name: "All", fromDay: iso(today - 12), toDay: iso(today - 8) });
    const job = await env.DB.prepare("SELECT state FROM jobs WHERE kind = 'roll-forward'").first("state");
    expect(job).toBe("running");
    expect(await page("/promotions")).toMatch(
      /All The whole shop .* 5 days, past .*Winter sale Blue mug all its variants/,
    );
    expect(await page("/products/1")).toContain("7 in promotions (striped)");
  });

  it("can be changed", async () => {
    await post({});
    const [{ id } = {}] = await keptMarks();
    const answer = await visit(`/promotions/${id}`, SHOP, {
      method: "PUT",
      body: new URLSearchParams({ ...SALE, level: "variant", subject: "1", name: "Sale", toDay: SALE.fromDay }),
    });
    expect(answer.status).toBe(200);
    expect(await keptMarks()).toMatchObject([{ name: "Sale", from_day: today - 14, to_day: today - 14 }]);
    expect(await whole()).toMatchObject({ promotion_days_30: 1 });
  });

  it.each([
    ["without a name", { name: " " }, "Give it a name."],
    ["that end before they begin", { toDay: iso(today - 20) }, "It ends before it begins."],
    ["for a quarter and more", { fromDay: iso(today - 200) }, "Mark up to 92 days at once."],
    ["that do not exist", { fromDay: "2026-02-31" }, "There is no such day."],
  ])("%s are refused with the reason", async (_, fields, reason) => {
    expect(await (await post(fields)).text()).toContain(reason);
    expect(await keptMarks()).toEqual([]);
  });

  it("are refused with the reason where the shop has marked as many days as it may", async () => {
    await env.DB.prepare(
      "INSERT INTO promotions (shop_id, level, subject_id, name, from_day, to_day, updated_at) VALUES (1, 'variant', 1, 'Old', 1, 10000, 1)",
    ).run();
    expect(await (await post({})).text()).toContain("10,000 marked days. Remove an old one.");
    expect(await keptMarks()).toHaveLength(1);
  });

  it("are no other shop's business", async () => {
    await post({}, "two.myshopify.com");
    expect(await keptMarks()).toEqual([]);
    await post({});
    const [{ id } = {}] = await keptMarks();
    expect((await visit(`/promotions/${id}`, "two.myshopify.com", { method: "DELETE" })).status).toBe(404);
    expect(await keptMarks()).toHaveLength(1);
  });
});

it("reads no more than 110 rows for a page of promotions", async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
    INSERT INTO promotions (shop_id, level, subject_id, name, from_day, to_day, updated_at)
    SELECT 1, iif(i % 2, 'variant', 'product'), iif(i % 2, 1, 7), 'Sale', 20000 + i / 3, 20002 + i / 3, 1 FROM n`,
  ).run();
  for (const side of ["after", "before"] as const) {
    const { promotions, read } = await promotionPage(env.DB, { id: 1 }, { side, key: [20_050, 150] }, 41);
    expect(promotions).toHaveLength(41);
    expect(read).toBeLessThanOrEqual(110);
  }
});

it("keeps plans that nothing changed as of the shop's last roll-forward", async () => {
  await env.DB.batch([
    planRow(1, 1, 0, {}),
    env.DB.prepare("UPDATE plans SET as_of_day = ?").bind(today - 40),
    env.DB.prepare("INSERT INTO shop_demand (shop_id, as_of_day) VALUES (1, ?)").bind(today),
  ]);
  expect(await page("/products/1")).toContain("210 sold in the last 90 days");
});

describe("an alert whose episode no stock has ended", () => {
  const alerts = async () =>
    (await env.DB.prepare("SELECT id, opened_at, closed_at IS NULL AS open, told_at FROM alerts ORDER BY id").all())
      .results;
  const events = async () =>
    (await env.DB.prepare("SELECT type FROM events WHERE type LIKE 'stock.%' ORDER BY sequence").all()).results;
  const rule = (fields: Record<string, string>) =>
    visit("/products/1", SHOP, { method: "PUT", body: new URLSearchParams(fields) });
  const told = { id: 1, opened_at: today * 86_400_000, open: 1, told_at: today * 86_400_000 };

  /** 50 available: below the 104 of all that sold, above the 41 of what sold without the sale. */
  beforeEach(async () => {
    await env.DB.exec("UPDATE levels SET available = 50");
    await rule({});
    await env.DB.prepare("UPDATE alerts SET opened_at = ?1, told_at = ?1")
      .bind(today * 86_400_000)
      .run();
    expect(await alerts()).toEqual([told]);
  });

  it("goes on when a promotion is marked and taken away again", async () => {
    await post({});
    expect(await alerts()).toEqual([{ ...told, open: 0 }]);
    await visit(`/promotions/${(await keptMarks())[0]?.id}`, SHOP, { method: "DELETE" });
    expect(await alerts()).toEqual([told]);
    // Other systems heard that it recovered; they hear that it did not, under the same alert.
    expect(await events()).toEqual([{ type: "stock.low" }, { type: "stock.recovered" }, { type: "stock.low" }]);
    expect(await page("/alerts")).toContain("Open 1 ");
  });

  it("goes on when a rule is changed and changed back, as often as that is, and each time other systems hear", async () => {
    for (const _ of [1, 2]) {
      await rule({ leadTimeDays: "1" });
      expect(await alerts()).toEqual([{ ...told, open: 0 }]);
      await visit("/products/1", SHOP, { method: "DELETE" });
      expect(await alerts()).toEqual([told]);
    }
    expect(await events()).toHaveLength(5);
  });

  it("stays put aside where that is still in force, and is open where its day has come", async () => {
    const aside = (day: number) => env.DB.prepare("UPDATE alerts SET snoozed_until_day = ?").bind(day).run();
    const until = () => env.DB.prepare("SELECT snoozed_until_day FROM alerts").first("snoozed_until_day");
    for (const [day, expected] of [
      [today + 3, today + 3],
      [today, null],
    ] as const) {
      await rule({ active: "no" });
      expect(await alerts()).toEqual([{ ...told, open: 0 }]);
      await aside(day);
      await rule({});
      expect(await alerts()).toEqual([told]);
      expect(await until()).toBe(expected);
    }
  });

  it("is another after more than a week", async () => {
    await rule({ leadTimeDays: "1" });
    await env.DB.prepare("UPDATE alerts SET closed_at = ?")
      .bind(Date.now() - 8 * 86_400_000)
      .run();
    await visit("/products/1", SHOP, { method: "DELETE" });
    expect(await alerts()).toMatchObject([
      { id: 1, open: 0 },
      { id: 2, open: 1, told_at: null },
    ]);
  });

  it("is neither closed nor opened by a forecast that the same save makes anew", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE rules SET method = 'engine'"),
      env.DB.prepare("INSERT INTO shop_demand (shop_id, as_of_day) VALUES (1, ?)").bind(today),
    ]);
    await rule({ leadTimeDays: "20" });
    expect(await alerts()).toEqual([told]);
    await env.DB.prepare("UPDATE forecasts SET reorder_level = 0, rate = 0.001").run();
    await rule({ leadTimeDays: "21" });
    expect(await alerts()).toEqual([told]);
    expect(await events()).toEqual([{ type: "stock.low" }]);
  });
});
