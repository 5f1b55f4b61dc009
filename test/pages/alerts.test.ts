import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { type Cursor, cursorIn } from "../../app/lists/keyset";
import { alertListIn } from "../../app/replenishment/alerts/alert-list";
import { listAlertGroups } from "../../app/replenishment/alerts/grouped.server";
import { snoozesOver } from "../../app/replenishment/decisions/snooze.server";
import { alertRow, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const AT = Date.UTC(2026, 10, 20, 23, 30);

beforeEach(() => givenShop(1, SHOP));

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

it("shows an open alert at its location with what to order there", async () => {
  await env.DB.batch([
    overviewRow(1, 1, {
      stock: [
        [11, 30, 30, 3, 20, 0, 0, 10, 0],
        [12, 10, 12, 2, 25, 1, 2, 5, 90],
      ],
    }),
    alertRow(1, 1, 12, AT),
  ]);
  expect(await page("/alerts")).toMatch(
    /Blue mug Large MUG-L Shop floor .* 10 12 with incoming 25 2\.0 215 90 of them for here/,
  );
});

it("says why nothing is suggested", async () => {
  await env.DB.batch([
    overviewRow(1, 1, { stock: [[12, 0, 0, 0, 0, 1, 0, 0, 0]], velocity: 0, suggested: 0 }),
    alertRow(1, 1, 12, AT),
  ]);
  expect(await page("/alerts")).toMatch(/[AP]M 0 0 0 0 No sales/);
});

it("tells times in the shop's zone", async () => {
  await env.DB.batch([overviewRow(1, 1), alertRow(1, 1, 11, AT)]);
  expect(await page("/alerts")).toMatch(/ 21 Nov, | Nov 21, /);
});

it("keeps closed alerts apart", async () => {
  await env.DB.batch([
    overviewRow(1, 1, { product_title: "Still open" }),
    overviewRow(1, 2, { product_title: "Over", hidden: 1 }),
    alertRow(1, 1, 11, AT),
    alertRow(1, 2, 11, AT, AT + 1000),
  ]);
  const open = await page("/alerts");
  expect(open).toContain("Still open");
  expect(open).not.toContain("Over");
  const closed = await page("/alerts?tab=closed");
  expect(closed).toContain("Over");
  expect(closed).not.toContain("Still open");
});

it("shows 30 a page, newest first", async () => {
  await env.DB.batch(
    Array.from({ length: 60 }, (_, index) =>
      overviewRow(1, index + 1, { product_title: `Mug ${String(index).padStart(2, "0")}` }),
    ),
  );
  await env.DB.batch(Array.from({ length: 60 }, (_, index) => alertRow(1, index + 1, 11, AT + index)));
  const first = await page("/alerts");
  expect(first).toContain("Mug 59");
  expect(first).toContain("Mug 30");
  expect(first).not.toContain("Mug 29");
  const second = await page(`/alerts?after=${encodeURIComponent(JSON.stringify([AT + 30, 31]))}`);
  expect(second).toContain("Mug 29");
  expect(second).not.toContain("Mug 30");
});

describe("a snoozed alert", () => {
  beforeEach(() => env.DB.batch([overviewRow(1, 1), alertRow(1, 1, 11, AT)]));

  const snooze = (days: string, domain = SHOP) =>
    visit("/alerts/1/snooze.data", domain, { method: "PUT", body: new URLSearchParams({ days }) });
  const today = Math.floor(Date.now() / 86_400_000);

  it("waits in a tab of its own, and no figure counts it as open", async () => {
    expect((await snooze("7")).status).toBeLessThan(300);
    expect(await page("/alerts")).toContain("No alert is open. ");
    expect(await page("/")).toContain("Newest alerts No alert is open. ");
    const snoozed = await page("/alerts?tab=snoozed");
    expect(snoozed).toContain("Open 0 Snoozed 1 Closed");
    expect(snoozed).toMatch(/Blue mug Large MUG-L Warehouse .* in [78] days/);
  });

  it("is open again when asked to", async () => {
    await snooze("7");
    await visit("/alerts/1/snooze.data", SHOP, { method: "DELETE" });
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });

  it("is open again when its day has come, and not before", async () => {
    await env.DB.prepare("UPDATE alerts SET snoozed_until_day = ?")
      .bind(today + 3)
      .run();
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: today + 2 }]));
    expect(await page("/alerts")).toContain("Open 0 Snoozed 1");
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: today + 3 }]));
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });

  it("closes as any other, and is counted nowhere then", async () => {
    await snooze("7");
    await env.DB.prepare("UPDATE alerts SET closed_at = ?")
      .bind(AT + 1)
      .run();
    expect(await page("/alerts?tab=closed")).toContain("Open 0 Snoozed 0 Closed");
  });

  it("is another shop's business alone", async () => {
    await givenShop(2, "two.myshopify.com");
    await snooze("7", "two.myshopify.com");
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });

  it.each(["0", "-1", "1.5", "366", "", "soon"])("is not put aside for '%s' days", async (days) => {
    expect((await snooze(days)).status).toBe(400);
    expect(await page("/alerts")).toContain("Open 1 Snoozed 0");
  });
});

describe("alerts of many variants", () => {
  const places = (low: number, available: number) => [
    [11, low, low, 3, 20, 1, 0, 8, 0],
    [12, available, available, 2, 25, 1, 0, 5, 90],
  ];
  beforeEach(() =>
    env.DB.batch([
      overviewRow(1, 1, { product_title: "Blue mug", sku: "BM", stock: places(0, 4) }),
      overviewRow(1, 2, { product_title: "Ash tray", sku: "AT", stock: places(3, 4), cover: 2 }),
      overviewRow(1, 3, { product_title: "Cup", sku: "C-1", stock: places(5, 0) }),
      env.DB.prepare(
        "UPDATE overviews SET vendor = iif(variant_id = 3, 'Nord', 'Süd'), product_type_folded = iif(variant_id = 2, 'dekor', 'bécher')",
      ),
      alertRow(1, 1, 11, AT),
      alertRow(1, 1, 12, AT + 5),
      alertRow(1, 2, 12, AT + 9),
      alertRow(1, 3, 12, AT + 1),
      alertRow(1, 3, 11, AT - 9, AT + 2),
      planRow(1, 1, 11, { available: 0 }),
      planRow(1, 1, 12, { available: 4 }),
      planRow(1, 2, 12, { available: 4 }),
      planRow(1, 3, 12, { available: 0 }),
      env.DB.prepare("UPDATE plans SET moving = 3 WHERE variant_id = 2"),
    ]),
  );
  const rows = async (search = "") =>
    (await page(`/alerts${search}`))
      .match(/(?:Blue mug|Ash tray|Cup) Large (?=BM|AT|C-1)/g)
      ?.map((row) => row.slice(0, -7)) ?? [];

  it("stand a row a variant, its places under it", async () => {
    const text = await page("/alerts");
    expect(text).toMatch(/Ash tray Large AT Shop floor .*Blue mug Large BM 2 locations .*Cup Large C-1 Shop floor/);
    expect(text).toMatch(/2 locations .*Blue mug Large BM Shop floor .*Blue mug Large BM Warehouse /);
    expect(text).toContain("Open 4 Snoozed 0");
  });

  it.each([
    { search: "?q=mug", found: ["Blue mug"], said: "2 alerts match, of 1 variant, under Open." },
    { search: "?q=nord", found: ["Cup"], said: "1 alert matches" },
    { search: "?kind=out", found: ["Cup", "Blue mug"], said: "2 alerts match, of 2 variants" },
    { search: "?kind=low", found: ["Ash tray", "Blue mug"], said: "2 alerts match" },
    { search: "?kind=move", found: ["Ash tray"], said: "Kind: Others can spare" },
    { search: "?location=11", found: ["Blue mug"], said: "Location: Warehouse" },
    { search: "?location=12&kind=out", found: ["Cup"], said: "Clear all" },
    { search: "?vendor=S%C3%BCd", found: ["Ash tray", "Blue mug"], said: "Vendor: Süd" },
    { search: "?vendor=Nord&q=cup", found: ["Cup"], said: "1 alert matches" },
    { search: "?type=B%C3%89CHER", found: ["Blue mug", "Cup"], said: "3 alerts match, of 2 variants" },
    { search: "?type=Dekor&vendor=Nord", found: [], said: "Product type: Dekor" },
    { search: "?type=b%C3%A9cher&q=mug&sort=title", found: ["Blue mug"], said: "Clear all" },
    { search: "?tab=closed&type=b%C3%A9cher", found: ["Cup"], said: "under Closed" },
    { search: "?tab=closed&type=dekor", found: [], said: "No alert matches under Closed." },
    { search: "?location=77", found: [], said: "Location: a location that is gone" },
    { search: "?tab=closed&q=cup", found: ["Cup"], said: "under Closed" },
    { search: "?tab=closed&location=12", found: [], said: "No alert matches under Closed." },
  ])("$search finds what it says", async ({ search, found, said }) => {
    const isBelow = (title: string, at: number, all: string[]) => title !== all[at - 1];
    expect((await rows(search)).filter(isBelow)).toEqual(found);
    expect(await page(`/alerts${search}`)).toContain(said);
  });

  it.each([
    ["", ["Ash tray", "Blue mug", "Cup"]],
    ["?sort=opened", ["Blue mug", "Cup", "Ash tray"]],
    ["?sort=-title", ["Cup", "Blue mug", "Ash tray"]],
    ["?sort=title", ["Ash tray", "Blue mug", "Cup"]],
    ["?sort=cover", ["Ash tray", "Blue mug", "Cup"]],
  ])("are sorted as the address says: %s", async (search, order) => {
    expect([...new Set(await rows(search))]).toEqual(order);
  });

  const send = (method: "PUT" | "DELETE", search: string, fields: Record<string, string>) =>
    visit(`/alerts/snoozes.data${search}`, SHOP, { method, body: new URLSearchParams(fields) });
  const open = async () =>
    (
      await env.DB.prepare(
        "SELECT variant_id || '@' || location_id AS at FROM alerts WHERE closed_at IS NULL AND snoozed_until_day IS NULL ORDER BY 1",
      ).all<{ at: string }>()
    ).results.map(({ at }) => at);

  it("are snoozed together, those alone that the list holds, and taken back", async () => {
    const answer = await (await send("PUT", "?location=12", { days: "7", variants: "[1,2,3,99]" })).text();
    expect(answer).toContain("3 alerts snoozed");
    expect(await open()).toEqual(["1@11"]);
    expect(await page("/alerts?tab=snoozed")).toMatch(/Open 1 Snoozed 3/);
    expect(await (await send("DELETE", "", { alerts: "[1,2,3]" })).text()).toContain("2 alerts open again");
    expect(await open()).toEqual(["1@11", "1@12", "2@12"]);
    expect(await (await send("DELETE", "?tab=snoozed", { variants: "[3]" })).text()).toContain("1 alert open again");
    expect(await open()).toHaveLength(4);
  });

  it("of another shop are nobody's business", async () => {
    await givenShop(2, "two.myshopify.com");
    const body = () => new URLSearchParams({ days: "7", variants: "[1,2,3]" });
    await visit("/alerts/snoozes.data", "two.myshopify.com", { method: "PUT", body: body() });
    expect(await open()).toHaveLength(4);
  });

  it.each<Record<string, string>>([
    { variants: "[1]" },
    { variants: "nonsense", days: "7" },
    { days: "7" },
    { alerts: "[1]", days: "7" },
    { variants: "[]", days: "7" },
  ])("are left alone where the form makes no sense: %j", async (fields) => {
    expect((await send("PUT", "", fields)).status).toBe(400);
    expect(await open()).toHaveLength(4);
  });

  it("say what was drafted or ordered for them already, with the way to the order, and nothing of transfers", async () => {
    const coming = (variantId: number, source: string, state: string, units: number, order: number, at = 11) =>
      env.DB.prepare(
        `INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, state, origin_id)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
      ).bind(variantId, at, source, order * 10 + at, units, state, order);
    await env.DB.batch([
      coming(1, "purchase_order", "drafted", 24, 7),
      coming(1, "purchase_order", "ordered", 30, 5),
      coming(1, "split_delivery", "ordered", 6, 6, 12),
      coming(2, "transfer", "ordered", 99, 8),
      coming(3, "shopify_order", "ordered", 12, 9),
    ]);
    const html = await (await visit("/alerts", SHOP)).text();
    expect(html).toMatch(/<a [^>]*href="\/purchase-orders\/6"[^>]*>36 on order<\/a>/);
    expect(html).toMatch(/<a [^>]*href="\/purchase-orders\/7"[^>]*>24 drafted<\/a>/);
    expect(textOf(html)).toContain("12 on order");
    expect(html).not.toMatch(/99 on order|purchase-orders\/9"/);
    expect(textOf(html).match(/on order/g)).toHaveLength(2);
  });

  it("are all found that match, however many pages they fill", async () => {
    await env.DB.batch(
      Array.from({ length: 120 }, (_, at) => overviewRow(1, 100 + at, { product_title: `Pot ${at}`, sku: `P${at}` })),
    );
    await env.DB.batch(Array.from({ length: 120 }, (_, at) => alertRow(1, 100 + at, 11, AT - at)));
    const { ids, more } = await (await visit("/alerts/variants?q=pot", SHOP)).json<{
      ids: number[];
      more: boolean;
    }>();
    expect(ids).toHaveLength(120);
    expect(more).toBe(false);
    expect(await (await send("PUT", "?q=pot", { days: "7", variants: JSON.stringify(ids) })).text()).toContain(
      "120 alerts snoozed",
    );
    expect(await open()).toHaveLength(4);
  });

  it.each(["-opened", "opened", "title", "-title", "cover"])(
    "are paged through without a gap, and back, by %s",
    async (sort) => {
      await env.DB.batch(
        Array.from({ length: 60 }, (_, at) =>
          overviewRow(1, 100 + at, { product_title: `Pot ${(at * 7) % 60}`, cover: (at * 11) % 20 }),
        ),
      );
      await env.DB.batch(
        Array.from({ length: 120 }, (_, at) =>
          alertRow(1, 100 + (at % 60), 11 + Math.floor(at / 60), AT + ((at * 13) % 40)),
        ),
      );
      const list = alertListIn(new URLSearchParams({ sort }));
      const seen: number[][] = [];
      let cursor: Cursor = { side: "start" };
      for (;;) {
        const { rows, next } = await listAlertGroups(env.DB, { id: 1 }, list, cursor, 15);
        seen.push(rows.map(({ variantId }) => variantId));
        expect(rows.filter(({ variantId }) => variantId >= 100).every(({ alerts }) => alerts.length === 2)).toBe(true);
        if (next === null) break;
        cursor = cursorIn(new URLSearchParams({ after: next }));
      }
      expect(seen.flat()).toHaveLength(63);
      expect(new Set(seen.flat()).size).toBe(63);
      for (let at = seen.length - 1; at > 0; at--) {
        const { previous } = await listAlertGroups(env.DB, { id: 1 }, list, cursor, 15);
        cursor = cursorIn(new URLSearchParams({ before: previous ?? "" }));
        const back = await listAlertGroups(env.DB, { id: 1 }, list, cursor, 15);
        expect(back.rows.map(({ variantId }) => variantId)).toEqual(seen[at - 1]);
      }
    },
  );
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([overviewRow(2, 9, { product_title: "Theirs" }), alertRow(2, 9, 21, AT)]);
  const text = await page("/alerts");
  expect(text).not.toContain("Theirs");
  expect(text).toContain("No alert is open");
});
