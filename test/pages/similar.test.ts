import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { nextPlanningStep, PLANNING_BEGINS } from "../../app/replenishment/planning/steps.server";
import { givenTwoADay, SHOP, today } from "./marked-days";
import { catalogueRows, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

/** The first variant sold two a day; the second came today. */
beforeEach(async () => {
  await givenTwoADay({ days: 300, on: [310, 320], peak: 2 });
  await env.DB.batch([
    ...catalogueRows(1, 2).slice(1),
    overviewRow(1, 2),
    env.DB.prepare("UPDATE variants SET created_day = ?1 WHERE id = 2").bind(today),
    env.DB.prepare("UPDATE rules SET method = NULL"),
    env.DB.prepare("UPDATE shops SET sales_from_day = ?1").bind(today - 300),
  ]);
  await everyPlanMade();
});

async function everyPlanMade() {
  let cursor = PLANNING_BEGINS;
  for (;;) {
    const step = await nextPlanningStep(env.DB, 1, cursor, today, Date.now());
    if (!step) return;
    if (step.statements.length > 0) await env.DB.batch(step.statements);
    cursor = step.cursor;
  }
}

const put = async (fields: Record<string, string>, variant = 2) =>
  (
    await visit(`/products/${variant}/similar.data`, SHOP, {
      method: "PUT",
      body: new URLSearchParams({ similar: "1", factor: "1.5", ...fields }),
    })
  ).text();
const page = async () => {
  const html = await (await visit("/products/2", SHOP)).text();
  return { html, text: textOf(html) };
};

it("says on the variant's page what it is forecast like, with the sum and a link, until it is removed", async () => {
  expect((await page()).text).toContain("Choose a variant that sells like it.");
  expect(await put({})).toContain("its forecast begins like the one chosen");
  const { html, text } = await page();
  expect(html).toContain('href="/products/1"');
  expect(text).toContain("It sells 2 a day × 1.5 = 3 a day, counted as 7 days beside this one's own 0 in stock.");
  expect(text).toMatch(/It borrows from Blue mug, Large ?: 2 a day × 1.5 = 3 a day, counted as 7 days more./);
  // The other's own figure, not what comes of dividing a rounded product.
  await env.DB.prepare("UPDATE forecasts SET rate = 0.5627 WHERE variant_id = 1 AND location_id = 0").run();
  await env.DB.prepare("UPDATE forecasts SET start_rate = 0.8441 WHERE variant_id = 2 AND location_id = 0").run();
  expect((await page()).text).toContain("It sells 0.5627 a day × 1.5 = 0.8441 a day");
  await visit("/products/2/similar.data", SHOP, { method: "DELETE" });
  expect((await page()).text).not.toContain("It borrows from");
});

it("says that the other is gone from Shopify, or that the simple method makes nothing of it", async () => {
  await put({});
  await env.DB.prepare("UPDATE rules SET method = 'simple'").run();
  expect((await page()).text).toContain("Its rule says the simple method");
  await env.DB.prepare("UPDATE overviews SET hidden = 1 WHERE variant_id = 1").run();
  expect((await page()).text).toContain("Deleted in Shopify: from the next night on");
});

it("refuses beside its field what cannot be", async () => {
  expect(await put({ factor: "0" })).toContain("From 0.05 to 20");
  expect(await put({ similar: "" })).toContain("Choose one from the list.");
  expect(await put({ similar: "2" })).toContain("cannot be forecast like itself");
  expect(await put({ similar: "99" })).toContain("Shopify has no such variant");
  await put({});
  expect(await put({ similar: "2" }, 1)).toContain("itself forecast like this one");
  expect((await visit("/products/99/similar.data", SHOP, { method: "DELETE" })).status).toBe(404);
});
