import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { snoozesOver } from "../../app/replenishment/decisions/snooze.server";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { givenBuyer, page, SHOP, variant } from "./reorder-shop";
import { alertRow, catalogueRows, givenShop, planRow } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(givenBuyer);

describe("several lines at once", () => {
  const bulk = (path: string, method: string, fields: [string, string][]) =>
    visit(path, SHOP, { method, body: new URLSearchParams(fields) });
  const lines = (...ids: number[]) => ids.map((id): [string, string] => ["variants", String(id)]);
  const standings = async () =>
    (await env.DB.prepare("SELECT variant_id AS id, standing FROM overviews ORDER BY variant_id").all()).results;

  beforeEach(async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE rules SET reorder_point = 50"),
      ...[1, 2].flatMap((id) => [
        ...catalogueRows(1, id).slice(id === 1 ? 0 : 1),
        ...variant(id, {}),
        planRow(1, id, 11, {}),
        alertRow(1, id, 11, 5000),
      ]),
    ]);
  });

  it("are put aside with their open alerts, and come back on their day", async () => {
    await bulk("/reorder/snoozes", "PUT", [...lines(1), ["days", "7"]]);
    expect(await standings()).toEqual([
      { id: 1, standing: "snoozed" },
      { id: 2, standing: "low" },
    ]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Move stock 0 Soon 0 Overstocked 0 Snoozed 1 All 2");
    expect(textOf(await page("/reorder?tab=snoozed"))).toContain("Snoozed until");
    expect(textOf(await page("/alerts"))).toContain("Open 1 Snoozed 1");
    expect(textOf(await page("/"))).toContain("Order now 1 variant to order before the next review");
    const day = Math.floor(Date.now() / 86_400_000) + 8;
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: day }]));
    await env.DB.batch(planChanges(env.DB, [{ shopId: 1, variants: [1] }], [{ shopId: 1, today: day }], 1));
    expect((await standings())[0]).toEqual({ id: 1, standing: "low" });
    expect(textOf(await page("/alerts"))).toContain("Open 2 Snoozed 0");
  });

  it("are taken back from being snoozed", async () => {
    await bulk("/reorder/snoozes", "PUT", [...lines(1, 2), ["days", "7"]]);
    await bulk("/reorder/snoozes", "DELETE", lines(1));
    expect(await standings()).toEqual([
      { id: 1, standing: "low" },
      { id: 2, standing: "snoozed" },
    ]);
  });

  it("are sold out and never reordered, found by that among the products, in the file of rules, and taken back", async () => {
    await bulk("/products/rules", "PATCH", [...lines(1, 2), ["sellOut", "yes"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 0 Move stock 0 Soon 0 Overstocked 0 All 2");
    expect(textOf(await page("/alerts"))).toContain("Open 0");
    const products = textOf(await page("/products?sellOut=yes"));
    expect(products).toContain("Reordering: Sell out, never reorder");
    expect(products.match(/ Sell out /g)?.length).toBeGreaterThanOrEqual(2);
    const file = await (await visit("/rules/file", SHOP)).text();
    expect(file.split("\n")[0]).toContain("Sell out, never reorder");
    // The shop's own row says that all is watched.
    expect(file.match(/,Yes,/g)).toHaveLength(3);
    expect(textOf(await page("/rules"))).toContain("Sell out, never reorder");
    await bulk("/products/rules", "PATCH", [...lines(1), ["sellOut", ""]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Move stock 0 Soon 0 Overstocked 0 All 2");
  });

  it("are excluded by a rule of their own, listed as such, and watched again", async () => {
    await bulk("/products/rules", "PATCH", [...lines(1, 2), ["active", "no"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 0 Move stock 0 Soon 0 Overstocked 0 Excluded 2 All 2");
    expect(textOf(await page("/reorder?tab=excluded"))).toContain("Not watched, by a rule");
    expect(textOf(await page("/products"))).toContain("Excluded");
    expect(textOf(await page("/alerts"))).toContain("Open 0");
    await bulk("/products/rules", "PATCH", [...lines(1), ["active", "yes"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Move stock 0 Soon 0 Overstocked 0 Excluded 1 All 2");
  });

  it.each([
    ["PUT", [...lines(1)]],
    ["PUT", [...lines(1), ["days", "0"]]],
    ["DELETE", []],
  ] as [string, [string, string][]][])(
    "are not touched by a form that makes no sense: %s %j",
    async (method, fields) => {
      expect((await bulk("/reorder/snoozes", method, fields)).status).toBe(400);
      expect((await env.DB.prepare("SELECT * FROM snoozes").all()).results).toEqual([]);
    },
  );

  it("of another shop are not", async () => {
    await givenShop(2, "two.myshopify.com");
    await visit("/reorder/snoozes", "two.myshopify.com", {
      method: "PUT",
      body: new URLSearchParams([...lines(1), ["days", "7"]]),
    });
    expect(await standings()).toEqual([
      { id: 1, standing: "low" },
      { id: 2, standing: "low" },
    ]);
  });
});
