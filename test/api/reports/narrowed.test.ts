import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { isoDay } from "../../../app/days/iso-day";
import { listStockByLocation } from "../../../app/reports/figures/by-location.server";
import { listReport, listReportAfter } from "../../../app/reports/figures/list.server";
import { findTotalsAsked } from "../../../app/reports/figures/report-totals.server";
import { reportAsked } from "../../../app/reports/filter/asked";
import { REPORTS, type ReportName } from "../../../app/reports/reports";
import { randomFrom, upTo } from "../../support/random";
import { type Given, givenFigures, refigured, TODAY } from "./shop";

const SHOP = { id: 1 };
const VARIANTS = 60;

/** Two locations, two vendors of which a supplier has one, stock that changed on some days, sales at both and at neither. */
async function givenTwoLocations(seed: number) {
  const random = randomFrom(seed);
  const given: Given[] = Array.from({ length: VARIANTS }, (_, index) => ({
    ...{ id: index + 1, available: upTo(random, 40) - 5, known: 400, sales: [] },
    ...{ cost: random() < 0.2 ? null : upTo(random, 900), price: random() < 0.1 ? null : upTo(random, 2000) },
  }));
  await givenFigures(given);
  const rows = (sql: string, values: unknown[]) => env.DB.prepare(sql).bind(JSON.stringify(values));
  const days = given.flatMap(({ id, available }) =>
    [1, 2].flatMap((location) => [
      [id, location, TODAY - 60 - upTo(random, 200), upTo(random, 30)],
      [id, location, TODAY - 10 - upTo(random, 40), upTo(random, 30) - 2],
      [id, location, TODAY, location === 1 ? available : 12 - id],
    ]),
  );
  await env.DB.batch([
    env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (2, 1, 902, 'Two')"),
    env.DB.prepare(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 8, 'Jug', 'Bórg', 'active', 1, 1)",
    ),
    env.DB.prepare(
      "UPDATE products SET vendor_folded = 'bórg', product_type = 'Krüge', product_type_folded = 'krüge' WHERE shopify_id = 8",
    ),
    env.DB.prepare("UPDATE variants SET product_id = 8 WHERE id % 3 = 0"),
    env.DB.prepare("UPDATE variants SET sku = '' WHERE id % 7 = 0"),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (5, 1, 'Borg & Sons', 'USD', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO supplier_vendors (shop_id, vendor, vendor_folded, supplier_id) VALUES (1, 'Bórg', 'bórg', 5)",
    ),
    rows(
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
      SELECT 1, 2000 + value, 2, 12 - value, 1, 1 FROM json_each(?)`,
      given.map(({ id }) => id),
    ),
    rows(
      `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      SELECT 1, 2000 + (value->>0), value->>1, value->>2, MAX(1, value->>3), value->>3, 1, 1 FROM json_each(?)`,
      days,
    ),
    rows(
      "INSERT OR IGNORE INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, value->>0, value->>1, value->>2, value->>3 FROM json_each(?)",
      given.flatMap(({ id }) =>
        Array.from({ length: id % 4 === 0 ? 0 : 25 }, () => [
          id,
          TODAY - upTo(random, 390),
          upTo(random, 2),
          upTo(random, 4),
        ]),
      ),
    ),
  ]);
  await refigured();
}

type Row = Record<string, number | string | null>;
const rowsOf = async (sql: string) => (await env.DB.prepare(sql).all<Row>()).results;

/** The shop's rows, and what a reader makes of them by hand. */
async function byHand({ location, vendor, from, to }: Narrowed) {
  const [variants, sales, levels, days] = await Promise.all([
    rowsOf(`SELECT v.id, v.price, i.cost, p.vendor FROM variants v
      JOIN products p ON p.shopify_id = v.product_id JOIN inventory_items i ON i.shopify_id = v.inventory_item_id`),
    rowsOf("SELECT variant_id AS id, day, location_id AS location, units FROM daily_sales"),
    rowsOf("SELECT inventory_item_id - 2000 AS id, location_id AS location, available AS units FROM levels"),
    rowsOf(
      "SELECT inventory_item_id - 2000 AS id, location_id AS location, day, last_available AS units FROM level_days",
    ),
  ]);
  const there = (row: Row) => location === undefined || row.location === location;
  const sum = (rows: Row[]) => rows.reduce((total, { units }) => total + Number(units), 0);
  return variants
    .filter((variant) => vendor === undefined || variant.vendor === vendor)
    .map(({ id, price, cost }) => {
      const seen = (place: number) =>
        days
          .filter((row) => row.id === id && row.location === place && Number(row.day) <= to)
          .sort((a, b) => Number(b.day) - Number(a.day))[0]?.units ?? null;
      const past = [1, 2].filter((place) => there({ location: place })).map(seen);
      const now = levels.filter((row) => row.id === id && there(row));
      const held = to < TODAY ? past.reduce<number>((total, units) => total + Number(units ?? 0), 0) : sum(now);
      const sold = sum(
        sales.filter((row) => row.id === id && there(row) && Number(row.day) >= from && Number(row.day) <= to),
      );
      const soldBy = sales.filter(
        (row) => row.id === id && there(row) && Number(row.day) <= to && Number(row.units) > 0,
      );
      const lastSold = soldBy.length ? Math.max(...soldBy.map(({ day }) => Number(day))) : null;
      const isKnown = to === TODAY || past.some((units) => units !== null);
      return {
        id: Number(id),
        units: Math.max(0, held),
        isKnown,
        sold,
        lastSold,
        price: price as number | null,
        cost: cost as number | null,
      };
    });
}

type Narrowed = { location?: number; vendor?: string; from: number; to: number };
type ByHand = Awaited<ReturnType<typeof byHand>>[number];

const listed = async (report: ReportName, search: Record<string, string>) => {
  const { asked, typed } = reportAsked(report, new URLSearchParams(search), TODAY);
  expect(typed?.refusal ?? null).toBeNull();
  const rows = await listReportAfter(env.DB, SHOP, asked, undefined, 1000);
  const totals = await findTotalsAsked(env.DB, SHOP, asked);
  if (!totals) throw new Error("No totals.");
  return {
    rows,
    parts: totals.parts.map(({ part, units }) => [part, units]),
    headlines: REPORTS[report].headlines(totals).map(({ value }) => value),
    gaps: REPORTS[report].gaps(totals),
  };
};

const figuresOf = (rows: Awaited<ReturnType<typeof listed>>["rows"], names: string[]) =>
  Object.fromEntries(rows.map(({ variantId, figures }) => [variantId, names.map((name) => figures[name])]));
const totalOf = (rows: ByHand[], of: (row: ByHand) => number) => rows.reduce((sum, row) => sum + of(row), 0);

const days = (from: number, to: number) => ({
  last: "days",
  from: isoDay(TODAY - from),
  to: isoDay(TODAY - to),
});
const NARROWED: [string, Record<string, string>, Omit<Narrowed, "from" | "to"> & { days?: [number, number] }][] = [
  ["a location", { location: "2" }, { location: 2 }],
  ["a vendor, however it is written", { vendor: "BÓRG" }, { vendor: "Bórg" }],
  ["a product type, however it is written", { type: "KRÜGE" }, { vendor: "Bórg" }],
  ["a supplier", { supplier: "5" }, { vendor: "Bórg" }],
  ["what has no supplier", { supplier: "0" }, { vendor: "Acme" }],
  ["the last 30 days", { last: "30" }, { days: [29, 0] }],
  ["two days of the past", days(120, 20), { days: [120, 20] }],
  ["one day", days(15, 15), { days: [15, 15] }],
  [
    "all at once",
    { location: "1", vendor: "Bórg", type: "krüge", ...days(200, 45) },
    { location: 1, vendor: "Bórg", days: [200, 45] },
  ],
];

describe.each([1, 2])("a narrowed report, seed %i", (seed) => {
  beforeEach(() => givenTwoLocations(seed));

  it.each(NARROWED)("says what a reader finds in the rows, of %s", async (_name, search, { days, ...where }) => {
    const of = (usual: number) => ({
      ...where,
      from: days ? TODAY - days[0] : TODAY - usual + 1,
      to: days ? TODAY - days[1] : TODAY,
    });
    const stock = (await byHand(of(1))).filter(({ units }) => units > 0);
    const value = await listed("stock-value", search);
    expect(figuresOf(value.rows, ["units", "stockValue", "retailValue"])).toEqual(
      Object.fromEntries(
        stock.map(({ id, units, cost, price }) => [
          id,
          [units, cost === null ? null : units * cost, price === null ? null : units * price],
        ]),
      ),
    );
    expect(value.headlines).toEqual([
      totalOf(stock, ({ units, cost }) => units * (cost ?? 0)),
      totalOf(stock, ({ units, price }) => units * (price ?? 0)),
      totalOf(stock, ({ units }) => units),
    ]);
    expect(value.gaps.map(({ variants }) => variants)).toEqual([
      stock.filter(({ cost }) => cost === null).length,
      0,
      stock.filter(({ price }) => price === null).length,
    ]);

    const through = (await byHand(of(90))).filter(({ isKnown, sold, units }) => isKnown && sold + units > 0);
    const sold = await listed("sell-through", search);
    expect(figuresOf(sold.rows, ["sold90", "units"])).toEqual(
      Object.fromEntries(through.map(({ id, sold, units }) => [id, [sold, units]])),
    );
    for (const { figures } of sold.rows)
      expect(figures.sellThrough).toBeCloseTo(
        Number(figures.sold90) / (Number(figures.sold90) + Number(figures.units)),
        3,
      );
    const [all, left] = [totalOf(through, ({ sold }) => sold), totalOf(through, ({ units }) => units)];
    expect(sold.headlines.slice(1)).toEqual([all, left]);
    expect(sold.headlines[0]).toBeCloseTo(all / (all + left), 9);

    const dead = (await byHand(of(180))).filter(({ units, sold }) => units > 0 && sold <= 0);
    const still = await listed("dead-stock", search);
    expect(still.rows.map(({ variantId }) => variantId).sort((a, b) => a - b)).toEqual(
      dead.map(({ id }) => id).sort((a, b) => a - b),
    );
    expect(still.headlines).toEqual([
      totalOf(dead, ({ units, cost }) => units * (cost ?? 0)),
      totalOf(dead, ({ units }) => units),
      dead.length,
    ]);

    expect(figuresOf(still.rows, ["lastSoldDay"])).toEqual(
      Object.fromEntries(dead.map(({ id, lastSold }) => [id, [lastSold]])),
    );
    const ago = ({ lastSold }: ByHand) => (lastSold === null ? Number.POSITIVE_INFINITY : of(180).to - lastSold);
    const partOf = (days: number) => [270, 365, 1e6].filter((upTo) => days > upTo).length;
    expect(still.parts).toEqual(
      [0, 1, 2, 3]
        .map((part) => [part, totalOf(dead, (row) => (partOf(ago(row)) === part ? row.units : 0))])
        .filter(([, units]) => units),
    );

    const selling = (await byHand(of(365))).filter(({ sold }) => sold > 0);
    const ranked = await listed("abc", search);
    expect(figuresOf(ranked.rows, ["sold365", "revenue"])).toEqual(
      Object.fromEntries(selling.map(({ id, sold, price }) => [id, [sold, price === null ? null : sold * price]])),
    );
    expect(ranked.headlines.at(-1)).toBe(totalOf(selling, ({ sold, price }) => sold * (price ?? 0)));
    const everyone = (await byHand({ ...of(365), vendor: undefined }))
      .map(({ id, sold, price }) => ({ id, revenue: Math.max(0, sold) * (price ?? 0) }))
      .sort((a, b) => b.revenue - a.revenue || a.id - b.id);
    const whole = everyone.reduce((sum, { revenue }) => sum + revenue, 0);
    const classes = new Map<number, string | null>();
    everyone.reduce((better, { id, revenue }) => {
      classes.set(id, revenue === 0 ? null : better * 100 < whole * 80 ? "A" : better * 100 < whole * 95 ? "B" : "C");
      return better + revenue;
    }, 0);
    for (const { variantId, figures } of ranked.rows) expect(figures.abc).toBe(classes.get(variantId));
  });

  it("divides the stock among the locations, today and at a past day", async () => {
    for (const [to, vendor] of [[TODAY], [TODAY - 30], [TODAY, "Bórg"]] as const) {
      const search: Record<string, string> = {
        ...(to !== TODAY && { last: "days", from: isoDay(to), to: isoDay(to) }),
        ...(vendor && { type: "Krüge" }),
      };
      const { asked } = reportAsked("stock-value", new URLSearchParams(search), TODAY);
      const found = await listStockByLocation(env.DB, SHOP, asked);
      for (const location of [1, 2]) {
        const there = (await byHand({ location, vendor, from: to, to })).filter(({ units }) => units > 0);
        expect(found.find(({ locationId }) => locationId === location)).toMatchObject({
          variants: there.length,
          units: totalOf(there, ({ units }) => units),
          stockValue: totalOf(there, ({ units, cost }) => units * (cost ?? 0)),
          retailValue: totalOf(there, ({ units, price }) => units * (price ?? 0)),
        });
        const one = await listed("stock-value", { ...search, location: String(location) });
        expect(one.headlines[2]).toBe(totalOf(there, ({ units }) => units));
      }
    }
  });

  it("sorts by each column, what is not known last, and leads through all pages", async () => {
    for (const report of ["stock-value", "abc", "dead-stock", "sell-through"] as const)
      for (const by of ["product", "sku", ...REPORTS[report].columns.map(({ figure }) => figure)])
        for (const sort of [by, `-${by}`]) {
          const { rows } = await listed(report, { sort });
          const values = rows.map(({ sku, figures }) =>
            by === "sku" ? sku || null : by === "product" ? 0 : (figures[by] ?? null),
          );
          const known = values.filter((each) => each !== null);
          const inOrder = [...known].sort((a, b) => (a < b ? -1 : Number(a > b)) * (sort === by ? 1 : -1));
          expect(values, sort).toEqual([...inOrder, ...values.filter((each) => each === null)]);
          const { asked } = reportAsked(report, new URLSearchParams({ sort }), TODAY);
          const first = await listReport(env.DB, SHOP, asked, { side: "start" });
          const second = first.next
            ? await listReport(env.DB, SHOP, asked, { side: "after", key: JSON.parse(first.next) })
            : { rows: [] };
          expect([...first.rows, ...second.rows].map(({ variantId }) => variantId)).toEqual(
            rows.map(({ variantId }) => variantId),
          );
        }
  });
});

it("counts days out and cover of a location by its own plan", async () => {
  const steady = Array.from({ length: 60 }, (_, ago) => ({ ago: ago + 10, units: 2 }));
  await givenFigures([{ id: 1, available: 0, cost: 100, price: 500, known: 400, sales: steady, outFor: 10 }]);
  await env.DB.batch([
    env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (2, 1, 902, 'Two')"),
    env.DB.prepare(
      "INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (1, 2001, 2, 30, 1, 1)",
    ),
  ]);
  await refigured();
  // Out at One for ten days, while Two has stock: the shop as a whole was never out.
  expect((await listed("stock-out-cost", {})).rows).toEqual([]);
  const { rows, headlines } = await listed("stock-out-cost", { location: "1" });
  expect(rows[0]?.figures).toMatchObject({ outDays: 10, price: 500 });
  expect(rows[0]?.figures.missed).toBeCloseTo(10 * Number(rows[0]?.figures.velocity), 1);
  expect(headlines[0]).toBe(Math.round(Number(rows[0]?.figures.missed) * 500));
  expect((await listed("stock-out-cost", { location: "1", last: "7" })).rows[0]?.figures.outDays).toBe(7);
  expect((await listed("cover", { location: "1" })).rows[0]?.figures).toMatchObject({ units: 0, cover: 0 });
  expect((await listed("cover", { location: "2" })).rows[0]?.figures.units).toBe(30);
});

it("counts what a location stocks no more until the day on which it did, by the shop's own clock", async () => {
  await givenFigures([{ id: 1, available: 5, cost: 100, price: 300, known: 400, sales: [] }]);
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      VALUES (1, 2001, 1, ${TODAY - 60}, 5, 5, 1, 1)`,
    ),
    env.DB.prepare("UPDATE levels SET available = NULL, deleted_at = ?").bind(
      (TODAY - 10) * 86_400_000 + 13 * 3_600_000,
    ),
  ]);
  await refigured();
  const heldOn = async (ago: number, timeZone?: string) => {
    const { asked } = reportAsked("stock-value", new URLSearchParams(days(ago, ago)), TODAY);
    const there = { ...asked, ...(timeZone && { timeZone }) };
    const [rows, places, totals] = [
      await listReportAfter(env.DB, SHOP, there, undefined, 10),
      await listStockByLocation(env.DB, SHOP, there),
      await findTotalsAsked(env.DB, SHOP, there),
    ];
    const units = rows.reduce((sum, { figures }) => sum + Number(figures.units), 0);
    expect([places.reduce((sum, place) => sum + place.units, 0), totals?.day.units]).toEqual([units, units]);
    return units;
  };
  expect([await heldOn(11), await heldOn(10), await heldOn(9), await heldOn(1)]).toEqual([5, 0, 0, 0]);
  // In Auckland the tenth day had ended two hours before.
  expect([await heldOn(10, "Pacific/Auckland"), await heldOn(9, "Pacific/Auckland")]).toEqual([5, 0]);
});
