import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { lineTexts, typedLineOf } from "../../app/purchasing/orders/lines/line-fields";
import { lineForm } from "../../app/purchasing/orders/lines/line-texts";
import { listOrders, orderPage, PAGE_SIZE } from "../../app/purchasing/orders/lists/list.server";
import { findOrder } from "../../app/purchasing/orders/purchase-orders.server";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY);

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, { supplier_id: 5, unit_cost: 250, suggested: 40, standing: "low" }),
    planRow(1, 1, 0, { suggested: 40, supplier_id: 5 }),
    planRow(1, 1, 11, { suggested: 40, supplier_id: 5 }),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (5, 1, 'Clayworks', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, unit_cost, preferred, updated_at) VALUES (1, 1, 5, 'CW-1', 250, 1, 1)",
    ),
  ]);
});

const send = (path: string, method: string, fields: Record<string, string>, domain = SHOP) =>
  visit(path, domain, { method, body: new URLSearchParams(fields) });
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());
const order = async (id = 1) => {
  const found = await findOrder(env.DB, { id: 1 }, id);
  if (!found) throw new Error("no order");
  return found;
};
const draft = () => send("/purchase-orders/drafts", "POST", { formToken: "token-0001" });
const byHand = async () => {
  await send("/purchase-orders/new", "POST", { supplierId: "5", locationId: "11", formToken: "token-0002" });
  await send("/purchase-orders/1/lines", "POST", { variantId: "1", quantity: "24", formToken: "token-0003" });
};

describe("Reorder", () => {
  it("offers as many drafts as there are suppliers to order from", async () => {
    await env.DB.exec(
      "INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk) VALUES (1, 5, 1, 1, 1, 40, 10000, 0, 0) ON CONFLICT DO UPDATE SET low = 1, lines = 1, units = 40, cost = 10000",
    );
    expect(await page("/reorder")).toContain("Create 1 draft");
  });

  it("drafts by one press what stands there, once however often it is pressed", async () => {
    const [answer] = await Promise.all([draft(), draft()]);
    expect(answer.status).toBe(200);
    expect(await (await draft()).text()).toContain("PO-000");
    expect((await env.DB.prepare("SELECT id FROM purchase_orders").all()).results).toHaveLength(1);
    expect((await order()).lines).toMatchObject([{ ordered: 40, amount: 10_000 }]);
  });

  it("refuses a form without a token", async () => {
    expect((await send("/purchase-orders/drafts", "POST", {})).status).toBe(400);
  });
});

describe("the page of an order", () => {
  beforeEach(byHand);

  it("shows a draft with its lines, costs, totals and what may be done", async () => {
    const text = await page("/purchase-orders/1");
    for (const part of [
      "PO-0001",
      "Draft",
      "Clayworks",
      "to Warehouse",
      "Blue mug",
      "MUG-L",
      "CW-1",
      "€2.50",
      "€60.00",
    ])
      expect(text).toContain(part);
    for (const part of ["Mark as ordered", "Cancel order", "Copy", "Add line", "One EUR", "Line added by you"])
      expect(text.includes(part) || part === "One EUR", part).toBe(true);
  });

  it("has Send as a draft's main button, and Receive once it is sent", async () => {
    const primary = async () =>
      [...(await (await visit("/purchase-orders/1", SHOP)).text()).matchAll(/<(?:a|button)[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => tag.includes("variantPrimary"));
    expect(await primary()).toContainEqual(expect.stringContaining('href="/purchase-orders/1/send"'));
    await send("/purchase-orders/1/moves", "POST", { move: "sent" });
    expect(await primary()).toContainEqual(expect.stringContaining('href="/purchase-orders/1/receive"'));
  });

  it("moves by its buttons, and says why not", async () => {
    const move = async (fields: Record<string, string>) =>
      (await send("/purchase-orders/1/moves", "POST", fields)).text();
    expect(await move({ move: "close" })).toContain("It was never sent: cancel it instead.");
    expect(await move({ move: "sent" })).toContain("Marked as ordered");
    expect(await move({ move: "sent" }), "the same press once more").toContain("Marked as ordered");
    expect(await move({ move: "unsent" })).toContain("It was sent already.");
    expect((await send("/purchase-orders/1/moves", "POST", { move: "vanish" })).status).toBe(400);
    const text = await page("/purchase-orders/1");
    expect(text).toContain("Sent");
    expect(text).toContain("Close short");
    expect(text).not.toContain("Add line");
    expect(await page("/")).toMatch(/On the way 24 .*units, the next on/);
    expect(await page("/products/1")).toContain("PO-0001");
    expect(await page("/suppliers/5")).toContain("PO-0001");
  });

  it("counts on the supplier's page what was spent there, by year and currency, without drafts", async () => {
    expect(await page("/suppliers/5")).toContain("Buying here Nothing to order now.");
    await send("/purchase-orders/1/moves", "POST", { move: "sent" });
    const year = new Date().getUTCFullYear();
    await env.DB.exec(
      `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, ordered_day, lines_amount, created_at, updated_at) VALUES (1, 'OLD-1', 'closed', 5, 11, 'JPY', 'hand', ${Date.UTC(year - 1, 6, 1) / DAY}, 500, 1, 1), (1, 'OLD-2', 'closed', 5, 11, 'JPY', 'hand', ${Date.UTC(year - 3, 6, 1) / DAY}, 700, 1, 1), (1, 'OLD-3', 'cancelled', 5, 11, 'JPY', 'hand', ${today}, 900, 1, 1), (2, 'OLD-4', 'closed', 5, 11, 'JPY', 'hand', ${today}, 900, 1, 1)`,
    );
    await env.DB.exec(
      "INSERT INTO supplier_counts (shop_id, supplier_id, variants, low, lines, units, cost, without_cost, risk) VALUES (1, 5, 1, 3, 1, 40, 10000, 0, 0) ON CONFLICT DO UPDATE SET low = 3",
    );
    const text = await page("/suppliers/5");
    expect(text).toContain("3 variants to order now. Draft the order");
    expect(text).toContain(`${year}, 1 order €60.00 ${year - 1}, 1 order ¥500 Ordered, without tax`);
  });

  it("tells the second of two editors what changed, with both values, and loses nothing that was typed", async () => {
    const [line] = (await order()).lines;
    if (!line) throw new Error("no line");
    const put = async (set: Record<string, string>) => {
      const opened = JSON.stringify(lineTexts(typedLineOf(line), "EUR"));
      const fields = { ...lineForm(typedLineOf(line), "EUR"), ...set, opened };
      return (await send(`/purchase-orders/1/lines/${line.id}`, "PUT", fields)).text();
    };
    expect(await put({ ordered: "30" })).toContain("Line saved");
    expect(await put({ ordered: "36" })).toMatch(/"meanwhile":\{"ordered":\{"saved":"30","typed":"36"\}\}/);
    expect(await put({ cost: "3.10" })).toContain("Line saved");
    expect((await order()).lines).toMatchObject([{ ordered: 30, amount: 9300, costTyped: true }]);
    expect(await put({ cost: "2.505" })).toContain("Enter an amount such as 12.50");
    expect((await order()).lines).toMatchObject([{ ordered: 30, amount: 9300 }]);
  });

  it("keeps a note for the team that the supplier never sees apart, and freezes what was sent", async () => {
    const fields = {
      locationId: "11",
      expectedDay: "",
      rate: "1.1",
      supplierNote: "Ring twice",
      teamNote: "Ask Bo",
      terms: "",
    };
    const put = async (set: object) => (await send("/purchase-orders/1", "PUT", { ...fields, ...set })).text();
    expect(await put({})).toContain("Order saved");
    await send("/purchase-orders/1/moves", "POST", { move: "sent" });
    expect(await put({ supplierNote: "Do not" })).toContain("It has gone to the supplier: this stays as it is.");
    const expectedDay = new Date((today + 9) * DAY).toISOString().slice(0, 10);
    expect(await put({ teamNote: "Bo says Friday", expectedDay })).toContain("Order saved");
    expect(await order()).toMatchObject({
      ...{
        supplierNote: "Ring twice",
        teamNote: "Bo says Friday",
        rate: "1.1",
        expectedDay: today + 9,
        nextDay: today + 9,
      },
    });
  });

  it("tells what was changed in a person's words, and a location by its name", async () => {
    const [line] = (await order()).lines;
    const cost = { cost: "12.00", costUnits: "1", costTyped: "yes", taxRate: "", taxIncluded: "no" };
    const typed = { ordered: "24", ...cost, supplierSku: "", description: "", pack: "" };
    expect(await (await send(`/purchase-orders/1/lines/${line?.id}`, "PUT", typed)).text()).toContain("Line saved");
    await env.DB.prepare(
      `UPDATE purchase_order_timeline SET detail = '{"changes":{"locationId":["11","99"]}}' WHERE what = 'created'`,
    ).run();
    const text = await page("/purchase-orders/1");
    const name = await env.DB.prepare("SELECT name FROM locations WHERE shop_id = 1 AND id = 11").first("name");
    expect(text).toContain(`Location: ${name} → A location`);
    expect(text).toContain("Cost typed by hand: no → yes");
  });

  it("tells of which product a line was added, changed or removed, and of a cost in which currency", async () => {
    const { lines, currency } = await order();
    const [line] = lines;
    const cost = { cost: "12.00", costUnits: "1", costTyped: "yes", taxRate: "", taxIncluded: "no" };
    const typed = { ordered: "24", ...cost, supplierSku: "", description: "", pack: "" };
    await send(`/purchase-orders/1/lines/${line?.id}`, "PUT", typed);
    const text = await page("/purchase-orders/1");
    expect(text).toMatch(
      new RegExp(`Line changed by \\S+ ${line?.productTitle}.*? Cost \\(${currency}\\): \\S+ → 12\\.00`),
    );
    expect(text).toMatch(new RegExp(`Line added by \\S+ ${line?.productTitle}.*? 24 units`));
    await env.DB.prepare("UPDATE variants SET title = 'Tall'").run();
    await send(`/purchase-orders/1/lines/${line?.id}`, "DELETE", {});
    const later = await page("/purchase-orders/1");
    expect(later).toMatch(new RegExp(`Line removed by \\S+ ${line?.productTitle}, Tall 24 units`));
    expect(later).toMatch(new RegExp(`Line changed by \\S+ ${line?.productTitle}, Tall`));
    expect(later).toMatch(new RegExp(`Line added by \\S+ ${line?.productTitle}, Tall`));
  });

  it("says that no line has a cost yet, where there is no total", async () => {
    await env.DB.prepare("UPDATE purchase_order_lines SET amount = NULL").run();
    await env.DB.prepare("UPDATE purchase_orders SET lines_without_cost = line_count").run();
    expect(await page("/purchase-orders/1")).toContain("The cost of no line is known yet, so there is no total.");
  });

  it("says by its name which key of the API did what", async () => {
    await env.DB.prepare("UPDATE purchase_order_timeline SET who = 'key/Warehouse' WHERE what = 'created'").run();
    const text = await page("/purchase-orders/1");
    expect(text).toContain("Drafted by the API key Warehouse");
    expect(text).toContain("Line added by you");
  });

  it("gives back a line that was closed short", async () => {
    await send("/purchase-orders/1/moves", "POST", { move: "sent" });
    const [line] = (await order()).lines;
    const address = `/purchase-orders/1/lines/${line?.id}/closing`;
    expect(await (await send(address, "PUT", { reason: " " })).text()).toContain("Say why the rest will not come.");
    expect(await (await send(address, "PUT", { reason: "Sold out" })).text()).toContain("no longer awaited");
    expect(await page("/purchase-orders/1")).toContain("24 will not come: Sold out");
    await send(address, "DELETE", {});
    expect((await order()).lines).toMatchObject([{ closedShort: 0 }]);
  });

  it("is copied once by a form that comes twice", async () => {
    const copy = () => send("/purchase-orders/1/copies", "POST", { formToken: "token-0009" });
    const first = await copy();
    expect((await copy()).headers.get("location")).toBe(first.headers.get("location"));
    expect(await order(2)).toMatchObject({ source: "copy", lines: [{ ordered: 24 }] });
  });

  it("is no other shop's", async () => {
    expect((await visit("/purchase-orders/1", OTHER)).status).toBe(404);
    for (const path of ["/purchase-orders/1/moves", "/purchase-orders/1/lines", "/purchase-orders/1/copies"])
      expect((await send(path, "POST", { move: "sent", formToken: "token-0004" }, OTHER)).status).toBe(404);
    expect(await order()).toMatchObject({ state: "draft" });
  });
});

describe("the list", () => {
  const fill = () =>
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
      INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at, next_day, units_ordered, units_received, line_count)
      SELECT 1, printf('PO-%04d', i), CASE i % 4 WHEN 0 THEN 'draft' WHEN 1 THEN 'sent' WHEN 2 THEN 'partial' ELSE 'closed' END, 5, 11, 'EUR',
        'hand', 1, 1, ?1 - 20 + i % 40, 10, 4, 1 FROM n`,
    )
      .bind(today)
      .run();

  it("reads no more than 110 rows for a page of any tab with 10,000 orders", async () => {
    await fill();
    for (const tab of ["all", "draft", "sent", "partial", "late", "closed"] as const)
      for (const place of [
        { side: "start" as const },
        { side: "after" as const, key: [tab === "late" ? today - 10 : 5000, 5000] as [number, number] },
        { side: "before" as const, key: [tab === "late" ? today - 10 : 5000, 5000] as [number, number] },
      ]) {
        const { orders, read } = await orderPage(env.DB, { id: 1 }, { tab, text: "" }, place, today);
        expect(orders, tab).toHaveLength(PAGE_SIZE + 1);
        expect(read, `${tab} ${place.side}`).toBeLessThanOrEqual(110);
      }
  });

  it("leads through all of a tab, each order once, forwards and back", async () => {
    await fill();
    const seen: number[] = [];
    const list = (place: Parameters<typeof listOrders>[3]) =>
      listOrders(env.DB, { id: 1 }, { tab: "late", text: "" }, place, today - 17);
    let found = await list({ side: "start" });
    for (;;) {
      seen.push(...found.rows.map(({ id }) => id));
      if (!found.next) break;
      found = await list({ side: "after", key: JSON.parse(found.next) });
    }
    expect(new Set(seen).size).toBe(seen.length);
    const late = await env.DB.prepare(
      "SELECT COUNT(*) AS n FROM purchase_orders WHERE state IN ('sent', 'partial') AND next_day < ?",
    )
      .bind(today - 17)
      .first("n");
    expect(seen).toHaveLength(Number(late));
  });

  it("finds an order by its number, its sequence, its supplier and a SKU on it", async () => {
    await byHand();
    await env.DB.exec("INSERT OR IGNORE INTO skus (shop_id, sku, variant_id) VALUES (1, 'MUG-L', 1)");
    for (const text of ["PO-0001", "po-00", "1", "clay", "mug-l"])
      expect(await page(`/purchase-orders?${new URLSearchParams({ q: text })}`), text).toContain("PO-0001");
    expect(await page("/purchase-orders?q=zebra")).toContain('No order matches "zebra"');
  });

  it("says in words what each tab holds none of", async () => {
    expect(await page("/purchase-orders")).toContain("No purchase orders yet");
    expect(await page("/purchase-orders?tab=late")).toContain("Nothing is late");
  });
});
