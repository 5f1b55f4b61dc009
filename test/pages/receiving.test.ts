import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { catalogueRows, givenShop } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY);
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
const MOST_LINES = 200;

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, "two.myshopify.com", "UTC");
  const [product, , level] = catalogueRows(1, 1);
  await env.DB.batch([
    ...(product && level ? [product, level] : []),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MOST_LINES})
      INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku, barcodes)
      SELECT i, 1, 1000 + i, 7, 2000 + i, 'Size ' || i, 'MUG-' || i, '[["4006381333931",null,[]]]' FROM n`,
    ),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (5, 1, 'Clayworks', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, ordered_day, team_note, created_at, updated_at)
      VALUES (9, 1, 'PO-0009', 'sent', 5, 11, 'EUR', 'hand', ?, 'Mind the glaze.', 1, 1)`,
    ).bind(today - 5),
    env.DB.prepare(
      `INSERT INTO purchase_order_lines (id, shop_id, order_id, position, variant_id, ordered, created_at)
      SELECT 100 + id, 1, 9, id, id, 10, 1 FROM variants`,
    ),
  ]);
});

const form = (fields: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ formToken: "the-form-token", receivedOn: iso(today), codes: '["X1"]', note: "One box was wet." },
    lines: JSON.stringify([{ lineId: 101, accepted: 4, damaged: 1, shown: 10 }]),
    ...fields,
  });
const send = (method: string, body = form(), domain = SHOP) =>
  visit("/purchase-orders/9/receive", domain, { method, body });
const page = async (query = "") => textOf(await (await visit(`/purchase-orders/9/receive${query}`, SHOP)).text());
const receipts = async () => (await env.DB.prepare("SELECT id, state, note FROM receipts ORDER BY id").all()).results;

describe("the receiving page", () => {
  it("shows every line of a long order with what is still to come, and the team's note", async () => {
    const text = await page();
    expect(text).toContain("Receive PO-0009");
    expect(text).toContain("Clayworks · to Warehouse");
    expect(text).toContain("Mind the glaze.");
    expect(text).toContain("0 of 2,000 units counted");
    expect(text.match(/0 of 10 to come/g)).toHaveLength(MOST_LINES);
    expect(text).toContain("Blue mug Size 200");
  });

  it("keeps a count as a draft that anybody of the shop can go on with, and discard", async () => {
    await send("PUT");
    expect(await receipts()).toEqual([{ id: 1, state: "draft", note: "One box was wet." }]);
    expect(await page()).toContain("5 units, 1 code to look at, started");
    expect(await page("?receipt=1")).toContain("5 of 2,000 units counted");
    await visit("/receipts/1", "two.myshopify.com", { method: "DELETE" });
    expect(await receipts()).toHaveLength(1);
    await visit("/receipts/1", SHOP, { method: "DELETE" });
    expect(await receipts()).toEqual([]);
  });

  it("receives once however often the form comes, and shows each line's way to Shopify", async () => {
    await send("POST");
    await send("POST");
    expect(await receipts()).toEqual([{ id: 1, state: "submitted", note: "One box was wet." }]);
    const text = await page();
    expect(text).toContain("0 of 5 to come ordered 10");
    await env.DB.prepare("UPDATE purchase_order_lines SET closed_short = 5 WHERE id = 101").run();
    expect(await page()).toContain("None left to come ordered 10");
    await env.DB.prepare("UPDATE purchase_order_lines SET closed_short = 0").run();
    expect(text).toContain("Blue mug, Size 1: +4, 1 damaged Attention On its way to Shopify");
    await env.DB.prepare(
      "UPDATE inventory_writes SET state = 'refused', refusal = 'Shopify knows no such location.'",
    ).run();
    expect(await page()).toContain("Critical Refused by Shopify Shopify knows no such location. Try again");
    await visit("/receipts/lines/1/posting", SHOP, { method: "POST" });
    expect(await page()).toContain("On its way to Shopify");
  });

  it("says of a write that waits for more than ten minutes that this is later than usual, and where to look", async () => {
    await send("POST");
    const asked = (minutes: number) =>
      env.DB.prepare("UPDATE inventory_writes SET created_at = ?").bind(Date.now() - minutes * 60_000);
    await asked(9).run();
    expect(await page()).not.toContain("Later than usual");
    await asked(11).run();
    expect(await page()).toMatch(/Later than usual .*Nothing is lost.* See in Sync health what holds it up/);
    await env.DB.prepare("UPDATE inventory_writes SET state = 'confirmed'").run();
    expect(await page()).not.toContain("Later than usual");
  });

  it("takes a receipt back, once", async () => {
    await send("POST");
    await env.DB.prepare("UPDATE inventory_writes SET state = 'confirmed'").run();
    const body = () => new URLSearchParams({ formToken: "the-reversal" });
    for (const _ of [1, 2]) await visit("/receipts/1/reversal", SHOP, { method: "POST", body: body() });
    expect(await receipts()).toHaveLength(2);
    expect(await page()).toContain("Taken back");
    expect(await page()).toContain("0 of 10 to come");
  });

  it.each([
    [{ receivedOn: iso(today + 2) }, "still ahead"],
    [{ receivedOn: "soon" }, "Enter the day"],
    [{ lines: "[]" }, "at least one unit"],
    [{ lines: '[{"lineId":101,"accepted":1.5,"damaged":0}]' }, "whole units"],
    [{ lines: "no JSON" }, "whole units"],
    [{ formToken: "x" }, "Open the page again"],
  ])("refuses %j with a word: %s", async (fields, word) => {
    const answer = await (
      await visit("/purchase-orders/9/receive.data", SHOP, {
        method: "POST",
        body: form(fields),
      })
    ).text();
    expect(answer).toContain(word);
    expect(await receipts()).toEqual([]);
  });

  it("is no other shop's", async () => {
    expect((await visit("/purchase-orders/9/receive", "two.myshopify.com")).status).toBe(404);
    await send("POST", form(), "two.myshopify.com");
    expect(await receipts()).toEqual([]);
    expect((await visit("/receipts/1", "two.myshopify.com")).status).toBe(404);
  });
});

describe("the costs of an order", () => {
  const put = (fields: Record<string, string>, domain = SHOP) =>
    visit("/purchase-orders/9/costs", domain, { method: "PUT", body: new URLSearchParams(fields) });
  const text = async () => textOf(await (await visit("/purchase-orders/9/costs", SHOP)).text());
  const BILL = { number: "B-77", day: iso(today), total: "12.50", "billed-101": "6", "weight-101": "250" };

  it("keep the supplier's bill and name where it differs from what came", async () => {
    await send("POST");
    await put(BILL);
    expect(await text()).toContain("Billed 1 unit more than came");
    const csv = await (await visit("/purchase-orders/9/bill.csv", SHOP)).text();
    expect(csv).toContain("PO-0009,Clayworks,B-77,");
    expect(csv).toContain("Ordered,Received (with damaged),Damaged,Billed,");
    expect(csv).toContain("10,5,1,6,");
    expect(await text()).toContain("5 1 of them damaged");
    expect((await visit("/purchase-orders/9/costs", "two.myshopify.com")).status).toBe(404);
    expect((await visit("/purchase-orders/9/bill.csv", "two.myshopify.com")).status).toBe(404);
  });

  it("say what of the freight fell on damaged units, which no average bears", async () => {
    await send("POST");
    await visit("/purchase-orders/9/costs", SHOP, {
      method: "POST",
      body: new URLSearchParams({
        ...{ formToken: "freight-of-nine", kind: "freight", spread: "quantity", label: "", currency: "EUR" },
        ...{ amount: "2000.00", rate: "" },
      }),
    });
    expect(await text()).toContain("€1.00 of it on damaged units: in no average cost");
    expect(await (await visit("/purchase-orders/9/bill.csv", SHOP)).text()).toMatch(
      /Share of damaged units \(EUR\)\r?\n.*,1\.00\r?\n/,
    );
  });

  it("refuse what is no amount beside its field", async () => {
    expect(textOf(await (await put({ ...BILL, total: "much" })).text())).toContain(
      "Enter an amount with the decimals of the currency, or leave it blank.",
    );
    expect(textOf(await (await put({ ...BILL, "billed-101": "1.5" })).text())).toContain("Enter whole units");
    expect(await env.DB.prepare("SELECT bill_number FROM purchase_orders").first("bill_number")).toBeNull();
  });

  it("are shared by the lines, and taken off again", async () => {
    await env.DB.prepare("UPDATE purchase_order_lines SET amount = 1000").run();
    const cost = {
      formToken: "the-cost-form",
      kind: "freight",
      spread: "value",
      label: "DHL",
      currency: "EUR",
      amount: "20.00",
      rate: "",
    };
    for (const _ of [1, 2])
      await visit("/purchase-orders/9/costs", SHOP, { method: "POST", body: new URLSearchParams(cost) });
    expect(await text()).toContain("Freight: DHL");
    expect(textOf(await (await visit("/purchase-orders/9", SHOP)).text())).toContain(
      "Cost added by you Freight: DHL, €20.00",
    );
    expect((await text()).match(/€0\.10/g)?.length).toBeGreaterThanOrEqual(MOST_LINES);
    await visit("/purchase-orders/9/costs/1", SHOP, { method: "DELETE" });
    expect(await text()).not.toContain("Freight: DHL");
  });

  it.each([
    { kind: "freight", spread: "weight", label: "DHL", currency: "EUR", amount: "1234.50", rate: "" },
    { kind: "duty", spread: "value", label: "", currency: "JPY", amount: "20000", rate: "0.00615" },
    { kind: "other", spread: "quantity", label: "KWD", currency: "KWD", amount: "0.125", rate: "3.02" },
  ])("are put back as they were after one was removed: $currency", async (cost) => {
    const add = (fields: Record<string, string>) =>
      visit("/purchase-orders/9/costs", SHOP, { method: "POST", body: new URLSearchParams(fields) });
    const rows = async (table: string, columns: string) =>
      (await env.DB.prepare(`SELECT ${columns} FROM ${table} ORDER BY id`).all<Record<string, unknown>>()).results;
    const costs = () =>
      rows("purchase_order_costs", "id, order_id, kind, label, amount, currency, rate, spread, created_at, rate_to");
    const averages = async () => (await env.DB.prepare("SELECT * FROM average_costs").all()).results;
    const ask = (method: string, domain = SHOP, id = 1) =>
      visit(
        `/purchase-orders/9/costs/${id}`,
        domain,
        method === "PUT" ? { method, body: new URLSearchParams() } : { method },
      );
    await add({ formToken: "the-cost-form", ...cost });
    await send("POST");
    const [before, average] = [await costs(), await averages()];
    expect(before).toHaveLength(1);
    expect(await (await ask("DELETE")).json()).toEqual({ removed: true });
    expect(await (await ask("DELETE")).json(), "a second press").toEqual({ removed: false });
    expect(await costs()).toEqual([]);
    expect((await ask("PUT", "two.myshopify.com")).status, "another shop's").toBe(404);
    expect((await ask("PUT", SHOP, 2)).status, "one that never was").toBe(404);
    expect(await costs()).toEqual([]);
    for (const _ of [1, 2]) expect(await (await ask("PUT")).json()).toEqual({ done: "Cost added" });
    expect(await costs(), "the same bill of the same instant").toEqual(before);
    expect((await averages()).map(({ updated_at: _, ...row }) => row)).toEqual(
      average.map(({ updated_at: _, ...row }) => row),
    );
    const told = await rows("purchase_order_timeline", "what, detail");
    const of = { kind: cost.kind, label: cost.label || null, amount: before[0]?.amount, currency: cost.currency };
    expect(
      told.flatMap(({ what, detail }) => (String(what).startsWith("cost") ? [[what, JSON.parse(String(detail))]] : [])),
    ).toMatchObject([
      ["cost_added", of],
      ["cost_removed", of],
      ["cost_added", of],
    ]);
  });
});

describe("how a supplier delivers", () => {
  it("is measured from what came, and becomes its lead time at a press", async () => {
    await send("POST");
    const text = textOf(await (await visit("/suppliers/5/performance", SHOP)).text());
    expect(text).toContain("Lead time: 5 days");
    expect(text).toContain("No order had an expected day.");
    await visit("/suppliers/5/performance", SHOP, { method: "PUT", body: new URLSearchParams() });
    expect(
      await env.DB.prepare("SELECT lead_time_days FROM rules WHERE level = 'supplier'").first("lead_time_days"),
    ).toBe(5);
  });
});
