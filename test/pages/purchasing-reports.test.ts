import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { fileLines } from "./file-rows";
import { givenShop } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const DAY = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY);
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const month = (day: number) => `${MONTHS[Number(iso(day).slice(5, 7)) - 1]} ${iso(day).slice(0, 4)}`;
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

const orderRow = (id: number, supplier: number, day: number, set: Record<string, unknown> = {}) => {
  const row = {
    ...{ id, shop_id: 1, number: `PO-${id}`, state: "sent", supplier_id: supplier, location_id: 1, currency: "EUR" },
    ...{ source: "hand", ordered_day: day, created_at: 1, updated_at: 1, ...set },
  };
  const columns = Object.keys(row);
  return env.DB.prepare(
    `INSERT INTO purchase_orders (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  ).bind(...Object.values(row));
};

/** Ordered of Émile's and of Acme, in two currencies; the older one came whole. */
beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at)
      VALUES (1, 1, 'Acme Ltd', 'EUR', 1, 1), (2, 1, 'Émile', 'JPY', 1, 1), (3, 2, 'Theirs', 'EUR', 1, 1)`,
    ),
    orderRow(1, 1, TODAY - 100, {
      state: "received",
      lines_amount: 123_450,
      units_ordered: 10,
      units_received: 10,
      expected_day: TODAY - 92,
    }),
    orderRow(2, 1, TODAY, { lines_amount: 5_000, bill_day: TODAY, bill_total: 5_950, next_day: TODAY - 3 }),
    orderRow(3, 2, TODAY, { currency: "JPY", lines_amount: 70_000, lines_without_cost: 1 }),
    orderRow(4, 2, TODAY, { bill_total: 99 }),
    orderRow(5, 1, TODAY - 800, { lines_amount: 777 }),
    orderRow(6, 3, TODAY, { shop_id: 2, lines_amount: 888_888 }),
    env.DB.prepare(
      "INSERT INTO purchase_order_lines (id, shop_id, order_id, position, variant_id, ordered, amount, created_at) VALUES (1, 1, 1, 0, 1, 10, 123450, 1)",
    ),
    env.DB.prepare(
      `INSERT INTO receipts (id, shop_id, order_id, state, received_day, created_at) VALUES (1, 1, 1, 'submitted', ?1, 1), (2, 1, 1, 'submitted', ?2, 1)`,
    ).bind(TODAY - 92, TODAY - 88),
    env.DB.prepare(
      "INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted) VALUES (1, 1, 1, 4), (1, 2, 1, 6)",
    ),
  ]);
});

const text = async (path: string) => {
  const answer = await visit(path, SHOP);
  expect(answer.status).toBe(200);
  return textOf(await answer.text());
};

describe("spend", () => {
  it("says what was ordered, received and billed of each supplier in each month, and of each currency by itself", async () => {
    const page = await text("/reports/spend");
    expect(page).toContain(`Acme Ltd ${month(TODAY)} EUR 1 €50.00 €0.00 €59.50`);
    expect(page).toContain(`Acme Ltd ${month(TODAY - 100)} EUR 1 €1,234.50`);
    expect(page).toMatch(/EUR 3 €1,284\.50 €1,234\.50 €59\.50/);
    expect(page).toMatch(/JPY 1 ¥70,000 ¥0 ¥0/);
    expect(page).toContain("no cost is known: 1 line ordered, 0 units received");
    expect(page).toContain("Left out of Billed: 1 bill without a day.");
    expect(page).not.toContain("8,888.88");
    expect(page).not.toContain("€7.77");
  });

  it("keeps to a supplier and to days, reaches back for years, and says why days cannot be", async () => {
    const ofEmile = await text("/reports/spend?supplier=2&last=30");
    expect(ofEmile).toContain("Supplier: Émile");
    expect(ofEmile).not.toContain(`Acme Ltd ${month(TODAY)}`);
    const long = `last=days&from=${iso(TODAY - 900)}&to=${iso(TODAY - 700)}`;
    expect(await text(`/reports/spend?${long}`)).toContain(`Acme Ltd ${month(TODAY - 800)} EUR 1 €7.77`);
    expect(await text(`/reports/spend?last=days&from=2010-01-01&to=2011-01-01`)).toContain(
      "This report goes back ten years.",
    );
  });

  it("offers words from A to Z, months from the newest, and figures from the highest", async () => {
    const page = await text("/reports/spend");
    for (const way of ["Supplier, A to Z", "Month, newest first", "Currency, Z to A", "Orders, highest first"])
      expect(page).toContain(way);
  });

  it("is sorted by every column, amounts within their currency, and is a file in the same order", async () => {
    const names = async (search: string) =>
      (await fileLines(`/reports/spend/csv?${search}`, SHOP))
        .slice(1)
        .map((line) => line.split(",").slice(0, 3).join(" "));
    const [now, then] = [iso(TODAY).slice(0, 7), iso(TODAY - 100).slice(0, 7)].map((each) => `${each}-01`);
    expect(await names("sort=supplier&last=7")).toEqual([
      `Acme Ltd ${now} EUR`,
      `Émile ${now} EUR`,
      `Émile ${now} JPY`,
    ]);
    expect((await names("sort=-ordered")).slice(0, 2)).toEqual([`Acme Ltd ${then} EUR`, `Acme Ltd ${now} EUR`]);
    const [heading, line] = await fileLines("/reports/spend/csv?supplier=1", SHOP);
    expect(heading).toContain("Supplier,Month,Currency,Orders (sent),Ordered (without tax)");
    expect(line).toBe(`Acme Ltd,${now},EUR,1,50.00,0.00,59.50`);
  });
});

describe("supplier performance", () => {
  it("says of each supplier what its own page says, and how many orders are late", async () => {
    const page = await text("/reports/supplier-performance");
    expect(page).toMatch(/Acme Ltd 10 2\.8 2 50% 100% 1/);
    expect(page).toMatch(/Émile – – 0 – – 0/);
    expect(page).not.toContain("Theirs");
    const own = await text("/suppliers/1/performance");
    expect(own).toContain("Lead time: 10 days , give or take 2.8");
    expect(own).toContain("On time: 1 of 2");
    expect(await text("/reports")).toMatch(/Supplier performance .* 1 Late orders today/);
  });

  it("is narrowed, sorted with what is not known last, and a file", async () => {
    expect(await text("/reports/supplier-performance?supplier=2")).not.toMatch(/Acme Ltd 10/);
    for (const sort of ["lead", "-lead"]) {
      const lines = await fileLines(`/reports/supplier-performance/csv?sort=${sort}`, SHOP);
      expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(["Acme Ltd", "Émile"]);
    }
    const [heading, line] = await fileLines("/reports/supplier-performance/csv?supplier=1", SHOP);
    expect(heading).toBe(
      'Supplier,"Lead time (days, mean)",Give or take (days),Measured from (receipts),On time (%),Delivered (%),Late orders (today)',
    );
    expect(line).toBe("Acme Ltd,10,2.828,2,50,100,1");
  });
});

it("goes on where the address says, and back, of more rows than a page holds", async () => {
  await env.DB.batch(
    Array.from({ length: 60 }, (_, at) => [
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (?, 1, ?, 'EUR', 1, 1)",
      ).bind(100 + at, `Supplier ${String(at).padStart(2, "0")}`),
      orderRow(100 + at, 100 + at, TODAY, { lines_amount: 100 + at }),
    ]).flat(),
  );
  const first = await (await visit("/reports/spend?last=7", SHOP)).text();
  expect(textOf(first)).toContain("Supplier 46");
  expect(textOf(first)).not.toContain("Supplier 47");
  const place = encodeURIComponent(JSON.stringify([`146 ${Date.parse(`${iso(TODAY).slice(0, 7)}-01`) / DAY} EUR`, 0]));
  const second = await text(`/reports/spend?last=7&after=${place}`);
  expect(second).toContain("Supplier 47");
  expect(second).not.toContain("Supplier 46");
  expect(await text(`/reports/spend?last=7&before=${place}`)).toContain("Supplier 45");
});
