import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { givenBuyer, MOVED, page, SHOP, variant } from "./reorder-shop";
import { catalogueRows, givenShop } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(givenBuyer);

it("says what to move from which location to which, and counts it", async () => {
  await env.DB.batch(variant(1, { standing: "move", stock: MOVED }, { standing: "move" }));
  const text = textOf(await page("/reorder?tab=move"));
  expect(text).toContain("Order now 0 Move stock 1");
  expect(text).toMatch(/Warehouse 3 available, reorder point 45 Shop floor 69 available, reorder point 45 24/);
});

it("makes one transfer for each pair of locations of all that is chosen, once, and of this shop alone", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    ...[1, 2, 3, 4].flatMap((id) => catalogueRows(1, id).slice(id === 1 ? 0 : 1)),
    ...[1, 2].flatMap((id) => variant(id, { standing: "move", stock: MOVED }, { standing: "move" })),
    ...variant(
      3,
      {
        standing: "move",
        stock: [
          [...(MOVED[1] ?? []).slice(0, 9), 7],
          [11, 69, 69, 1, 45, 0, 0, 69, 0, -7],
        ],
      },
      { standing: "move" },
    ),
    ...variant(4, { standing: "low" }),
  ]);
  expect(await page("/reorder?tab=move")).toMatch(/aria-label|Select Blue mug Large/);
  const formToken = crypto.randomUUID();
  const create = (domain: string, token = formToken) =>
    visit("/reorder/transfers", domain, {
      method: "POST",
      body: new URLSearchParams([["formToken", token], ...[1, 2, 3, 4].map((id) => ["variants", String(id)])]),
    });
  expect(await (await create("two.myshopify.com", crypto.randomUUID())).json()).toEqual({ transfers: [], left: 4 });
  const made = await (await create(SHOP)).json<{
    transfers: { id: number; from: string; to: string; lines: number }[];
  }>();
  expect(made).toMatchObject({
    transfers: [
      { from: "Shop floor", to: "Warehouse", lines: 2 },
      { from: "Warehouse", to: "Shop floor", lines: 1 },
    ],
    left: 1,
  });
  expect(await (await create(SHOP)).json()).toMatchObject({ transfers: made.transfers });
  const lines = await env.DB.prepare("SELECT variant_id AS id, quantity FROM transfer_lines ORDER BY 1").all();
  expect(lines.results).toEqual([
    { id: 1, quantity: 24 },
    { id: 2, quantity: 24 },
    { id: 3, quantity: 7 },
  ]);
});
