import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "../../app/env";
import { keyRing } from "../../app/session/tokens/token-cipher";
import { tokensGranted } from "../../app/session/tokens/tokens.server";
import { givenShop } from "./rows";
import { textOf, visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const SALE = "gid://shopify/Order/9007199254740993";
const PAGE = "/purchase-orders/dropship";

const run = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
const all = async (sql: string) => (await run(sql).all<Record<string, unknown>>()).results;

/** What Shopify was asked, and what it holds of the sale. */
let asked: { query: string; variables: Record<string, unknown> }[];
let sale: Record<string, unknown> | null;

beforeEach(async () => {
  asked = [];
  sale = saleOf([
    ["70", 3],
    ["80", 1],
    ["70", 1],
    [null, 5],
  ]);
  await givenShop(1, SHOP);
  await env.DB.batch([
    run(
      "INSERT INTO suppliers (id, shop_id, name, email, currency, created_at, updated_at) VALUES (5, 1, 'Acme', 'a@acme.example', 'EUR', 1, 1), (6, 1, 'Bolt', NULL, 'USD', 1, 1)",
    ),
    run("INSERT INTO locations (id, shop_id, shopify_id, name, active) VALUES (3, 1, 900, 'Main', 1)"),
    run(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 100, 'Cotton tee', '', 'active', 1, 1)",
    ),
    run(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES
        (7, 1, 70, 100, 71, 'Red', 'TEE-RED'), (8, 1, 80, 100, 81, 'Blue', 'TEE-BLUE')`,
    ),
  ]);
  const granted = {
    ...{ accessToken: "shpat_1", accessExpiresAt: 9e12 },
    ...{ refreshToken: "r", refreshExpiresAt: 9e12 },
  };
  const ring = await keyRing(settingsOf(env).TOKEN_KEYS);
  await (await tokensGranted(env.DB, ring, 1, { ...granted, scopes: "read_orders" })).run();
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const { query, variables } = JSON.parse(String(init?.body ?? (await new Request(input).text())));
    asked.push({ query, variables });
    const data = query.includes("SalesFound") ? { orders: { nodes: sale ? [sale] : [] } } : { order: sale };
    return Response.json({ data });
  });
});
afterEach(() => vi.restoreAllMocks());

const saleOf = (lines: [variant: string | null, units: number, toShip?: number][]) => ({
  ...{ id: SALE, name: "#1001", processedAt: "2026-11-20T10:00:00Z", cancelledAt: null },
  displayFulfillmentStatus: "UNFULFILLED",
  lineItems: {
    nodes: lines.map(([variant, units, toShip = units]) => ({
      ...{ currentQuantity: units, unfulfilledQuantity: toShip },
      variant: variant && { id: `gid://shopify/ProductVariant/${variant}` },
    })),
    pageInfo: { hasNextPage: false, endCursor: null },
  },
});

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());
const post = async (fields: Record<string, string>) =>
  textOf(
    await (
      await visit(`${PAGE}?sale=9007199254740993`, SHOP, {
        method: "POST",
        headers: await withToken(SHOP),
        body: new URLSearchParams({ formToken: "dropship-1", sale: "9007199254740993", ...fields }),
      })
    ).text(),
  );
const BOTH = { "quantity-7": "4", "supplier-7": "5", "quantity-8": "1", "supplier-8": "6" };

describe("a sale that suppliers ship", () => {
  it("is chosen from those that wait, and nothing of its buyer is asked for", async () => {
    expect(await page(PAGE)).toContain("#1001");
    expect(await page(`${PAGE}?q=%231001`)).toContain("Not shipped");
    await page(`${PAGE}?sale=9007199254740993`);
    expect(asked.map(({ variables }) => variables)).toEqual([
      { search: "fulfillment_status:unfulfilled" },
      { search: 'name:"#1001"' },
      { id: SALE },
    ]);
    for (const { query } of asked) expect(query).not.toMatch(/customer|address|email|phone|note|buyer/i);
  });

  it("shows its lines by variant, each with how much is to be shipped", async () => {
    const text = await page(`${PAGE}?sale=9007199254740993`);
    for (const part of ["Dropship #1001", "TEE-RED", "TEE-BLUE"]) expect(text).toContain(part);
    expect(text).toMatch(/TEE-RED\W*4/);
  });

  it("becomes one draft a supplier, which is never on its way to a location", async () => {
    expect(await post(BOTH)).toContain("2 drafts were created");
    expect(
      await all(
        `SELECT o.number, o.supplier_id, o.source, CAST(o.sale_id AS TEXT) AS sale_id, o.sale_name, l.variant_id, l.ordered
        FROM purchase_orders o CROSS JOIN purchase_order_lines l ON l.order_id = o.id ORDER BY o.id`,
      ),
    ).toEqual([
      {
        ...{ number: "PO-0001", supplier_id: 5, source: "dropship", sale_id: "9007199254740993", sale_name: "#1001" },
        ...{ variant_id: 7, ordered: 4 },
      },
      {
        ...{ number: "PO-0002", supplier_id: 6, source: "dropship", sale_id: "9007199254740993", sale_name: "#1001" },
        ...{ variant_id: 8, ordered: 1 },
      },
    ]);
    expect(await all("SELECT * FROM incoming")).toEqual([]);
    expect(await page("/purchase-orders")).toContain("Customer of #1001");
  });

  it("is ordered once by a form that comes twice, and eight times at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => post(BOTH)));
    expect(await post(BOTH)).toContain("2 drafts were created");
    expect(await all("SELECT id FROM purchase_orders")).toHaveLength(2);
  });

  it("is not asked of suppliers twice by another form, unless the first order was cancelled", async () => {
    await post(BOTH);
    const again = { ...BOTH, formToken: "dropship-2" };
    expect(await post(again)).toContain("All of it is on an order already.");
    await run("UPDATE purchase_orders SET state = 'cancelled'").run();
    expect(await post(again)).toContain("2 drafts were created");
  });

  it("is asked for anew as far as it is left to ship once suppliers have shipped what they were asked for", async () => {
    const ask = (form: string, units: number) =>
      post({ "quantity-7": String(units), "supplier-7": "5", formToken: `dropship-${form}` });
    const left = async () => {
      const shown = await (await visit(`${PAGE}?sale=9007199254740993`, SHOP)).text();
      const [field = ""] = /<input[^>]*name="quantity-7"[^>]*>/.exec(shown) ?? [];
      return /value="(\d+)"/.exec(field)?.[1];
    };
    const closed = () => run("UPDATE purchase_orders SET state = 'closed'").run();
    sale = saleOf([["70", 5]]);
    await ask("first", 3);
    expect(await left()).toBe("2");

    // The order is closed, and Shopify does not tell of the shipment yet: its three are still to come.
    await closed();
    expect(await left()).toBe("2");
    // Shopify tells of it: of the five two are left to ship, which nobody was asked for.
    sale = saleOf([["70", 5, 2]]);
    expect(await left()).toBe("2");
    expect(await ask("more", 3)).toContain("At most 2.");
    expect(await ask("second", 2)).toContain("1 draft was created");
    expect(await left()).toBe("0");
    expect(await ask("third", 1)).toContain("All of it is on an order already.");

    // The shop ships one of the two itself, while the supplier is asked for both: none is left.
    sale = saleOf([["70", 5, 1]]);
    expect(await left()).toBe("0");
  });

  it("is ordered once by two different forms that come at the same instant, of whole suppliers or none", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((at) => post({ ...BOTH, formToken: `dropship-at-once-${at}` })));
    expect(answers.filter((text) => text.includes("2 drafts were created"))).toHaveLength(1);
    for (const text of answers)
      expect(text).toMatch(/2 drafts were created|Somebody has just asked a supplier|on an order already/);
    expect(await all("SELECT variant_id, SUM(ordered) AS units FROM purchase_order_lines GROUP BY variant_id")).toEqual(
      [
        { variant_id: 7, units: 4 },
        { variant_id: 8, units: 1 },
      ],
    );
    expect(await all("SELECT id FROM purchase_orders")).toHaveLength(2);
  });

  it("is divided between two forms that come at once where what they ask fits together", async () => {
    await Promise.all([
      post({ "quantity-7": "3", "supplier-7": "5", formToken: "dropship-part-1" }),
      post({ "quantity-7": "1", "supplier-7": "6", formToken: "dropship-part-2" }),
    ]);
    expect(await all("SELECT supplier_id, units_ordered FROM purchase_orders ORDER BY supplier_id")).toEqual([
      { supplier_id: 5, units_ordered: 3 },
      { supplier_id: 6, units_ordered: 1 },
    ]);
  });

  it("says beside each field what is missing, and makes nothing then", async () => {
    const text = await post({ "quantity-7": "9", "supplier-7": "", "quantity-8": "x", "supplier-8": "6" });
    for (const said of ["At most 4.", "Choose who ships it.", "Enter whole units, or 0."]) expect(text).toContain(said);
    expect(await post({ "quantity-7": "0" })).toContain("Say how many units");
    expect(await all("SELECT id FROM purchase_orders")).toEqual([]);
  });

  it("cannot be shipped where it was cancelled or shipped, and says so", async () => {
    sale = { ...saleOf([["70", 3]]), cancelledAt: "2026-11-21T10:00:00Z" };
    expect(await page(`${PAGE}?sale=9007199254740993`)).toContain("This sale was cancelled.");
    sale = saleOf([["70", 0]]);
    expect(await post(BOTH)).toContain("All of this sale has been shipped.");
    sale = null;
    expect((await visit(`${PAGE}?sale=9007199254740993`, SHOP)).status).toBe(404);
    expect((await visit(`${PAGE}?sale=nobody`, SHOP)).status).toBe(404);
  });

  it("says so where Shopify does not answer", async () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    vi.mocked(globalThis.fetch).mockImplementation(async () => new Response(null, { status: 503 }));
    expect(await page(PAGE)).toContain("Shopify did not answer");
    expect(warned).toHaveBeenCalled();
  });
});

describe("an order for a sale", () => {
  const move = async (fields: Record<string, string>) =>
    (
      await visit("/purchase-orders/1/moves", SHOP, {
        method: "POST",
        headers: await withToken(SHOP),
        body: new URLSearchParams(fields),
      })
    ).text();

  it("names the sale on its paper, and of the message nothing is kept", async () => {
    await post(BOTH);
    const message = "Please ship to Jane Buyer, 1 High Street.";
    const sent = await visit("/purchase-orders/1/send", SHOP, {
      ...{ method: "POST", headers: await withToken(SHOP), redirect: "manual" },
      body: new URLSearchParams({ how: "mail", recipients: "a@acme.example", message }),
    });
    expect(sent.headers.get("location")).toBe("/purchase-orders/1");
    const [mail] = await all("SELECT * FROM mails");
    expect(mail?.text).toContain("#1001");
    for (const table of ["mails", "purchase_orders", "purchase_order_timeline", "events"])
      expect(JSON.stringify(await all(`SELECT * FROM ${table}`))).not.toContain("Jane");
  });

  it("is marked as shipped and not received; that can be taken back", async () => {
    await post(BOTH);
    await move({ move: "sent" });
    expect(await all("SELECT * FROM incoming")).toEqual([]);
    const shown = await page("/purchase-orders/1");
    expect(shown).toContain("Mark as shipped");
    expect(shown).not.toMatch(/\bReceive\b/);
    expect(await page("/purchase-orders/1/receive")).toContain("ships it to the customer of #1001");
    expect(await move({ move: "close" })).toContain("Closed");
    expect(await page("/purchase-orders/1")).toContain("Shipped");
    expect(await move({ move: "reopen" })).toContain("Open again");
    expect(await all("SELECT state FROM purchase_orders WHERE id = 1")).toEqual([{ state: "sent" }]);
    expect(await all("SELECT * FROM incoming")).toEqual([]);
  });
});
