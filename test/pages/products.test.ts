import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(() => givenShop(1, SHOP));

const page = async (path: string) => (await visit(path, SHOP)).text();

it("shows how a variant stands, location by location", async () => {
  await overviewRow(1, 1, {
    stock: [
      [11, 30, 30, 3, 20, 0, 0, 8, 0],
      [12, 10, 10, 2, 25, 1, 0, 8, 0],
    ],
  }).run();
  const text = textOf(await page("/products"));
  expect(text).toContain("last 30 days");
  expect(text).toMatch(/Blue mug Large MUG-L Warning Low Warehouse 30 Shop floor low 10 40 5\.0 8 45/);
});

it("marks a velocity that was set by hand", async () => {
  await overviewRow(1, 1, { velocity: 9, velocity_from: "hand" }).run();
  expect(textOf(await page("/products"))).toContain("9.0 set by hand");
});

describe("the tabs", () => {
  beforeEach(() =>
    env.DB.batch([
      overviewRow(1, 1, { product_title: "Low one" }),
      overviewRow(1, 2, { product_title: "Out one", low: 0, out: 1, available: 0 }),
      overviewRow(1, 3, { product_title: "Untracked one", low: 0, untracked: 1, available: null, stock: [] }),
      overviewRow(1, 4, { product_title: "Draft one", low: 0, status: "draft" }),
      overviewRow(1, 5, { product_title: "Hidden one", hidden: 1 }),
    ]),
  );

  it.each([
    { tab: "low", shows: "Low one", word: "Low" },
    { tab: "out", shows: "Out one", word: "Out of stock" },
    { tab: "untracked", shows: "Untracked one", word: "Not tracked" },
  ])("$tab shows its own", async ({ tab, shows, word }) => {
    const text = textOf(await page(`/products?tab=${tab}`));
    for (const title of ["Low one", "Out one", "Untracked one", "Draft one", "Hidden one"])
      expect(text.includes(title)).toBe(title === shows);
    expect(text).toContain(word);
    expect(text).toMatch(/All 4 Low 1 Out of stock 1 Untracked 1/);
  });
});

it("goes on where the address says, and back", async () => {
  await env.DB.batch(
    Array.from({ length: 120 }, (_, index) =>
      overviewRow(1, index + 1, { product_title: `Mug ${String(index).padStart(3, "0")}`, low: 0 }),
    ),
  );
  const after = (title: string, id: number, side = "after") =>
    page(`/products?${side}=${encodeURIComponent(JSON.stringify([title, id]))}`);
  const second = textOf(await after("Mug 049", 50));
  expect(second).toContain("Mug 050");
  expect(second).toContain("Mug 099");
  expect(second).not.toContain("Mug 049");
  expect(second).not.toContain("Mug 100");
  const back = textOf(await after("Mug 050", 51, "before"));
  expect(back).toContain("Mug 000");
  expect(back).toContain("Mug 049");
  expect(back).not.toContain("Mug 050");
});

it("begins at the start when the place in the address makes no sense", async () => {
  await overviewRow(1, 1).run();
  expect(textOf(await page("/products?after=%7Bnonsense"))).toContain("Blue mug");
});

it("shows a title that holds HTML or SQL as it is", async () => {
  await overviewRow(1, 1, { product_title: `<script>alert("x")</script>'; DROP TABLE shops;--` }).run();
  const html = await page("/products");
  expect(html).not.toContain("<script>alert");
  expect(textOf(html)).toContain(`<script>alert("x")</script>'; DROP TABLE shops;--`);
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await overviewRow(2, 9, { product_title: "Theirs" }).run();
  const text = textOf(await page("/products"));
  expect(text).not.toContain("Theirs");
  expect(text).toContain("No variants yet");
});
