import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { ruleFields } from "../../app/replenishment/rules/fields";
import { NO_RULE } from "../../app/replenishment/rules/rule";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const DAY = 86_400_000;

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    env.DB.prepare(
      `INSERT INTO suppliers (id, shop_id, name, email, currency, minimum_value, created_at, updated_at)
      VALUES (1, 1, 'Acme', 'old@acme.test', 'EUR', 25000, 1, 1)`,
    ),
  ]);
});

type Fields = Record<string, string>;

/** What a page's form says that it was opened with. */
async function openedAt(path: string): Promise<Fields> {
  const html = await (await visit(path, SHOP)).text();
  const json = /<input[^>]*name="opened"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? "";
  return JSON.parse(json.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
}

const put = async (path: string, fields: Fields, opened: Fields) => {
  const body = new URLSearchParams({ ...fields, opened: JSON.stringify(opened) });
  const answer = await visit(path, SHOP, { method: "PUT", body });
  expect(answer.status).toBe(200);
  return textOf(await answer.text());
};
const first = (sql: string) => env.DB.prepare(sql).first();

describe("a variant's rule that two tabs have open", () => {
  /** As its own script asks. */
  const PAGE = "/products/1.data";
  const RULE =
    "SELECT lead_time_days AS lead, cover_days AS cover, case_pack AS pack FROM rules WHERE level = 'variant'";
  const fields = { leadTimeDays: "14", coverDays: "30", casePack: "" };
  /** As the form says it, which is drawn once it is unfolded. */
  const opened = ruleFields({ ...NO_RULE, leadTimeDays: 14, coverDays: 30 });

  beforeEach(() => put(PAGE, fields, {}));

  it("takes from the second what it changed, and keeps what the first did", async () => {
    await put(PAGE, { ...fields, leadTimeDays: "20" }, opened);
    expect(await put(PAGE, { ...fields, casePack: "6" }, opened)).not.toContain("meanwhile");
    expect(await first(RULE)).toEqual({ lead: 20, cover: 30, pack: 6 });
  });

  it("tells the second both values of a field that both changed, and saves nothing of it", async () => {
    await put(PAGE, { ...fields, leadTimeDays: "12" }, opened);
    const told = await put(PAGE, { ...fields, leadTimeDays: "15", casePack: "6" }, opened);
    expect(told).toMatch(/"meanwhile",.*"leadTimeDays",.*"saved","12","typed","15"/);
    expect(await first(RULE)).toEqual({ lead: 12, cover: 30, pack: null });
  });

  it("is saved over by who has seen the other's value, and by nothing else of the old page", async () => {
    await put(PAGE, { ...fields, leadTimeDays: "12", coverDays: "45" }, opened);
    await put(PAGE, { ...fields, leadTimeDays: "15" }, { ...opened, leadTimeDays: "12" });
    expect(await first(RULE)).toEqual({ lead: 15, cover: 45, pack: null });
  });

  it("is one where both typed the same", async () => {
    await put(PAGE, { ...fields, leadTimeDays: "12" }, opened);
    const told = await put(PAGE, { ...fields, leadTimeDays: "12.0", casePack: "6" }, opened);
    expect(told).not.toContain("meanwhile");
    expect(await first(RULE)).toEqual({ lead: 12, cover: 30, pack: 6 });
  });

  it("tells of one that was removed", async () => {
    await visit(PAGE, SHOP, { method: "DELETE" });
    expect(await put(PAGE, { ...fields, leadTimeDays: "15" }, opened)).toMatch(
      /"leadTimeDays",.*"saved","","typed","15"/,
    );
    expect(await first(RULE)).toBeNull();
  });

  it("keeps to it at its own address too", async () => {
    await put("/rules/variant/1/0.data", { ...fields, leadTimeDays: "12" }, opened);
    expect(await put("/rules/variant/1/0.data", { ...fields, leadTimeDays: "15" }, opened)).toContain("meanwhile");
    await put("/rules/variant/1/0.data", { ...fields, casePack: "6" }, opened);
    expect(await first(RULE)).toEqual({ lead: 12, cover: 30, pack: 6 });
  });

  it.each(["", "no json", "[1]", '{"leadTimeDays":14}'])("is put whole where a form says %j of it", async (opened) => {
    const body = new URLSearchParams({ ...fields, leadTimeDays: "9", opened });
    await visit("/products/1", SHOP, { method: "PUT", body });
    expect(await first(RULE)).toEqual({ lead: 9, cover: 30, pack: null });
  });
});

describe("settings that two tabs have open", () => {
  const fields = {
    ...{ velocityWindow: "30", leadTimeDays: "14", coverDays: "30", safetyDays: "7", minimumOrder: "1", casePack: "1" },
    ...{ refundsKeepSales: "no", cancellationsKeepSales: "no", recipients: "", frequency: "daily" },
  };
  const settings = async () => ({
    ...(await first(
      "SELECT lead_time_days AS lead, cover_days AS cover FROM rules WHERE shop_id = 1 AND level = 'shop'",
    )),
    ...(await first(
      "SELECT velocity_window AS window, refunds_keep_sales AS refunds FROM shop_settings WHERE shop_id = 1",
    )),
    ...(await first("SELECT recipients, frequency FROM alert_mail WHERE shop_id = 1")),
  });

  it("take from the second what it changed in whichever group, and keep what the first did", async () => {
    const opened = await openedAt("/settings");
    await put(
      "/settings",
      { ...fields, leadTimeDays: "21", recipients: "ada@example.com", refundsKeepSales: "yes" },
      opened,
    );
    const told = await put(
      "/settings",
      { ...fields, coverDays: "45", velocityWindow: "90", frequency: "weekly" },
      opened,
    );
    expect(told).toContain("Settings saved");
    expect(await settings()).toEqual({
      ...{ lead: 21, cover: 45, window: 90, refunds: 1 },
      ...{ recipients: '["ada@example.com"]', frequency: "weekly" },
    });
  });

  it("tell the second both values, and save nothing of any group", async () => {
    const opened = await openedAt("/settings");
    await put(
      "/settings",
      { ...fields, leadTimeDays: "12", velocityWindow: "60", recipients: "ada@example.com" },
      opened,
    );
    const mine = { leadTimeDays: "15", velocityWindow: "7", recipients: "bo@example.com", refundsKeepSales: "yes" };
    const told = await put("/settings", { ...fields, ...mine }, opened);
    expect(told).toContain("Saved meanwhile: 12. You typed: 15.");
    expect(told).toContain("Saved meanwhile: Last 60 days. You chose: Last 7 days.");
    expect(told).toContain("Saved meanwhile: ada@example.com. You typed: bo@example.com.");
    expect(await settings()).toMatchObject({ lead: 12, window: 60, refunds: 0, recipients: '["ada@example.com"]' });
  });
});

describe("a supplier that two tabs have open", () => {
  const fields = {
    ...{ name: "Acme", email: "old@acme.test", phone: "", notes: "", currency: "EUR", minimumValue: "250.00" },
    leadTimeDays: "",
  };
  const supplier = () =>
    first(
      `SELECT s.name, s.email, s.minimum_value AS least, r.lead_time_days AS lead,
        (SELECT group_concat(vendor) FROM supplier_vendors WHERE supplier_id = s.id) AS vendors
      FROM suppliers s LEFT JOIN rules r ON r.shop_id = s.shop_id AND r.level = 'supplier' AND r.subject_id = s.id`,
    );

  it("takes from the second what it changed, and keeps what the first did, its rule and vendors too", async () => {
    const opened = await openedAt("/suppliers/1");
    await put("/suppliers/1", { ...fields, email: "new@acme.test", leadTimeDays: "9", vendors: "Acme" }, opened);
    await put("/suppliers/1", { ...fields, name: "Acme Ltd" }, opened);
    expect(await supplier()).toEqual({
      ...{ name: "Acme Ltd", email: "new@acme.test", least: 25000, lead: 9, vendors: "Acme" },
    });
  });

  it("tells the second both values of a detail and of its rule, and saves nothing of it", async () => {
    const opened = await openedAt("/suppliers/1");
    await put("/suppliers/1", { ...fields, minimumValue: "300", leadTimeDays: "12", vendors: "Acme" }, opened);
    const mine = { minimumValue: "400.50", leadTimeDays: "15", vendors: "Bolt", notes: "Ask for Bo" };
    const told = await put("/suppliers/1", { ...fields, ...mine }, opened);
    expect(told).toContain("Saved meanwhile: 300.00 EUR. You typed: 400.50 EUR.");
    expect(told).toContain("Saved meanwhile: 12. You typed: 15.");
    expect(told).toContain("Saved meanwhile: Acme. You typed: Bolt.");
    expect(await supplier()).toMatchObject({ least: 30000, lead: 12, vendors: "Acme" });
    expect(await first("SELECT notes FROM suppliers")).toEqual({ notes: null });
  });
});

describe("a line of a price list that two tabs have open", () => {
  const fields = { supplierSku: "A-1", unitCost: "3.50", minimumOrder: "10", casePack: "", leadTimeDays: "" };
  const line = { ...fields, preferred: "no" };
  const opened = { ...line, unitCost: "3.50 EUR" };
  const TERMS =
    "SELECT supplier_sku AS sku, unit_cost AS cost, minimum_order AS least, case_pack AS pack FROM supplier_terms";
  const address = "/suppliers/1/prices/1.data";

  beforeEach(() => put(address, line, {}));

  it("takes from the second what it changed, and keeps what the first did", async () => {
    await put(address, { ...line, unitCost: "4.00" }, opened);
    await put(address, { ...line, casePack: "6" }, opened);
    expect(await first(TERMS)).toEqual({ sku: "A-1", cost: 400, least: 10, pack: 6 });
  });

  it("tells the second both values of an amount that both changed, and saves nothing of it", async () => {
    await put(address, { ...line, unitCost: "4.00" }, opened);
    const told = await put(address, { ...line, unitCost: "4.25", casePack: "6" }, opened);
    expect(told).toContain("4.00 EUR");
    expect(told).toContain("4.25 EUR");
    expect(await first(TERMS)).toEqual({ sku: "A-1", cost: 400, least: 10, pack: null });
  });

  it("stays as it is where it is added once more", async () => {
    const nothing = {
      supplierSku: "",
      unitCost: "",
      minimumOrder: "",
      casePack: "",
      leadTimeDays: "",
      preferred: "no",
    };
    await put(address, nothing, nothing);
    expect(await first(TERMS)).toEqual({ sku: "A-1", cost: 350, least: 10, pack: null });
  });
});

describe("a promotion that two tabs have open", () => {
  const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
  const fields = { name: "Sale", fromDay: day(14), toDay: day(10), level: "shop", subject: "0" };
  const opened = { name: "Sale", days: `${day(14)} to ${day(10)}` };
  const kept = () => first("SELECT name, to_day - from_day AS days FROM promotions");

  beforeEach(async () => {
    await visit("/promotions?index", SHOP, { method: "POST", body: new URLSearchParams(fields) });
  });

  it("takes from the second what it changed, and keeps what the first did", async () => {
    await put("/promotions/1.data", { ...fields, toDay: day(12) }, opened);
    await put("/promotions/1.data", { ...fields, name: "Winter sale" }, opened);
    expect(await kept()).toEqual({ name: "Winter sale", days: 2 });
  });

  it("tells the second both values of its days, which are one thing, and saves nothing of it", async () => {
    await put("/promotions/1.data", { ...fields, toDay: day(13) }, opened);
    const told = await put("/promotions/1.data", { ...fields, name: "Winter sale", fromDay: day(12) }, opened);
    expect(told).toContain(`${day(14)} to ${day(13)}`);
    expect(told).toContain(`${day(12)} to ${day(10)}`);
    expect(await kept()).toEqual({ name: "Sale", days: 1 });
  });
});
