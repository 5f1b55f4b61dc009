import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { levelBody } from "../../support/bodies";
import { countedDatabase } from "../../support/counted-database";
import { first } from "../../support/rows";
import { deliver, Recorder } from "../../support/shopify";
import { givenKey, givenShops, ONE, TWO } from "../../support/two-shops";
import { ask, walk } from "./client";
import { givenStock } from "./stock";

beforeEach(async () => {
  await givenShops();
  await givenStock();
});

describe("variants", () => {
  it("are told with stock, plan and money, and what is unknown is null", async () => {
    const { json } = await ask("/variants/301");
    expect(json).toMatchObject({
      id: "301",
      product_id: "101",
      inventory_item_id: "501",
      title: "Mug of one.myshopify.com – Blue",
      sku: "MUG-B",
      barcodes: ["4006381333931"],
      vendor: "Acme",
      product_type: "Mugs",
      price: { amount: "12.50", currency: "USD" },
      cost: null,
      levels: [
        { location_id: "901", available: 8, on_hand: null, incoming: null, read_at: null },
        { location_id: "902", available: 0, on_hand: null, incoming: null, read_at: null },
      ],
      plan: { velocity: 0, cover_days: null, reorder_point: null, position: 8, suggested: 0, order_by: null },
    });
  });

  it("are told as they stand in the lists: cover, reorder point, day to order by", async () => {
    await env.DB.exec(
      "UPDATE overviews SET velocity = 0.66666, cover = 12.04, position = 12, reorder_point = 9, lead_time_days = 2, low = 1 WHERE shopify_id = 301",
    );
    const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const { json } = await ask("/variants/301");
    expect(json).toMatchObject({
      state: "low",
      plan: {
        ...{ velocity: 0.6667, cover_days: 12, reorder_point: 9 },
        ...{ order_by: dayIn(4), order_by_without_safety_stock: dayIn(10) },
      },
    });
  });

  it("are to be ordered on a day on which their supplier takes orders, and comes back from its closed days in time, as on Reorder", async () => {
    const today = Math.floor(Date.now() / 86_400_000);
    const dayIn = (days: number) => new Date((today + days) * 86_400_000).toISOString().slice(0, 10);
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO suppliers (id, shop_id, name, name_folded, currency, order_weekdays, closures, created_at, updated_at)
        VALUES (91, 1, 'Far', 'far', 'USD', ?1, ?2, 1, 1)`,
      ).bind(1 << ((today + 3 + 3) % 7), JSON.stringify([[today + 11, today + 15, "Holidays"]])),
      env.DB.prepare(
        `UPDATE overviews SET velocity = 1, cover = 20, position = 20, reorder_point = 16, lead_time_days = 4, supplier_id = 91
        WHERE shop_id = 1 AND shopify_id = 301`,
      ),
    ]);
    const plan = { order_by: dayIn(3), order_by_without_safety_stock: dayIn(10) };
    expect((await ask("/variants/301")).json.plan).toMatchObject(plan);
    expect((await ask("/variants?supplier_id=91")).json).toMatchObject({ data: [{ plan }] });
  });

  it.each([
    { why: "sold out and never reordered", so: "sell_out = 1" },
    { why: "not watched", so: "standing = 'excluded'" },
  ])("have no day to order by when they are $why", async ({ so }) => {
    await env.DB.exec(
      `UPDATE overviews SET velocity = 1, cover = 1, position = 1, reorder_point = 9, ${so} WHERE shopify_id = 301`,
    );
    const { json } = await ask("/variants/301");
    expect(json.plan).toMatchObject({ order_by: null, order_by_without_safety_stock: null });
  });

  it("have no reorder point and no safety stock where Shopify does not track them, as on their page", async () => {
    await env.DB.exec(
      "UPDATE overviews SET untracked = 1, available = NULL, position = 0, reorder_point = 9, velocity = 1 WHERE shopify_id = 301",
    );
    await env.DB.exec("UPDATE plans SET safety_stock = 6.5 WHERE location_id = 0");
    const { json } = await ask("/variants/301");
    expect([json.state, json.plan]).toEqual([
      "untracked",
      expect.objectContaining({ reorder_point: null, safety_stock: null, velocity: 1 }),
    ]);
  });

  it("cost what their supplier asks, in its currency", async () => {
    await env.DB.exec("UPDATE overviews SET supplier_id = 11, unit_cost = 340 WHERE shopify_id = 301");
    const { json } = await ask("/variants/301");
    expect([json.cost, json.supplier_id]).toEqual([{ amount: "340", currency: "JPY" }, "11"]);
  });

  it.each([
    { filter: "sku=mug-b", ids: ["301"] },
    { filter: "sku=nothing", ids: [] },
    { filter: "barcode=04006381333931", ids: ["301"] },
    { filter: "supplier_id=11", ids: ["302"] },
    { filter: "state=low", ids: ["301"] },
    { filter: "state=out", ids: [] },
    { filter: "state=untracked", ids: ["302"] },
    { filter: "state=overstocked", ids: ["302"] },
    { filter: "limit=1", ids: ["301", "302"] },
  ])("are found by $filter", async ({ filter, ids }) => {
    await env.DB.batch([
      env.DB.prepare("UPDATE overviews SET supplier_id = 11 WHERE shopify_id = 302"),
      env.DB.prepare("UPDATE overviews SET low = 1 WHERE shopify_id IN (301, 401)"),
      env.DB.prepare("UPDATE plans SET standing = NULL"),
      env.DB.prepare(
        "UPDATE plans SET standing = 'overstocked' WHERE location_id = 0 AND variant_id IN (SELECT id FROM variants WHERE shopify_id IN (302, 402))",
      ),
    ]);
    expect((await walk(`/variants?${filter}`)).map(({ id }) => id)).toEqual(ids);
  });

  it("come by what they tie up, to its last digit, where they are overstocked", async () => {
    await env.DB.exec(
      "UPDATE plans SET standing = 'overstocked', worth = 100000, tied_up = 96250 WHERE location_id = 0",
    );
    await env.DB.exec(
      "UPDATE plans SET tied_up = 97500 WHERE variant_id = (SELECT id FROM variants WHERE shop_id = 1 AND shopify_id = 301)",
    );
    expect((await walk("/variants?state=overstocked&limit=1")).map(({ id }) => id)).toEqual(["301", "302"]);
    await env.DB.exec("UPDATE plans SET tied_up = 95000 WHERE tied_up = 97500");
    expect((await walk("/variants?state=overstocked&limit=1")).map(({ id }) => id)).toEqual(["302", "301"]);
  });

  it("say which other one a new one is forecast like, which is chosen and taken back here too", async () => {
    const choose = (body: object, id = "301") => ask(`/variants/${id}/similar`, { method: "POST", body });
    expect((await ask("/variants/301")).json.similar).toBeNull();
    const similar = { variant_id: "302", factor: 1.5 };
    expect((await choose(similar)).json.similar).toEqual(similar);
    expect((await ask("/variants/301")).json.similar).toEqual(similar);
    expect((await choose({ variant_id: "302" })).json.similar).toEqual({ ...similar, factor: 1 });
    for (const [body, id, why] of [
      [{ variant_id: "301" }, "301", "cannot be forecast like itself"],
      [{ variant_id: "301" }, "302", "itself forecast like this one"],
      [{ variant_id: "401" }, "301", "no such variant"],
      [{ variant_id: "302", factor: 0 }, "301", "0.05 to 20"],
    ] as const) {
      const { status, json } = await choose(body, id);
      expect(status).toBe(422);
      expect(JSON.stringify(json.errors)).toContain(why);
    }
    expect((await ask("/variants/301/similar", { method: "DELETE" })).json.similar).toBeNull();
  });

  it("are filtered one way at a time", async () => expect((await ask("/variants?sku=a&state=low")).status).toBe(400));

  it("are walked without a gap or a repetition while others come and change", async () => {
    const { json } = await ask("/variants?limit=1");
    await env.DB.exec("UPDATE overviews SET cover = 1, risk = 99, product_title = 'Aa', supplier_id = 11");
    const rest = await ask(`/variants?limit=1&cursor=${json.next_cursor}`);
    expect(json).toMatchObject({ data: [{ id: "301" }] });
    expect(rest.json).toMatchObject({ data: [{ id: "302" }], next_cursor: null });
  });

  it("a page of the usual length of 100 variants at three locations is fifty, for nine rows each", async () => {
    await env.DB.batch(
      ["sku", ...["variants", "overviews", "plans", "levels"]]
        .slice(1)
        .map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
    );
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO variants (id, shop_id, shopify_id, inventory_item_id) WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
        SELECT i, 1, 1000 + i, 2000 + i FROM n`,
      ),
      env.DB.prepare(
        `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
        SELECT 1, v.inventory_item_id, l.id, 3, 1, 1 FROM variants v, (SELECT id FROM locations LIMIT 3) l`,
      ),
      env.DB.prepare(
        `INSERT INTO overviews (shop_id, variant_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor, status,
          position, units, days, velocity, reorder_point, cover, low, "out", untracked, stock, hidden, supplier_id, risk)
        SELECT 1, id, shopify_id, 7, 'Mug', '', '', '', '', 'active', 1, 1, 1, 1, 1, 5, 1, 1, 1, '[]', 0, 11, id FROM variants`,
      ),
    ]);
    for (const filter of ["", "?supplier_id=11", "?state=low", "?state=out", "?state=untracked"]) {
      const { database, asked } = countedDatabase(env.DB);
      const { json } = await ask(`/variants${filter}`, { environment: { DB: database } });
      expect(json.data).toHaveLength(50);
      expect(asked.rowsRead, filter).toBeLessThanOrEqual(460);
      expect(asked.waits).toBeLessThanOrEqual(3);
    }
  });
});

describe("alerts, locations and suppliers", () => {
  it("alerts are told by state", async () => {
    const shown = { id: "21", variant_id: "301", location_id: "901", opened_at: "1970-01-01T00:00:05.000Z" };
    expect(await walk("/alerts")).toEqual([
      expect.objectContaining({ ...shown, state: "open", available: 8, position: 8, closed_at: null }),
    ]);
    await env.DB.exec("UPDATE alerts SET snoozed_until_day = 20000");
    expect(await walk("/alerts?state=snoozed")).toMatchObject([{ ...shown, snoozed_until: "2024-10-04" }]);
    await env.DB.exec("UPDATE alerts SET closed_at = 9000");
    expect(await walk("/alerts?state=closed")).toMatchObject([
      { ...shown, closed_at: "1970-01-01T00:00:09.000Z", position: 4, reorder_point: 9 },
    ]);
    expect(await walk("/alerts")).toEqual([]);
  });

  it("locations are told page by page", async () =>
    expect(await walk("/locations?limit=1")).toEqual([
      { id: "901", name: "Leeds of one.myshopify.com", active: true },
      { id: "902", name: "York of one.myshopify.com", active: true },
    ]));

  it("a supplier is added with its lead time and vendors, and plans are made anew", async () => {
    const JOBS = new Recorder<JobMessage>();
    const body = {
      name: " Clayworks ",
      email: "clay@example.com",
      currency: "eur",
      lead_time_days: 12,
      vendors: ["Clay"],
    };
    const made = await ask("/suppliers", { method: "POST", body, environment: { JOBS } });
    expect(made.status).toBe(201);
    expect(made.json).toEqual({
      ...{ id: expect.any(String), name: "Clayworks", email: "clay@example.com", phone: null, currency: "EUR" },
      ...{ lead_time_days: 12, vendors: ["Clay"], archived: false, tax_rate: null, costs_include_tax: false },
    });
    expect(made.headers.get("location")).toBe(`/api/v1/suppliers/${made.json.id}`);
    expect((await ask(`/suppliers/${made.json.id}`)).json).toEqual(made.json);
    expect((await walk("/suppliers?limit=1")).map(({ name }) => name)).toEqual([
      "Acme of one.myshopify.com",
      "Clayworks",
    ]);
    expect(JOBS.messages).toEqual([{ kind: "roll-forward", shop: ONE.domain }]);
  });

  it.each([
    { body: { name: "acme of ONE.myshopify.com" }, pointer: "/name" },
    { body: { name: "New", vendors: ["Acme"] }, pointer: "/vendors" },
    { body: { name: "New", currency: "XXX" }, pointer: "/currency" },
    { body: { name: "New", email: "nobody" }, pointer: "/email" },
    { body: { name: "New", lead_time_days: -1 }, pointer: "/lead_time_days" },
    { body: { name: "" }, pointer: "/name" },
  ])("a supplier is refused for its $pointer", async ({ body, pointer }) => {
    const { status, json } = await ask("/suppliers", { method: "POST", body });
    expect([status, json]).toEqual([422, expect.objectContaining({ errors: [expect.objectContaining({ pointer })] })]);
    expect(await first("SELECT COUNT(*) AS n FROM suppliers WHERE shop_id = 1")).toEqual({ n: 1 });
  });
});

describe("adjustments", () => {
  const adjust = (body: object, more = {}) => ask("/variants/301/adjustments", { method: "POST", body, ...more });
  const good = { location_id: "901", change: -2, reason: "damaged" };

  it("ask Shopify once, by a job, and tell how that stands", async () => {
    const JOBS = new Recorder<JobMessage>();
    const { status, headers, json } = await adjust(good, { environment: { JOBS } });
    expect([status, json]).toEqual([
      202,
      {
        ...{ id: expect.any(String), inventory_item_id: "501", location_id: "901", change: -2, reason: "damaged" },
        ...{ state: "queued", refusal: null, created_at: expect.any(String) },
      },
    ]);
    expect(JOBS.messages).toMatchObject([{ kind: "write-inventory", shop: ONE.domain }]);
    await env.DB.exec("UPDATE inventory_writes SET state = 'refused', refusal = 'Not stocked there.'");
    const { json: later } = await ask(String(headers.get("location")).replace("/api/v1", ""));
    expect(later).toMatchObject({ id: json.id, state: "refused", refusal: "Not stocked there." });
  });

  it("read the variant once, and tell one that is gone only of what was asked before", async () => {
    const headers = { "idempotency-key": "a" };
    const { json } = await adjust(good, { headers });
    await env.DB.exec("UPDATE variants SET deleted_at = 1 WHERE shopify_id = 301");
    expect((await adjust(good, { headers })).json).toEqual(json);
    const { database, asked } = countedDatabase(env.DB);
    expect((await adjust(good, { environment: { DB: database } })).status).toBe(404);
    await env.DB.exec("UPDATE variants SET deleted_at = NULL WHERE shopify_id = 301");
    const { statements } = asked;
    expect((await adjust(good, { environment: { DB: database } })).status).toBe(202);
    expect([statements, asked.statements - statements]).toEqual([4, 8]);
  });

  it.each([
    { body: { ...good, change: 0 }, pointer: "/change" },
    { body: { ...good, change: 1.5 }, pointer: "/change" },
    { body: { ...good, change: "2" }, pointer: "/change" },
    { body: { ...good, reason: "because" }, pointer: "/reason" },
    { body: { ...good, location_id: 901 }, pointer: "/location_id" },
    { body: { ...good, location_id: "999" }, pointer: "/location_id" },
    { body: { ...good, location_id: "0901" }, pointer: "/location_id" },
  ])("are refused for $pointer: $body", async ({ body, pointer }) => {
    expect(await adjust(body)).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
    expect(await first("SELECT COUNT(*) AS n FROM inventory_writes WHERE shop_id = 1")).toEqual({ n: 1 });
  });

  it("are refused where fewer than none would be left, unless that is said to be right; what brings some back never is", async () => {
    expect(await adjust({ ...good, change: -100_000 })).toMatchObject({
      ...{
        status: 409,
        json: { code: "below_none", errors: [{ pointer: "/change", message: "That leaves -99990 available." }] },
      },
    });
    expect(await first("SELECT COUNT(*) AS n FROM inventory_writes WHERE shop_id = 1")).toEqual({ n: 1 });
    expect((await adjust({ ...good, change: -8 })).status).toBe(202);
    expect((await adjust({ ...good, change: -9, confirm_below: true })).status).toBe(202);
    await env.DB.exec("UPDATE levels SET available = -30 WHERE inventory_item_id = 501");
    expect((await adjust({ ...good, change: 2 })).status).toBe(202);
  });

  it("are refused where fewer than none would be left with what is under way, of two at once as well", async () => {
    expect((await adjust({ ...good, change: -5 })).status).toBe(202);
    expect(await adjust({ ...good, change: -6 })).toMatchObject({
      ...{ status: 409, json: { code: "below_none", errors: [{ message: "That leaves -1 available." }] } },
    });
    const statuses = (await Promise.all([1, 2, 3].map(() => adjust({ ...good, change: -3 })))).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted()).toEqual([202, 409, 409]);
    await env.DB.exec("UPDATE inventory_writes SET state = 'refused' WHERE idempotency_key LIKE 'adjust/501/%'");
    expect((await adjust({ ...good, change: -8 })).status).toBe(202);
  });

  it("are held to what Shopify has told of a write whose answer is not here, once", async () => {
    expect((await adjust({ ...good, change: -5 })).status).toBe(202);
    await env.DB.exec("UPDATE inventory_writes SET state = 'sending', attempts = 1 WHERE state = 'queued'");
    const told = { topic: "inventory_levels/update", body: levelBody({ item: 501, location: 901, available: 3 }) };
    await deliver({ ...told, shop: ONE.domain });
    // And two that come.
    expect((await adjust({ ...good, change: -5 })).status).toBe(202);
    expect(await adjust({ ...good, change: -1 })).toMatchObject({ status: 409, json: { code: "below_none" } });
  });

  it("are refused where Shopify does not let Evenstock write", async () => {
    await env.DB.exec("UPDATE tokens SET scopes = 'read_products'");
    expect(await adjust(good)).toMatchObject({ status: 409, json: { code: "not_allowed_now" } });
  });

  it("each is one more, unless its Idempotency-Key says that it is the same", async () => {
    const headers = { "idempotency-key": "a" };
    const ids = [
      await adjust(good),
      await adjust(good),
      await adjust(good, { headers }),
      await adjust(good, { headers }),
    ];
    expect(new Set(ids.map(({ json }) => json.id)).size).toBe(3);
    await givenKey(1, `ek_${"3".repeat(48)}`);
    const other = await adjust(good, { headers, key: `ek_${"3".repeat(48)}` });
    expect(ids.map(({ json }) => json.id)).not.toContain(other.json.id);
    expect((await ask("/variants/301", { key: TWO.key })).status).toBe(404);
  });
});
