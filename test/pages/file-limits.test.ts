import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { CHUNK_SIZE, LONGEST_CELL } from "../../app/csv/chunk";
import { sendRows } from "./file-rows";
import { givenShop, overviewRow } from "./rows";
import { ask, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const DOORS = ["/rules/file", "/suppliers/file", "/suppliers/1/prices/file", "/prices/file", "/purchase-orders/file"];

beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES (1, 1, 1001, 7, 2001, 'Large', 'MUG')",
    ),
    overviewRow(1, 1, { sku: "MUG" }),
  ]);
});

async function send(door: string, body: unknown) {
  const response = await ask(door, {
    method: "POST",
    headers: { ...(await withToken(SHOP)), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, says: await response.text() };
}

const row = (number: number, cells: Record<string, string> = { name: "Bolt" }) => ({ number, cells });

describe.each(DOORS)("at %s", (door) => {
  it("no more rows are taken at once than a piece has, and the answer says how many", async () => {
    const rows = Array.from({ length: CHUNK_SIZE + 1 }, (_, index) => row(index + 2));
    expect(await send(door, { check: true, rows })).toEqual({ status: 413, says: "Send at most 500 rows at once." });
  });

  it("no more than 40 cells are taken in a row", async () => {
    const cells = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`column ${index}`, ""]));
    expect(await send(door, { check: true, rows: [row(2, cells)] })).toEqual({
      status: 413,
      says: "Send at most 40 cells a row.",
    });
  });

  it("no cell is taken that is longer than any column", async () => {
    const { status } = await send(door, { check: true, rows: [row(2, { name: "x".repeat(LONGEST_CELL + 1) })] });
    expect(status).toBe(413);
  });

  it.each([null, [], {}, { check: true }, { check: true, rows: "all" }, { check: true, rows: [1] }])(
    "%j is no piece of a file",
    async (body) => expect((await send(door, body)).status).toBe(400),
  );
});

it.each([
  { door: DOORS[2] ?? "", cells: { sku: "MUG", unit_cost: `1.${"0".repeat(5000)}1` } },
  { door: DOORS[2] ?? "", cells: { sku: "M".repeat(5000) } },
  {
    door: DOORS[0] ?? "",
    cells: { level: "variant", sku_or_product_or_supplier: "MUG", service_level: `9${" ".repeat(5000)}7` },
  },
  { door: DOORS[1] ?? "", cells: { name: "Bolt", email: `${"a@".repeat(2500)}b.` } },
])(
  "a cell of 5,000 letters where a short one belongs is refused before it is looked at ($door)",
  async ({ door, cells }) => {
    const says = await sendRows(door, SHOP, [Object.keys(cells), Object.values(cells)]);
    expect(says).toEqual(["That is too long for this column."]);
  },
);

describe("whole numbers as spreadsheets write them", () => {
  const price = (minimum: string) =>
    sendRows("/suppliers/1/prices/file", SHOP, [
      ["sku", "minimum_order"],
      ["MUG", minimum],
    ]);
  it.each(["24.0", "24.00", "24."])("%s is 24", async (text) => {
    expect(await price(text)).toEqual(["added"]);
    expect(await env.DB.prepare("SELECT minimum_order FROM supplier_terms").first("minimum_order")).toBe(24);
  });
  it("24.5 is refused beside its cell", async () =>
    expect(await price("24.5")).toEqual(["Enter a whole number from 1 to 1,000,000, or leave it blank."]));
});
