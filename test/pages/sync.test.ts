import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const NOW = Date.now();
const DAY = Math.floor(NOW / 86_400_000);

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
  await env.DB.batch(catalogueRows(1, 1));
});

const text = async (path = "/sync", shop = SHOP) => textOf(await (await visit(path, shop)).text());
const rows = async (query: string) => (await env.DB.prepare(query).all()).results;

const counted = (topic: string, outcome: string, count: number, at = NOW, shop = 1) =>
  env.DB.prepare(
    "INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at) VALUES (?, ?, ?, ?, ?, ?)",
  ).bind(shop, DAY, topic, outcome, count, at);

const aside = (id: number, topic: string, message: string | null, shop = 1) =>
  env.DB.prepare(
    "INSERT INTO quarantine (id, shop_id, topic, webhook_id, size, sha256, reason, message, received_at) VALUES (?, ?, ?, ?, 12, 'abc123', 'available: invalid_type', ?, ?)",
  ).bind(id, shop, topic, `w-${id}`, message, NOW);

const drift = (item: number, found: number) =>
  env.DB.prepare("INSERT INTO drifts VALUES (1, 7, ?, 11, 41, 40, ?, ?)").bind(item, found - 3_600_000, found);

it("tells how each topic fares: the last one, its lag, its failures", async () => {
  await env.DB.batch([
    counted("orders/create", "accepted", 12),
    counted("products/update", "accepted", 5),
    counted("products/update", "slow", 2),
    counted("inventory_levels/update", "accepted", 9),
    counted("inventory_levels/update", "late", 3),
    counted("inventory_levels/update", "unreadable", 1),
    counted("orders/delete", "accepted", 4, NOW, 2),
  ]);
  const lag = (topic: string, last: number, worst: number) =>
    env.DB.prepare(
      "UPDATE delivery_counts SET lag = ?, worst_lag = ? WHERE shop_id = 1 AND outcome = 'accepted' AND topic = ?",
    ).bind(last, worst, topic);
  await env.DB.batch([
    lag("orders/create", 340, 1530),
    lag("inventory_levels/update", 720_000, 9_000_000),
    env.DB.prepare(
      "INSERT INTO delivery_counts VALUES (1, ?, 'orders/create', 'accepted', 1, 1, 9e9, 9e9), (1, ?, 'refunds/create', 'accepted', 1, 1, 250000, 9e9)",
    ).bind(DAY - 2, DAY - 3),
  ]);
  const shown = await text();
  expect(shown).toContain("New orders orders/create just now");
  expect(shown).toContain("under a second at worst 1.5 seconds None");
  expect(shown).toContain("12 minutes at worst 2.5 hours");
  expect(shown).toContain("Not measured");
  expect(shown).toMatch(/Refunds refunds\/create .{0,60} 4.2 minutes None/);
  expect(shown).toContain("A minute or more: 2 of 5");
  expect(shown).toContain("Half an hour or more: 3 of 9");
  expect(shown).toContain("1 put aside");
  expect(shown).not.toContain("Deleted orders");
});

it("tells of the last comparison, and what differed, with SKU, product and location", async () => {
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO reconciliations (id, shop_id, started_at, finished_at, checked, drifted) VALUES (7, 1, ?1, ?1, 300, 1)",
    ).bind(NOW),
    drift(2001, NOW),
  ]);
  const shown = await text();
  expect(shown).toContain("1 of 300 stock levels differed and were put right.");
  expect(shown).toMatch(/Blue mug · Large MUG-L Warehouse 41 40 1 hour ago .{10,30} just now/);
  expect(await text("/sync", OTHER)).not.toContain("MUG-L");
});

it("pages what differed by its place, twenty at a time", async () => {
  await env.DB.batch(Array.from({ length: 120 }, (_, n) => drift(3000 + n, NOW)));
  const seen = new Set<string>();
  let path: string | undefined = "/sync/drift";
  let pages = 0;
  while (path && pages++ < 9) {
    const html: string = await (await visit(path, SHOP)).text();
    for (const [item] of html.matchAll(/Item 3\d{3}/g)) seen.add(item);
    path = /href="(\/sync\/drift\?after=[^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  }
  expect([seen.size, pages]).toEqual([120, 6]);
});

it("says in plain words which permission is missing, and what does not work without it", async () => {
  const shown = await text();
  expect(shown).toMatch(/See products and variants read_products (Success )?Granted/);
  expect(shown).toContain("4 permissions are missing.");
  expect(shown).toMatch(
    /Change stock levels write_inventory (Critical )?Missing Adjustments, receipts, counts and transfers do not reach Shopify\./,
  );
  expect(shown).toContain("Not granted, not needed");
});

it("takes the permission to write for the one to read", async () => {
  await env.DB.prepare("UPDATE tokens SET scopes = 'read_products,write_inventory,read_locations,read_orders'").run();
  expect(await text()).not.toContain("missing");
});

describe("what was put aside", () => {
  beforeEach(() =>
    env.DB.batch([
      aside(1, "inventory_levels/update", '{"object":"501"}'),
      aside(2, "orders/create", null),
      aside(3, "orders/create", null),
      aside(4, "orders/create", null, 2),
    ]),
  );
  const dropped = (shop: string, fields: Record<string, string>) =>
    visit("/sync/quarantine", shop, { method: "DELETE", body: new URLSearchParams(fields) });

  it("can be looked at: why, when, its size and sum, never its body", async () => {
    const shown = await text();
    expect(shown).toContain("New orders: 2");
    expect(shown).toContain("available: invalid_type");
    expect(shown).toContain("SHA-256 abc123");
    expect(shown).toContain("what it told of is read from Shopify");
    expect(shown).toContain("It cannot be readmitted");
    expect(shown).toContain("Compare with Shopify Drop");
    expect(shown).not.toContain("Nothing to readmit");
  });

  it("is dropped one by one, or all of a kind, of this shop alone", async () => {
    await dropped(SHOP, { id: "4" });
    await dropped(SHOP, { id: "1" });
    expect(await rows("SELECT id FROM quarantine ORDER BY id")).toEqual([{ id: 2 }, { id: 3 }, { id: 4 }]);
    expect(await (await dropped(SHOP, { topic: "orders/create" })).json()).toEqual({ done: "2 dropped" });
    expect(await rows("SELECT id FROM quarantine")).toEqual([{ id: 4 }]);
    expect((await dropped(SHOP, {})).status).toBe(400);
  });

  it("is readmitted where it can be, and stays where it cannot", async () => {
    const answer = await visit("/sync/readmissions", SHOP, {
      method: "POST",
      body: new URLSearchParams({ topic: "orders/create" }),
    });
    expect(await answer.json()).toEqual({ done: "0 on the way again; 2 cannot be or wait for the next try" });
    await visit("/sync/readmissions", SHOP, { method: "POST", body: new URLSearchParams({ id: "1" }) });
    expect(await rows("SELECT id FROM quarantine ORDER BY id")).toEqual([{ id: 2 }, { id: 3 }, { id: 4 }]);
  });
});

it("begins an import again that is done, and none where one runs", async () => {
  expect(await (await visit("/sync/imports", SHOP, { method: "POST" })).json()).toEqual({
    done: "The import has begun",
  });
  expect(await rows("SELECT shop_id, state, cursor FROM jobs WHERE kind = 'import' AND state = 'running'")).toEqual([
    { shop_id: 1, state: "running", cursor: '{"phase":"locations","isRepeat":true}' },
  ]);
  expect(await (await visit("/sync/imports", SHOP, { method: "POST" })).json()).toEqual({
    done: "An import is running already",
  });
});

it("shows changes that Shopify never answered, and takes a person's word for them", async () => {
  await env.DB.prepare(
    `INSERT INTO inventory_writes (id, shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
    VALUES (5, 1, 'k', '[{"item":"2001","location":"11","delta":-4,"from":40}]', 'correction', 'uncertain', 1, 1)`,
  ).run();
  expect(await text()).toContain("-4 units of Blue mug · Large");
  const say = (shop: string) =>
    visit("/sync/writes/5", shop, { method: "PUT", body: new URLSearchParams({ was: "not made" }) });
  expect(await (await say(OTHER)).json()).toEqual({ done: "It was settled already" });
  expect(await (await say(SHOP)).json()).toEqual({ done: "Settled" });
  expect(await rows("SELECT state FROM inventory_writes")).toEqual([{ state: "refused" }]);
});

it("names what a change of stock is of where that is few, and counts them where it is many", async () => {
  const items = ["2001", "2999", "3000", "3001"].map((item) => ({ item, location: "11", delta: 2, from: null }));
  const ask = env.DB.prepare(
    `INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
    VALUES (1, ?1, ?2, 'correction', 'queued', ?3, ?3)`,
  );
  await env.DB.batch([
    ask.bind("few", JSON.stringify(items.slice(0, 3)), NOW),
    ask.bind("many", JSON.stringify(items), NOW),
    // Another shop's of the same item.
    ...catalogueRows(2, 3),
    env.DB.prepare("UPDATE products SET title = 'Red mug' WHERE shop_id = 2"),
    env.DB.prepare("UPDATE variants SET inventory_item_id = 2001 WHERE shop_id = 2"),
  ]);
  const html = await (await visit("/sync", SHOP)).text();
  expect(html.match(/href="\/products\/\d+"/g)).toEqual(['href="/products/1"']);
  expect(textOf(html)).toContain("+2 units of Blue mug · Large +2 units of Item 2999 +2 units of Item 3000");
  expect(textOf(html)).toContain("+8 units of 4 items");
  expect(html).not.toContain("Red mug");
});

it("says which changes wait for Shopify later than usual", async () => {
  const ask = `INSERT INTO inventory_writes (id, shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
    VALUES (?1, 1, 'k' || ?1, '[{"item":"2001","location":"11","delta":-4,"from":40}]', 'correction', 'queued', ?2, ?2)`;
  await env.DB.prepare(ask).bind(5, Date.now()).run();
  expect(await text()).not.toContain("Later than usual");
  await env.DB.prepare(ask)
    .bind(6, Date.now() - 11 * 60_000)
    .run();
  expect(await text()).toMatch(/Later than usual A change of stock .*Under way.*11 minutes ago.*Later than usual/);
});

describe("Home", () => {
  beforeEach(() => env.DB.batch([overviewRow(1, 1)]));

  const alarm = (at: number, shop: number) =>
    env.DB.prepare(
      "INSERT INTO lag_alarms (shop_id, topic, since, last_at, worst_lag) VALUES (?, 'orders/create', ?, ?, 1)",
    ).bind(shop, at, at);

  it("says that numbers may be behind where an alarm lasts, though nothing late was written yet", async () => {
    await alarm(NOW, 1).run();
    expect(await text("/")).toContain("Numbers may be behind");
  });

  it("says nothing of it where that was earlier, or of another shop", async () => {
    await env.DB.batch([alarm(NOW - 31 * 60_000, 1), alarm(NOW, 2)]);
    expect(await text("/")).not.toContain("Numbers may be behind");
  });
});

describe("the stock of a variant in Shopify", () => {
  beforeEach(async () => {
    await env.DB.batch([
      overviewRow(1, 1),
      planRow(1, 1, 0, {}),
      env.DB.prepare("UPDATE levels SET on_hand = 44, committed = 4, incoming = 9, read_at = ?").bind(NOW),
      env.DB.prepare("UPDATE tokens SET scopes = 'write_inventory'"),
    ]);
  });
  const form = { locationId: "11", shown: "40", available: "37", reason: "damaged", nonce: "11111111-2222" };
  const adjust = async (fields: Record<string, string> = {}, shop = SHOP) =>
    visit("/products/1/stock", shop, { method: "POST", body: new URLSearchParams({ ...form, ...fields }) });

  it("comes with Shopify's own figures and the time of their reading", async () => {
    expect(await (await visit("/products/1/stock", SHOP)).json()).toEqual({
      stock: [
        {
          locationId: "11",
          name: "Warehouse",
          available: 40,
          availableThen: 40,
          onHand: 44,
          committed: 4,
          incoming: 9,
          leftOut: false,
          ours: 11,
          readAt: NOW,
        },
      ],
      changes: [],
      mayAdjust: true,
      problem: null,
    });
    expect((await visit("/products/1/stock", OTHER)).status).toBe(404);
  });

  it("is adjusted from what the page showed, and shows it as under way until Shopify answers", async () => {
    const answer = await (await adjust()).json();
    expect(answer).toMatchObject({
      stock: [{ available: 40 }],
      changes: [{ locationId: "11", delta: -3, state: expect.stringMatching(/queued|sending/) }],
    });
    await adjust();
    expect(await rows("SELECT changes, reason FROM inventory_writes")).toEqual([
      { changes: '[{"item":"2001","location":"11","delta":-3,"from":40}]', reason: "damaged" },
    ]);
  });

  it("says of an adjustment that waits for more than ten minutes that it is late", async () => {
    expect(await (await adjust()).json()).toMatchObject({ changes: [{ late: false }] });
    await env.DB.prepare("UPDATE inventory_writes SET created_at = created_at - 660000").run();
    expect(await (await visit("/products/1/stock", SHOP)).json()).toMatchObject({ changes: [{ late: true }] });
  });

  it("is adjusted by a difference, whatever is there by then, and says who wanted it", async () => {
    await adjust({ by: "difference", change: "-3", nonce: "33333333" });
    expect(await rows("SELECT changes, asked_by FROM inventory_writes")).toEqual([
      { changes: '[{"item":"2001","location":"11","delta":-3,"from":null}]', asked_by: "42" },
    ]);
  });

  it.each<Record<string, string>>([
    { by: "difference", change: "-41" },
    { by: "total", available: "-1" },
  ])("asks before fewer than none are available: %j", async (fields) => {
    const { problem } = await (await adjust(fields)).json<{ problem: string }>();
    expect(problem).toContain("That leaves -1 available");
    expect(await rows("SELECT id FROM inventory_writes")).toEqual([]);
    expect(await (await adjust({ ...fields, belowIsMeant: "yes" })).json()).toMatchObject({
      problem: null,
      changes: [{ delta: -41 }],
    });
  });

  it("asks before fewer than none are available with what is under way, and not twice by the same form", async () => {
    const less = (fields: Record<string, string>) => adjust({ by: "difference", change: "-30", ...fields });
    for (const _ of [1, 2]) expect(await (await less({})).json()).toMatchObject({ problem: null });
    expect(await (await less({ nonce: "44444444" })).json()).toMatchObject({
      ...{ problem: expect.stringContaining("That leaves -20 available"), stock: [{ availableThen: 10 }] },
    });
    // A new total changes nothing where the thirty have gone meanwhile.
    expect(await (await adjust({ available: "1", nonce: "55555555" })).json()).toMatchObject({ problem: null });
    expect((await rows("SELECT id FROM inventory_writes")).length).toBe(2);
  });

  it.each([
    ["by nothing", { by: "difference", change: "0" }, "A difference of 0 changes nothing."],
    ["the number that is there already", { available: "40" }, "That is what is available already."],
    ["no number", { available: "many" }, "Enter a whole number of units, up to 1,000,000."],
    ["a reason that nobody knows", { reason: "mood" }, "Choose a reason."],
  ])("is not adjusted to %s", async (_, fields, problem) => {
    expect(await (await adjust(fields)).json()).toMatchObject({ problem, changes: [] });
    expect(await rows("SELECT id FROM inventory_writes")).toEqual([]);
  });

  it("is another shop's business", async () => {
    expect((await adjust({}, OTHER)).status).toBe(404);
  });
});

it("says since when Shopify takes no key of ours, what waits for one, and shows its pages all the same", async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE tokens SET refused_at = ?, refusals = 3 WHERE shop_id = 1").bind(NOW - 7_200_000),
    env.DB.prepare(
      `INSERT INTO waiting_jobs (shop_id, message, kind, since) VALUES
        (1, '1', 'begin-reconciliation', 1), (1, '2', 'write-inventory', 1), (1, '3', 'write-inventory', 1), (1, '4', 'read-product', 1)`,
    ),
  ]);
  const shown = await text();
  expect(shown).toContain("Evenstock needs a new key from Shopify");
  expect(shown).toContain("sales and stock changes are still counted");
  // What tests before this one asked for may wait as well.
  expect(shown).toMatch(
    /Waiting until then: the next comparison with Shopify, 2 stock adjustments, .+ to read again\./,
  );
  expect(await text("/sync", OTHER)).not.toContain("new key");
});
