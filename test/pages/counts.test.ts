import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    env.DB.prepare("UPDATE tokens SET scopes = 'write_inventory'"),
    env.DB.prepare("INSERT INTO barcodes (shop_id, form, variant_id) VALUES (1, '04006381333931', 1)"),
    env.DB.prepare(
      `UPDATE variants SET sku = 'MUG-L', barcodes = '[["4006381333931","EAN",["04006381333931"]]]' WHERE id = 1`,
    ),
  ]);
});

const send = (path: string, fields: Record<string, string>, shop = SHOP) =>
  visit(path, shop, { method: "POST", body: new URLSearchParams(fields) });
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());
const NEW = { formToken: "the-form-token", locationId: "11", name: "Front shelf", choice: "all", blind: "no" };
const move = (name: string, more: Record<string, string> = {}) =>
  send("/counts/1/moves", { move: name, formToken: `form-of-${name}`, ...more });
const enter = (units: number, token = "scan-token-1", shop = SHOP) =>
  send("/counts/1/entries", { last: "0", entries: JSON.stringify([{ token, variantId: 1, units, age: 0 }]) }, shop);
const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results;

describe("a count", () => {
  it("is made once of a form, listed, counted, reviewed and completed once, with its file", async () => {
    for (const _ of [1, 2]) expect((await send("/counts/new", NEW)).headers.get("location")).toBe("/counts/1");
    expect(await page("/counts")).toContain("Front shelf Warehouse Everything here Draft 0 of 1");
    // A count of thousands is started above its lines.
    expect(await page("/counts/1")).toMatch(/Not started yet.*Start counting.*40 in Shopify/);
    await move("start");
    const told = await (await enter(38)).json();
    expect(told).toMatchObject({
      kind: "told",
      state: "in_progress",
      lines: [{ variantId: 1, counted: 38, people: 1 }],
    });
    await enter(38);
    expect(await page("/counts/1")).toContain("38 counted");
    await move("review");
    const review = await page("/counts/1");
    expect(review).toContain("1 line differs: 0 units more, 2 fewer");
    expect(review).toContain("40 38 -2");
    expect(await rows("SELECT id FROM inventory_writes")).toEqual([]);
    for (const _ of [1, 2]) await move("complete");
    expect(await rows("SELECT idempotency_key AS key, asked_by FROM inventory_writes")).toEqual([
      { key: "count/1", asked_by: "42" },
    ]);
    expect(await page("/counts/1")).toContain("Approved by you");
    expect(await page("/counts/1")).not.toContain("Later than usual");
    await env.DB.prepare("UPDATE inventory_writes SET created_at = created_at - 660000").run();
    expect(await page("/counts/1")).toContain("Later than usual");
    await env.DB.prepare(
      "UPDATE inventory_writes SET state = 'refused', refusal = 'Shopify knows no such location.'",
    ).run();
    expect(await page("/counts/1")).toContain("Refused by Shopify Shopify knows no such location. Try again");
    await send("/counts/lines/1/posting", {});
    expect(await rows("SELECT refusal FROM inventory_writes")).toEqual([{ refusal: null }]);
    expect(await (await visit("/counts/1/file", SHOP)).text()).toContain("MUG-L,4006381333931,Blue mug,");
    expect(await page("/counts?state=completed")).toContain("Front shelf");
    expect(await page("/counts?state=draft")).toContain("No counts here.");
  });

  it("says what it cannot do, and changes nothing", async () => {
    await send("/counts/new", NEW);
    expect(await (await move("complete")).json()).toEqual({ refusal: "It has not been started." });
    expect((await send("/counts/1/moves", { move: "fly", formToken: "some-form" })).status).toBe(400);
    expect((await send("/counts/1/moves", { move: "start" })).status).toBe(400);
    expect((await send("/counts/1/entries", { entries: "nonsense" })).status).toBe(400);
    expect(await page("/counts/1")).toContain("Not started yet");
  });

  it.each([
    [{ locationId: "999" }, "Choose a location that is open."],
    [{ choice: "vendor", vendor: "Nobody" }, "Nothing of that is stocked at this location."],
    [{ choice: "supplier", supplierId: "7" }, "Choose a supplier."],
    [{ choice: "guess" }, "Choose what to count."],
  ])("refuses %j beside its field: %s", async (fields, word) => {
    const answer = await (await send("/counts/new.data", { ...NEW, ...fields })).text();
    expect(answer).toContain(word);
    expect(await rows("SELECT id FROM stock_counts")).toEqual([]);
  });

  it("is not approved by who looked at an earlier review of it", async () => {
    await send("/counts/new", NEW);
    await move("start");
    await enter(38);
    await move("review");
    const reviewedAt = async () => String((await rows("SELECT reviewed_at AS at FROM stock_counts"))[0]?.at);
    const looked = await reviewedAt();
    await move("reopen");
    await enter(100, "scan-token-2");
    await env.DB.prepare("UPDATE stock_counts SET state = 'in_review', reviewed_at = ? + 5").bind(Number(looked)).run();
    expect(await (await move("complete", { reviewedAt: looked })).json()).toEqual({
      refusal: "Somebody went on counting since you opened it. Look at it as it is now.",
    });
    expect(await rows("SELECT id FROM inventory_writes")).toEqual([]);
    await move("complete", { reviewedAt: await reviewedAt() });
    expect(await rows("SELECT state FROM stock_counts")).toEqual([{ state: "completed" }]);
  });

  it("is begun of a product type", async () => {
    await env.DB.prepare(
      "UPDATE products SET product_type = 'Mugs', product_type_folded = 'mugs' WHERE shop_id = 1",
    ).run();
    const form = { ...NEW, choice: "product_type", productType: "MUGS" };
    expect((await send("/counts/new", form)).headers.get("location")).toBe("/counts/1");
    expect(await page("/counts")).toContain("Front shelf Warehouse Type MUGS Draft 0 of 1");
    const other = await send("/counts/new.data", { ...form, productType: "Plates", formToken: "another-token" });
    expect(await other.text()).toContain("Nothing of that is stocked at this location.");
    expect(await page("/counts/new")).toContain("Everything of a product type");
  });

  it("asks beside the line before it leaves fewer than none available", async () => {
    await send("/counts/new", NEW);
    await move("start");
    await enter(10);
    await env.DB.prepare("UPDATE levels SET available = 5 WHERE shop_id = 1").run();
    await env.DB.prepare("DELETE FROM movements").run();
    await env.DB.prepare(
      `INSERT INTO movements (shop_id, inventory_item_id, location_id, at, delta, available_after, cause, recorded_at)
      SELECT shop_id, inventory_item_id, location_id, ?1, -35, 5, 'shopify', ?1 FROM levels WHERE shop_id = 1 AND location_id = 11`,
    )
      .bind(Date.now() + 60_000)
      .run();
    await move("review");
    const review = await page("/counts/1");
    expect(review).toContain("-30 leaves -25 available");
    expect(review).toContain("One line leaves fewer than none available, and that is meant");
    expect(await (await move("complete")).json()).toMatchObject({ refusal: /fewer than none available/ });
    expect(await rows("SELECT id FROM inventory_writes")).toEqual([]);
    expect(await (await move("complete", { belowIsMeant: "yes" })).json()).toEqual({ done: "Completed" });
    expect(await rows("SELECT changes->>'$[0].delta' AS delta FROM inventory_writes")).toEqual([{ delta: -30 }]);
  });

  it("hides what is expected where it is counted blind", async () => {
    await send("/counts/new", { ...NEW, blind: "yes" });
    await move("start");
    expect(await page("/counts/1")).not.toContain("in Shopify 40");
    expect(await (await visit("/counts/1", SHOP)).text()).not.toContain("40 in Shopify");
  });

  it("finds a scanned code in the whole catalogue", async () => {
    await send("/counts/new", { ...NEW, choice: "scanned" });
    const found = async (read: string) =>
      (await visit(`/counts/1/codes?${new URLSearchParams({ read })}`, SHOP)).json<{ lines: unknown[] }>();
    expect(await found("(01)04006381333931(10)A1")).toMatchObject({ lines: [{ variantId: 1, sku: "MUG-L" }] });
    expect(await found("mug-l")).toMatchObject({ lines: [{ variantId: 1 }] });
    expect(await found("nothing")).toEqual({ lines: [] });
  });

  it("is no other shop's", async () => {
    await send("/counts/new", NEW);
    await move("start");
    for (const path of ["/counts/1", "/counts/1/entries", "/counts/1/codes", "/counts/1/file"])
      expect((await visit(path, OTHER)).status, path).toBe(404);
    expect((await enter(3, "scan-token-9", OTHER)).status).toBe(404);
    expect((await send("/counts/1/moves", { move: "cancel", formToken: "some-form" }, OTHER)).status).toBe(404);
    expect(await rows("SELECT state FROM stock_counts")).toEqual([{ state: "in_progress" }]);
  });
});
