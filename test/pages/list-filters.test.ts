import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.batch([
    overviewRow(1, 1),
    ...["Acme", "Bolt"].map((name, at) =>
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (?, 1, ?, 'EUR', 1, 1)",
      ).bind(at + 1, name),
    ),
    ...[
      [1, "PO-0001", "draft", 1],
      [2, "PO-0002", "draft", 2],
      [3, "PO-0003", "sent", 1],
    ].map(([id, number, state, supplier]) =>
      env.DB.prepare(
        `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at)
        VALUES (?, 1, ?, ?, ?, 11, 'EUR', 'hand', 1, 1)`,
      ).bind(id ?? 0, number ?? "", state ?? "", supplier ?? 0),
    ),
    ...[
      [1, "T-0001", "draft", 11, 12],
      [2, "T-0002", "in_transit", 12, 13],
    ].map(([id, number, state, from, to]) =>
      env.DB.prepare(
        "INSERT INTO transfers (id, shop_id, number, state, from_id, to_id, created_at, updated_at) VALUES (?, 1, ?, ?, ?, ?, 1, 1)",
      ).bind(id ?? 0, number ?? "", state ?? "", from ?? 0, to ?? 0),
    ),
    ...[
      [1, "Spring", "draft", 11],
      [2, "Spring shelf", "draft", 12],
      [3, "Autumn", "completed", 11],
    ].map(([id, name, state, location]) =>
      env.DB.prepare(
        "INSERT INTO stock_counts (id, shop_id, location_id, name, state, choice, created_at) VALUES (?, 1, ?, ?, ?, 'all', 1)",
      ).bind(id ?? 0, location ?? 0, name ?? "", state ?? ""),
    ),
  ]);
});

const html = async (path: string) => (await visit(path, SHOP)).text();
const shown = async (path: string, names: RegExp) => [...new Set(textOf(await html(path)).match(names) ?? [])];

/** What a browser without JavaScript sends of the list's form, with `typed` in its fields. */
function sentWithoutJavaScript(page: string, typed: Record<string, string>) {
  const form = /<form[^>]*role="search"[^>]*>.*?<\/form>/s.exec(page)?.[0] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  for (const name of Object.keys(typed)) expect(form).toContain(`name="${name}"`);
  expect(form).toMatch(/<noscript><button[^>]*type="submit"/);
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? "";
  return `${action}?${new URLSearchParams([...hidden.map(([, name = "", value = ""]) => [name, value]), ...Object.entries(typed)])}`;
}

describe.each([
  { list: "/purchase-orders", tab: "?tab=draft", numbers: /PO-\d+/g, q: "Acme", found: ["PO-0001"] },
  { list: "/transfers", tab: "?tab=draft", numbers: /T-\d+/g, q: "warehouse", found: ["T-0001"] },
  { list: "/counts", tab: "?state=draft", numbers: /Spring shelf|Autumn/g, q: "shelf", found: ["Spring shelf"] },
])("$list", ({ list, tab, numbers, q, found }) => {
  it("is searched within its tab, and by its form where there is no JavaScript", async () => {
    const [name = "", value = ""] = tab.slice(1).split("=");
    expect(await shown(`${list}${tab}&${new URLSearchParams({ q })}`, numbers)).toEqual(found);
    const address = sentWithoutJavaScript(await html(`${list}${tab}`), { q, sort: "" });
    expect(new URL(address, "http://x").searchParams.get(name)).toBe(value);
    expect(await shown(address, numbers)).toEqual(found);
  });

  it("is turned round by its heading, and says how it stands", async () => {
    const page = await html(list);
    expect(page).toContain('aria-sort="descending"');
    expect(page).toContain(`href="${list}?sort=number"`);
    const turned = await html(`${list}?sort=number`);
    expect(turned).toContain('aria-sort="ascending"');
    const rows = (page: string) => textOf(page).match(/PO-\d+|T-\d+|Spring(?: shelf)?|Autumn/g) ?? [];
    expect(rows(turned).length).toBeGreaterThan(1);
    expect(rows(turned)).toEqual(rows(page).toReversed());
  });
});

it("says on a chip what narrows a list, and what stands there no longer", async () => {
  const page = await html("/purchase-orders?supplier=1");
  expect(textOf(page)).toContain("Supplier: Acme");
  expect(page).toMatch(/aria-label="Remove Supplier: Acme"/);
  expect(textOf(page)).not.toContain("PO-0002");
  const gone = textOf(await html("/purchase-orders?supplier=99"));
  expect(gone).toContain("Supplier: a supplier that is gone");
  expect(gone).toContain("No order from this supplier.");
  expect(textOf(await html("/transfers?location=99"))).toContain("Location: a location that is gone");
});

it("goes by number, supplier and tab together, page by page both ways", async () => {
  await env.DB.batch(
    Array.from({ length: 70 }, (_, at) =>
      env.DB.prepare(
        `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at)
        VALUES (?, 1, ?, 'received', ?, 11, 'EUR', 'hand', 1, 1)`,
      ).bind(100 + at, `PO-1${String(at).padStart(3, "0")}`, 1 + (at % 2)),
    ),
  );
  const list = "/purchase-orders?tab=received&supplier=1&q=PO-1";
  for (const sort of ["", "&sort=number"]) {
    const first = await shown(`${list}${sort}`, /PO-1\d+/g);
    const last = Number(first.at(-1)?.slice(4)) + 100;
    const second = await shown(`${list}${sort}&after=${encodeURIComponent(`[${last},${last}]`)}`, /PO-1\d+/g);
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([30, 5, 35]);
    const begin = Number(second[0]?.slice(4)) + 100;
    expect(await shown(`${list}${sort}&before=${encodeURIComponent(`[${begin},${begin}]`)}`, /PO-1\d+/g)).toEqual(
      first,
    );
  }
});

it("narrows suppliers, transfers and counts by place and order", async () => {
  expect(await shown("/suppliers?sort=-name", /Acme|Bolt/g)).toEqual(["Bolt", "Acme"]);
  expect(await shown("/transfers?location=11", /T-\d+/g)).toEqual(["T-0001"]);
  expect(await shown("/transfers?location=12&sort=number", /T-\d+/g)).toEqual(["T-0001", "T-0002"]);
  expect(await shown("/counts?location=12", /Spring shelf|Autumn/g)).toEqual(["Spring shelf"]);
});
