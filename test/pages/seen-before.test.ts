import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetSeen } from "../../app/session/visit.server";
import { forgetPlaces } from "../../app/shops/databases.server";
import { fakeShopify, refusal } from "../api/session/fake-shopify";
import { sessionToken } from "../rules/session/sign";
import { countedDatabase } from "../support/counted-database";
import { givenShop, overviewRow } from "./rows";
import { addressOf, ask, textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

/** This isolate has seen the shop with its mugs. */
beforeEach(async () => {
  forgetSeen();
  await givenShop(1, SHOP);
  await overviewRow(1, 1, { product_title: "Mug" }).run();
  expect(await products()).toMatchObject({ status: 200, text: expect.stringContaining("Mug") });
});

afterEach(() => {
  vi.restoreAllMocks();
  forgetPlaces();
});

async function opened(path: string, environment: Partial<Env> = {}) {
  const { database, asked } = countedDatabase(env.DB);
  const answer = await ask((await addressOf(path, SHOP)).href, {}, { DB: database, ...environment });
  const html = await answer.text();
  return { asked, html, status: answer.status, text: textOf(html) };
}

const products = (environment?: Partial<Env>) => opened("/products", environment);

it.each(["/products", "/products?tab=low", "/", "/sync", "/events/stock.low"])(
  "asks for who comes to %s along with its rows, and answers the same",
  async (path) => {
    forgetSeen();
    const ordinary = await opened(path);
    const along = await opened(path);
    expect(along.text).toBe(ordinary.text);
    expect(along.asked.statements).toBe(ordinary.asked.statements);
    const alone = path === "/events/stock.low" ? 0 : 1;
    expect(along.asked.roundTrips).toBe(ordinary.asked.roundTrips - alone);
  },
);

it("shows nothing to a shop that has uninstalled since", async () => {
  await env.DB.exec("UPDATE shops SET uninstalled_at = 5");
  fakeShopify({ token: () => refusal("invalid_subject_token") });
  for (const path of ["/", "/products", "/events/stock.low"]) {
    const { status, text } = await opened(path);
    expect([path, status]).toEqual([path, 403]);
    expect(text).toContain("Evenstock cannot open this shop");
    expect(text).not.toMatch(/Mug|stock\.low|Order now/);
  }
});

it("shows a shop that was installed anew its own rows, and none of whoever has its number since", async () => {
  await env.DB.prepare("UPDATE shops SET domain = ? WHERE id = 1").bind(OTHER).run();
  await givenShop(2, SHOP);
  await overviewRow(2, 2, { product_title: "Cup" }).run();
  const { status, text } = await products();
  expect(status).toBe(200);
  expect(text).toContain("Cup");
  expect(text).not.toContain("Mug");
  expect(textOf(await (await visit("/products", OTHER)).text())).toContain("Mug");
});

it("installs a shop that was erased since", async () => {
  await env.DB.exec("DELETE FROM shops; DELETE FROM overviews");
  fakeShopify();
  const { status, text } = await products();
  expect(status).toBe(200);
  expect(text).not.toContain("Mug");
  expect(await env.DB.prepare("SELECT name FROM shops WHERE uninstalled_at IS NULL").first("name")).toBe("Shop A");
});

it.each([
  ["its currency", "UPDATE shops SET currency = 'NZD'", "NZD"],
  ["its zone", "UPDATE shops SET time_zone = 'Pacific/Auckland'", "Pacific/Auckland"],
])("shows what another isolate was told of: %s", async (_, sql, told) => {
  await env.DB.exec(sql);
  const rows = async () => (await opened("/_root.data")).html;
  expect(await rows()).toContain(told);
  expect(await rows()).toContain(told);
});

it("gets a new pair of tokens where Shopify takes the old one no more", async () => {
  const shopify = fakeShopify();
  await env.DB.exec("UPDATE tokens SET refused_at = 5");
  expect((await products()).status).toBe(200);
  expect(shopify.forTokens()).toHaveLength(1);
  expect(await env.DB.prepare("SELECT refused_at AS at FROM tokens").first("at")).toBeNull();
});

it("reads a shop that has moved where it lives now, and none while it moves", async () => {
  await env.SECOND.batch(env.TEST_TABLES.map((sql) => env.SECOND.prepare(sql)));
  for (const table of ["shops", "tokens"]) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    const [columns, values] = [Object.keys(results[0] ?? {}), Object.values(results[0] ?? {})];
    const insert = `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => "?")})`;
    await env.SECOND.prepare(insert)
      .bind(...values)
      .run();
  }
  await env.SECOND.exec("INSERT INTO shop_counts (shop_id) VALUES (1)");
  const both = { DB_2: env.SECOND };
  const directory = "INSERT INTO directory (domain, place, changed_at, moving_to) VALUES";
  await env.DB.exec(`${directory} ('${SHOP}', 1, 0, 2)`);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const held = await products(both);
  expect(held.status).toBe(503);
  expect(held.text).not.toContain("Mug");
  await env.DB.exec("UPDATE directory SET place = 2, moving_to = NULL");
  const moved = await products(both);
  expect(moved.status).toBe(200);
  expect(moved.text).not.toContain("Mug");
});

it("asks the database nothing for a token that has run out, or is another's", async () => {
  const { database, asked } = countedDatabase(env.DB);
  const with_ = async (token: string) => {
    const headers = { Authorization: `Bearer ${token}` };
    return (await ask("/products.data", { headers }, { DB: database })).status;
  };
  expect(await with_(await sessionToken(SHOP, { exp: 1 }))).toBe(401);
  expect(await with_(await sessionToken(SHOP, { aud: "other" }))).toBe(401);
  expect(await with_(await sessionToken(SHOP, {}, { secret: "another" }))).toBe(401);
  expect(asked.statements).toBe(0);
});

it("lets an act wait for who comes, however often it has seen them", async () => {
  await env.DB.exec("UPDATE shops SET uninstalled_at = 5");
  fakeShopify({ token: () => refusal("invalid_subject_token") });
  const body = new URLSearchParams({ page: "products", name: "Low", search: "tab=low" });
  expect((await visit("/views.data", SHOP, { method: "POST", body })).status).toBe(403);
  expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM saved_views").first("n")).toBe(0);
});

it("makes a page in the ordinary way where the first batch fails", async () => {
  let failed = 0;
  const failing = new Proxy(env.DB, {
    get(target, name) {
      if (name === "batch" && failed++ === 0)
        return () => Promise.reject(new Error("D1_ERROR: Network connection lost."));
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  const { status, text } = await products({ DB: failing });
  expect([status, failed]).toEqual([200, 2]);
  expect(text).toContain("Mug");
});
