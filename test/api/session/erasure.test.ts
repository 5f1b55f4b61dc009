import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { eraseShop, listShopsSetApart, setShopApart } from "../../../app/shops/erasure.server";
import { shopsUninstalled } from "../../../app/shops/shop-changes.server";
import { rowsOf } from "../../support/rows";
import { installShop } from "../../support/shopify";

const ROWS = 7;
const INSTALLED = 1000;
const REDACTED = 5000;

/** Found in the database itself, not in the schema that the app walks. */
async function tablesOfShops() {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%shop_id%'",
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** Some rows for this shop in every table that has shops' rows: whatever the columns, something that fits. */
async function fill(shopId: number) {
  for (const table of await tablesOfShops()) {
    const { results: columns } = await env.DB.prepare(
      `SELECT name, type, pk FROM pragma_table_info(?) WHERE "notnull" = 1 OR pk > 0`,
    )
      .bind(table)
      .all<{ name: string; type: string; pk: number }>();
    const keyed = columns.filter(({ pk }) => pk > 0);
    const single = keyed.length === 1 && keyed[0]?.name === "shop_id";
    for (let i = 1; i <= (single ? 1 : ROWS); i++) {
      const values = columns.map(({ name, type }) =>
        name === "shop_id" ? shopId : type === "TEXT" ? `${i}` : shopId * 100 + i,
      );
      const names = columns.map(({ name }) => `"${name}"`).join(", ");
      await env.DB.prepare(`INSERT OR REPLACE INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`)
        .bind(...values)
        .run();
    }
  }
}

async function counts(shopId: number) {
  const counted: Record<string, number> = {};
  for (const table of await tablesOfShops())
    counted[table] =
      (await env.DB.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE shop_id = ?`).bind(shopId).first<number>("n")) ??
      -1;
  return counted;
}

/** Whoever adds a table without shop_id says here why no shop's rows are in it. */
const OF_NO_SHOP = {
  shops: "the shop itself, deleted last",
  directory: "where a domain lives: forgotten the day after its erasure, where there are several databases at all",
  spans: "numbers of databases",
  overview_search: "the index over overviews, whose triggers empty it",
};

it("knows of every table whose rows name no shop", async () => {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%shop_id%'
      AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'd1_*' AND name NOT GLOB 'overview_search_*'`,
  ).all<{ name: string }>();
  expect(results.map(({ name }) => name).sort()).toEqual(Object.keys(OF_NO_SHOP).sort());
});

beforeEach(async () => {
  await installShop({ id: 1, domain: "a.myshopify.com", installedAt: INSTALLED });
  await installShop({ id: 2, domain: "b.myshopify.com", installedAt: INSTALLED });
  await fill(1);
  await fill(2);
});

describe("erasure", () => {
  it("leaves no row of the shop in any table, and every row of another", async () => {
    const other = await counts(2);
    expect(Object.keys(other).length).toBeGreaterThan(15);
    for (const [table, count] of Object.entries(await counts(1))) expect(count, table).toBeGreaterThan(0);

    expect(await eraseShop(env.DB, 1, REDACTED, 100)).toBe("done");
    for (const [table, count] of Object.entries(await counts(1))) expect(count, table).toBe(0);
    expect((await rowsOf("shops")).shops).toMatchObject([{ id: 2, uninstalled_at: null }]);
    expect(await counts(2)).toEqual(other);
  });

  it("goes a few rows at a time, may stop anywhere, and ends", async () => {
    const answers: string[] = [];
    while (answers.at(-1) !== "done" && answers.length < 10) answers.push(await eraseShop(env.DB, 1, REDACTED, 3));
    expect(answers).toEqual(["more", "more", "done"]);
    expect(Object.values(await counts(1)).every((count) => count === 0)).toBe(true);
    expect(await eraseShop(env.DB, 1, REDACTED, 3)).toBe("done");
  });

  it("closes the shop with its first rows, so that nothing new comes in between", async () => {
    expect(await eraseShop(env.DB, 1, REDACTED, 3)).toBe("more");
    expect((await rowsOf("shops")).shops).toMatchObject([{ id: 1, uninstalled_at: REDACTED }, { id: 2 }]);
  });

  it("is ignored where the shop was installed again since", async () => {
    await env.DB.exec(`UPDATE shops SET installed_at = ${REDACTED + 1} WHERE id = 1`);
    const before = await counts(1);
    expect(await eraseShop(env.DB, 1, REDACTED, 100)).toBe("ignored");
    expect(await counts(1)).toEqual(before);
  });
});

describe("a shop set apart", () => {
  it("makes room for a new one of the same domain, which its erasure leaves alone", async () => {
    const apart = await setShopApart(env.DB, { id: 1 }, REDACTED);
    expect(apart).toBe("a.myshopify.com/erased/1");
    await installShop({ id: 3, domain: "a.myshopify.com", installedAt: REDACTED });
    await fill(3);
    const fresh = await counts(3);

    expect(await listShopsSetApart(env.DB)).toEqual([{ domain: apart, setApartAt: REDACTED }]);
    while ((await eraseShop(env.DB, 1, REDACTED, 3)) === "more");
    expect(Object.values(await counts(1)).every((count) => count === 0)).toBe(true);
    expect(await counts(3)).toEqual(fresh);
    expect(await listShopsSetApart(env.DB)).toEqual([]);
  });

  it("is set apart once", async () => {
    await setShopApart(env.DB, { id: 1 }, REDACTED);
    expect(await setShopApart(env.DB, { id: 1 }, REDACTED + 1)).toBeNull();
  });
});

describe("an uninstall", () => {
  const at = (domain: string, triggeredAt: number) => ({ domain, triggeredAt });
  const open = async () =>
    (await rowsOf("shops")).shops?.filter((shop) => shop.uninstalled_at === null).map(({ id }) => id);

  it("takes token, settings and rules at once, and no other shop's", async () => {
    await shopsUninstalled(env.DB, [at("a.myshopify.com", REDACTED), at("unknown.myshopify.com", REDACTED)]).run();
    expect(await open()).toEqual([2]);
    expect(await counts(1)).toMatchObject({ tokens: 0, shop_settings: 0, rules: 0, variants: ROWS, daily_sales: ROWS });
    expect(await counts(2)).toMatchObject({ tokens: 1, shop_settings: 1 });
  });

  it("from before the latest installation, or of its very moment, changes nothing", async () => {
    await shopsUninstalled(env.DB, [at("a.myshopify.com", INSTALLED - 1), at("b.myshopify.com", INSTALLED)]).run();
    expect(await open()).toEqual([1, 2]);
    expect(await counts(1)).toMatchObject({ tokens: 1, shop_settings: 1 });
  });

  it("takes any number of shops at once, each by the latest that names it", async () => {
    const many = Array.from({ length: 500 }, (_, i) => at(`shop-${i}.myshopify.com`, REDACTED));
    await shopsUninstalled(env.DB, [...many, at("a.myshopify.com", REDACTED), at("a.myshopify.com", 1)]).run();
    expect(await open()).toEqual([2]);
  });
});
