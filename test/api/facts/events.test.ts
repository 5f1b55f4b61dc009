import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { beginningAfter } from "../../../app/jobs/import-beginning";
import { findJob, jobStarted } from "../../../app/jobs/jobs.server";
import { createEndpoint } from "../../../app/outbound/endpoints/endpoints.server";
import { createApiKey } from "../../../app/session/api-keys/api-keys.server";
import { levelBody, orderBody, productBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { consume, deliver, installShop, post, type Sent } from "../../support/shopify";

beforeEach(async () => {
  await installShop();
  await env.DB.prepare("UPDATE rules SET reorder_point = 5").run();
});

// Read once: a test that says an instant twice would have two of them where a second ends between.
const BEGAN = Math.floor(Date.now() / 1000) * 1000 - 600_000;
const at = (seconds: number) => BEGAN + seconds * 1000;
const level = (seconds: number, available: number, location = 901): Sent => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, location, at: at(seconds) }),
  triggeredAt: at(seconds),
});
const product = (seconds: number, fields = {}, topic = "products/update"): Sent => ({
  topic,
  body: productBody({ at: at(seconds), ...fields }),
  triggeredAt: at(seconds),
});
const order = (seconds: number, topic: string, fields = {}): Sent => ({
  topic,
  body: orderBody({ at: at(0), updatedAt: at(seconds), location_id: 901, ...fields }),
  triggeredAt: at(seconds),
});

interface EventRow {
  type: string;
  key: string;
  data: string;
  public_id: string;
  sequence: number;
}

const events = async (shopId = 1) =>
  (
    await env.DB.prepare("SELECT type, key, data, public_id, sequence FROM events WHERE shop_id = ? ORDER BY sequence")
      .bind(shopId)
      .all<EventRow>()
  ).results;
const types = async () => (await events()).map(({ type }) => type);
const dataOf = async (type: string) =>
  (await events()).filter((event) => event.type === type).map(({ data }) => JSON.parse(data));
const inOneBatch = async (...sent: Sent[]) =>
  consume((await Promise.all(sent.map((each) => post(each)))).flatMap(({ messages }) => messages));

/** All deliveries twice, in one batch and one by one, forwards and back: nothing of it is news. */
async function again(...sent: Sent[]) {
  const before = await events();
  await deliver(...sent, ...sent.toReversed());
  await inOneBatch(...sent, ...sent);
  expect(await events()).toEqual(before);
}

const KETTLE = {
  ...{ product_id: "101", variant_id: "301", inventory_item_id: "501", name: "Kettle" },
  ...{ sku: "SKU-301", vendor: "Acme", supplier_id: null },
};

describe("alerts", () => {
  beforeEach(() => deliver(product(0)));
  const ofAlerts = async () =>
    (await events()).flatMap(({ type, key }) => (key.startsWith("alert/") ? [[type, key]] : []));

  it("are announced when they open and when they close, once each, however often it is told", async () => {
    const sent = [level(1, 0), level(2, 50), level(3, 0)];
    await deliver(...sent.flatMap((each) => [each, each]), ...sent);
    expect(await ofAlerts()).toEqual([
      ["stock.low", "alert/1/opened"],
      ["stock.recovered", "alert/1/closed"],
      ["stock.low", "alert/2/opened"],
    ]);
    const place = { location_id: "901", location_name: null };
    const low = { ...KETTLE, ...place, alert_id: "1", available: 0, position: 0, reorder_point: 5, suggested: 6 };
    expect((await dataOf("stock.low"))[0]).toEqual(low);
    expect(await dataOf("stock.recovered")).toMatchObject([{ alert_id: "1", available: 50, position: 50 }]);
  });

  it("are not announced where they begin and end within one batch", async () => {
    await inOneBatch(level(1, 0), level(2, 50));
    expect(await ofAlerts()).toEqual([]);
  });

  it("that the first import opens are not announced, but their end", async () => {
    await env.DB.exec(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '{}', 1, 1)",
    );
    await deliver(level(1, 0));
    expect(await first("SELECT initial FROM alerts")).toEqual({ initial: 1 });
    expect(await types()).toEqual(["product.created"]);
    await env.DB.exec("UPDATE jobs SET state = 'done'");
    await deliver(level(2, 50));
    expect(await ofAlerts()).toEqual([["stock.recovered", "alert/1/closed"]]);
  });

  it("are announced while an import runs that is not the first", async () => {
    await env.DB.exec(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'done', '{}', 1, 1)",
    );
    const done = await findJob(env.DB, 1, "import");
    await jobStarted(env.DB, 1, "import", beginningAfter(done), 2).run();
    await deliver(level(1, 0));
    expect(await first("SELECT initial FROM alerts")).toEqual({ initial: 0 });
    expect(await ofAlerts()).toEqual([["stock.low", "alert/1/opened"]]);
  });

  it("whose event is missing are made good by what touches them next, within a day", async () => {
    await deliver(level(1, 0));
    await env.DB.exec("DELETE FROM events WHERE key = 'alert/1/opened'");
    await deliver(level(2, -1));
    expect(await ofAlerts()).toEqual([["stock.low", "alert/1/opened"]]);
    await env.DB.prepare("DELETE FROM events WHERE key = 'alert/1/opened'").run();
    await env.DB.prepare("UPDATE alerts SET opened_at = ?")
      .bind(Date.now() - 25 * 3_600_000)
      .run();
    await deliver(level(3, -2));
    expect(await ofAlerts()).toEqual([]);
  });

  it("suggest an order once in an episode", async () => {
    await env.DB.exec("UPDATE rules SET velocity = 1");
    const sent = [level(1, 0), level(2, -1), level(3, 60), level(4, 0)];
    await deliver(...sent);
    const suggestions = (await events()).filter(({ type }) => type === "reorder.suggested");
    expect(suggestions.map(({ key }) => key)).toEqual(["reorder/1", "reorder/2"]);
    const today = new Date().toISOString().slice(0, 10);
    const place = { location_id: "901", location_name: null };
    const counted = { suggested: 37, available: 0, position: 0, reorder_point: 5, safety_stock: 0, velocity: 1 };
    expect(JSON.parse(suggestions[0]?.data ?? "")).toEqual({ ...KETTLE, ...place, ...counted, order_by: today });
    await again(...sent);
  });
});

it("tells nothing of stock from before its product was known, told once more, after what it has come to since", async () => {
  const first = level(0, 12);
  await deliver(first, product(1), level(2, 9), first);
  expect((await dataOf("stock.adjusted")).map(({ available }) => available)).toEqual([9]);
});

describe("stock", () => {
  beforeEach(() => deliver(product(0)));

  it("is announced as it changes and as it runs out, by the ledger's own movements", async () => {
    const sent = [level(1, 60), level(2, 48), level(3, 0), level(4, -2), level(5, 70)];
    await deliver(...sent);
    expect(await dataOf("stock.adjusted")).toMatchObject([
      { change: 60, available_before: 0, available: 60, cause: "shopify", location_id: "901", ...KETTLE },
      { change: -12, available_before: 60, available: 48 },
      { change: -48, available_before: 48, available: 0 },
      { change: -2, available_before: 0, available: -2 },
      { change: 72, available_before: -2, available: 70 },
    ]);
    expect(await dataOf("stock.out")).toMatchObject([{ ...KETTLE, available: 0, position: 0, reorder_point: 5 }]);
    await again(...sent);
  });

  it("says nothing of what came too late to change it, nor while the first import runs", async () => {
    await deliver(level(5, 60));
    const before = await events();
    await deliver(level(3, 20));
    await env.DB.exec(
      "INSERT INTO jobs (shop_id, kind, state, cursor, started_at, updated_at) VALUES (1, 'import', 'running', '{}', 1, 1)",
    );
    await deliver(level(6, 61));
    expect(await events()).toEqual(before);
    await env.DB.exec(`UPDATE jobs SET cursor = '{"isRepeat":true}'`);
    await deliver(level(7, 62));
    expect((await events()).length).toBe(before.length + 1);
  });
});

describe("products", () => {
  it("are announced when they are new, when what is shown of them changes, and when they go", async () => {
    const sent = [
      product(1, {}, "products/create"),
      product(1),
      product(2),
      product(3, { title: "Better kettle" }),
      product(4, { title: "Better kettle", variants: [{ price: "13.00" }, { title: "Red", price: "14" }] }),
      product(5, { title: "Better kettle", variants: [{ price: "13.00" }] }),
    ];
    await deliver(...sent);
    expect(await types()).toEqual(["product.created", "product.updated", "product.updated", "product.updated"]);
    const variant = {
      variant_id: "301",
      inventory_item_id: "501",
      title: "Default Title",
      sku: "SKU-301",
      barcode: null,
    };
    expect(await dataOf("product.created")).toEqual([
      {
        ...{ product_id: "101", title: "Kettle", vendor: "Acme", status: "active", image_url: null, currency: "USD" },
        ...{ variant_count: 1, variants: [{ ...variant, price: "12.50" }] },
      },
    ]);
    expect(await dataOf("product.updated")).toMatchObject([
      { title: "Better kettle" },
      { variant_count: 2, variants: [{ price: "13.00" }, { title: "Red", price: "14.00" }] },
      { variant_count: 1 },
    ]);
    const gone = { topic: "products/delete", body: JSON.stringify({ id: 101 }), triggeredAt: at(6) };
    await deliver(gone);
    expect(await dataOf("product.deleted")).toMatchObject([
      { product_id: "101", title: "Better kettle", variants: [] },
    ]);
    await again(...sent, gone);
  });

  it("are new once, whichever of their deliveries comes first", async () => {
    await deliver(product(1), product(1, {}, "products/create"));
    await inOneBatch(
      product(1, { id: 102, variants: [{ id: 310, inventory_item_id: 510 }] }),
      product(1, { id: 102, variants: [{ id: 310, inventory_item_id: 510 }] }, "products/create"),
    );
    expect(await types()).toEqual(["product.created", "product.created"]);
  });

  it("that go in the batch that they come in are not announced", async () => {
    await inOneBatch(product(1, {}, "products/create"), {
      topic: "products/delete",
      body: JSON.stringify({ id: 101 }),
      triggeredAt: at(2),
    });
    expect(await events()).toEqual([]);
  });
});

describe("orders", () => {
  it("are announced when they are made and cancelled, by units and variants and no word of a buyer", async () => {
    await deliver(product(0));
    const lines = [{ quantity: 2 }, { variant_id: null, quantity: 1 }];
    const sent = [
      order(1, "orders/create", { lines }),
      order(2, "orders/updated", { lines }),
      order(3, "orders/cancelled", { lines, cancelled_at: new Date(at(3)).toISOString() }),
    ];
    await deliver(...sent);
    expect((await types()).filter((type) => type.startsWith("order."))).toEqual(["order.created", "order.cancelled"]);
    const [created] = await dataOf("order.created");
    expect(created).toMatchObject({ order_id: "7001", test: false, cancelled_at: null, units: 3, line_count: 2 });
    expect(created.lines).toEqual([
      {
        ...{ line_id: "70010", variant_id: "301", product_id: "101", name: "Kettle", sku: "SKU-301", vendor: "Acme" },
        supplier_id: null,
        ...{ quantity: 2, current_quantity: 2, location_id: "901" },
      },
      {
        ...{ line_id: "70011", variant_id: null, product_id: null, name: null, sku: null, vendor: null },
        supplier_id: null,
        ...{ quantity: 1, current_quantity: 1, location_id: "901" },
      },
    ]);
    for (const { data } of await events()) expect(data).not.toMatch(/Ada|buyer@|Leeds|\+44/);
    await again(...sent);
  });

  it("are announced by their own units where they are told twice in one batch", async () => {
    await deliver(product(0));
    const lines = [{ quantity: 2 }, { variant_id: null, quantity: 1 }];
    const cancelled_at = new Date(at(3)).toISOString();
    const sent = [order(1, "orders/create", { lines }), order(3, "orders/cancelled", { lines, cancelled_at })];
    await inOneBatch(...sent, ...sent);
    expect((await types()).filter((type) => type.startsWith("order."))).toEqual(["order.created", "order.cancelled"]);
    for (const type of ["order.created", "order.cancelled"])
      expect(await dataOf(type)).toMatchObject([{ units: 3, line_count: 2 }]);
    await again(...sent);
  });

  it("are announced as made though an edit of them came first", async () => {
    await deliver(product(0), order(2, "orders/updated"), order(1, "orders/create"));
    expect((await types()).filter((type) => type.startsWith("order."))).toEqual(["order.created"]);
  });

  it("of more lines than a message holds are announced once all of it is there, in whatever order and batches it comes", async () => {
    await deliver(product(0));
    const lines = Array.from({ length: 3000 }, (_, index) => ({ id: 13_234_567_890_123 + index, quantity: 2 }));
    const cancelled_at = new Date(at(3)).toISOString();
    for (const [topic, type, fields] of [
      ["orders/create", "order.created", {}],
      ["orders/cancelled", "order.cancelled", { cancelled_at }],
    ] as const) {
      const { messages } = await post(order(1 + type.length, topic, { lines, ...fields }));
      expect(messages.length).toBeGreaterThan(1);
      for (const message of messages.toReversed()) {
        expect(await dataOf(type)).toEqual([]);
        await consume([message, message]);
      }
      expect(await dataOf(type)).toMatchObject([{ units: 6000, line_count: 3000 }]);
      for (const message of messages) await consume([message]);
      expect(await dataOf(type)).toHaveLength(1);
    }
  });

  it("that were deleted before they are told as made are not announced as made", async () => {
    const deleted = { topic: "orders/delete", body: JSON.stringify({ id: 7001 }), triggeredAt: at(9) };
    await deliver(product(0), deleted, order(1, "orders/create"));
    await inOneBatch(order(1, "orders/create"), deleted);
    expect((await types()).filter((type) => type.startsWith("order."))).toEqual([]);
  });

  it("that were told as made are told as deleted, once, with the units they had, and of nothing after that", async () => {
    const deleted = { topic: "orders/delete", body: JSON.stringify({ id: 7001 }), triggeredAt: at(9) };
    const cancelled = order(3, "orders/cancelled", { cancelled_at: new Date(at(3)).toISOString() });
    await deliver(product(0), order(1, "orders/create", { lines: [{ quantity: 2 }] }), deleted, deleted, cancelled);
    expect((await types()).filter((type) => type.startsWith("order."))).toEqual(["order.created", "order.deleted"]);
    expect(await dataOf("order.deleted")).toMatchObject([{ order_id: "7001", units: 2, line_count: 1 }]);
  });

  it("say that they are cancelled where they are told as made after that", async () => {
    const cancelled = order(3, "orders/cancelled", { cancelled_at: new Date(at(3)).toISOString() });
    await deliver(product(0), cancelled, order(1, "orders/create"));
    const [made] = await dataOf("order.created");
    const [ended] = await dataOf("order.cancelled");
    expect(made.cancelled_at).toBe(new Date(at(3)).toISOString().replace(".000Z", "Z"));
    expect(made).toEqual(ended);
  });
});

describe("sequences", () => {
  it("count a shop's events from one, without holes, each under an id of its own", async () => {
    await installShop({ id: 2, domain: "b.myshopify.com" });
    await inOneBatch(product(0), level(1, 60), { ...product(0), shop: "b.myshopify.com" }, order(1, "orders/create"));
    await deliver(level(2, 0), level(2, 0), { ...level(2, 0), shop: "b.myshopify.com" }, level(3, 9));
    for (const shopId of [1, 2]) {
      const told = await events(shopId);
      expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1));
      for (const { public_id } of told) expect(public_id).toMatch(/^evt_[0-9a-f]{32}$/);
    }
    expect(await first("SELECT COUNT(*) = COUNT(DISTINCT public_id) AS distinct_ids FROM events")).toEqual({
      distinct_ids: 1,
    });
  });

  it("go on where all older events are forgotten", async () => {
    await deliver(product(0), level(1, 60), level(2, 50));
    await env.DB.exec("DELETE FROM events WHERE sequence < 3");
    await deliver(level(3, 40));
    expect((await events()).map(({ sequence }) => sequence)).toEqual([3, 4]);
  });
});

it("announces nothing where the change that would be news fails", async () => {
  await deliver(product(0), level(1, 60));
  const before = await events();
  await env.DB.exec(
    "CREATE TRIGGER refuses BEFORE UPDATE ON overviews BEGIN SELECT RAISE(ABORT, 'refused for the test'); END",
  );
  const { messages } = await post(level(2, 0));
  await consume(messages).catch(() => undefined);
  expect(await first("SELECT available FROM levels")).toEqual({ available: 60 });
  expect(await events()).toEqual(before);
});

describe("where nobody can hear what Shopify tells", () => {
  const unheard = () => env.DB.prepare("UPDATE shops SET unheard = 1").run();
  const UNFILTERED = { location_ids: [], vendors: [], supplier_ids: [], variant_ids: [] };
  const heardBy = {
    "an API key": () =>
      createApiKey(
        { database: env.DB, tokenKey: "key" },
        { id: 1 },
        { name: "Warehouse", scopes: ["read"] },
        crypto.randomUUID(),
        "Ann",
        Date.now(),
      ),
    "an endpoint": () =>
      createEndpoint(
        env.DB,
        { id: 1 },
        {
          ...{ name: "Warehouse", events: ["*"], filters: UNFILTERED, format: "standard", payload: "full" },
          ...{ retries: "standard", timeout_s: 10, rate_limit: null },
        },
        { ...{ keyId: "k", url: "", headers: "", secret: "s", previousSecret: null, shownUrl: "https://a.example" } },
        Date.now(),
      ),
  };

  it("announces what is low, and nothing else", async () => {
    await unheard();
    await deliver(product(0), order(1, "orders/create"), level(2, 20), level(3, 0), order(4, "orders/cancelled"));
    expect(await types()).toEqual(["stock.low", "reorder.suggested"]);
  });

  it.each(Object.entries(heardBy))("announces all of it from %s on, and none of what was before", async (_, made) => {
    await unheard();
    await deliver(product(0), order(1, "orders/create"), level(2, 20), level(3, 19));
    expect(await types()).toEqual([]);
    await made();
    await deliver(product(4), product(5, { title: "Pot" }), level(6, 18), order(7, "orders/create", { id: 7002 }));
    expect(await types()).toEqual(["product.updated", "stock.adjusted", "order.created"]);
    expect((await events()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    await env.DB.batch([
      env.DB.prepare("UPDATE api_keys SET revoked_at = 1"),
      env.DB.prepare("UPDATE endpoints SET deleted_at = 1"),
    ]);
    await deliver(level(8, 17));
    expect((await types()).at(-1), "who comes back misses nothing").toBe("stock.adjusted");
    expect(await events()).toHaveLength(4);
  });
});
