import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { companyFields } from "../../app/purchasing/paper/company";
import { findCompany } from "../../app/purchasing/paper/company.server";
import { catalogueRows, givenShop } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

const run = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);
const all = async (sql: string) => (await run(sql).all<Record<string, unknown>>()).results;
const page = async (path: string, domain = SHOP) => textOf(await (await visit(path, domain)).text());

const change = (id: number, variantId: number, state: string, fields: Record<string, string | number | null> = {}) => {
  const row = {
    ...{ id, shop_id: 1, variant_id: variantId, old_cost: 200, new_cost: 250, currency: "EUR", state },
    ...{ is_far: 0, refusal: null, created_at: 1, updated_at: 1, ...fields },
  };
  const columns = Object.keys(row);
  return run(
    `INSERT INTO cost_changes (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    ...Object.values(row),
  );
};

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([...catalogueRows(1, 1), ...[2, 3, 4].map((id) => variantOf(id))]);
});

const variantOf = (id: number) =>
  run(
    `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku)
    SELECT ?1, shop_id, 1000 + ?1, product_id, 2000 + ?1, 'No. ' || ?1, 'MUG-' || ?1 FROM variants WHERE id = 1`,
    id,
  );

const decide = async (id: number, decision: string, domain = SHOP) => {
  const answer = await visit(`/costs/${id}`, domain, { method: "PUT", body: new URLSearchParams({ decision }) });
  return answer.status === 200 ? (await answer.json<{ done: string }>()).done : answer.status;
};
const states = async () =>
  Object.fromEntries((await all("SELECT id, state FROM cost_changes ORDER BY id")).map(({ id, state }) => [id, state]));

describe("new costs", () => {
  it("wait for a person beside what Shopify holds, with a mark where they are far from it", async () => {
    await env.DB.batch([
      change(1, 1, "asked"),
      change(2, 2, "asked", { new_cost: 700, is_far: 1 }),
      change(3, 3, "asked", { old_cost: null, new_cost: 0 }),
    ]);
    const text = await page("/costs");
    for (const part of ["Blue mug Large", "€2.00", "€2.50", "Over 3 times", "€7.00", "None", "Free"])
      expect(text).toContain(part);
    for (const button of ["Write to Shopify", "Leave as it is"]) expect(text.split(button)).toHaveLength(4);
    expect(await page("/costs", OTHER)).toContain("Nothing is waiting for you.");
  });

  it("go to Shopify or not by the two buttons, once each, and by nobody of another shop", async () => {
    await env.DB.batch([change(1, 1, "asked"), change(2, 2, "asked")]);
    expect(await decide(1, "accepted", OTHER)).toBe("It was decided already");
    expect(await decide(1, "accepted")).toBe("On its way to Shopify");
    expect(await decide(1, "declined"), "a press that came too late").toBe("It was decided already");
    expect(await decide(2, "declined")).toBe("Shopify's cost stays");
    expect(await states()).toEqual({ 1: "queued", 2: "declined" });
    expect(await all("SELECT DISTINCT decided_by FROM cost_changes")).toEqual([{ decided_by: "42" }]);
    const text = await page("/costs");
    for (const part of ["Nothing is waiting for you.", "On its way", "Left as it was"]) expect(text).toContain(part);
  });

  it("that were written can be put back, once; those that Shopify refused can be tried again", async () => {
    await env.DB.batch([
      change(1, 1, "confirmed"),
      change(2, 2, "refused", { refusal: "The item is gone." }),
      change(3, 3, "confirmed", { old_cost: null }),
    ]);
    const text = await page("/costs");
    expect(text).toContain("The item is gone.");
    expect(text.split("Put the old one back"), "not where there was none").toHaveLength(2);
    expect(text.split("Try again")).toHaveLength(2);
    expect(await decide(1, "restored")).toBe("The old cost is on its way back");
    expect(await decide(1, "restored")).toBe("It was decided already");
    expect(await decide(3, "restored")).toBe("It was decided already");
    expect(await decide(2, "again")).toBe("It is tried again");
    expect(await states()).toEqual({ 1: "confirmed", 2: "queued", 3: "confirmed", 4: "queued" });
    expect(await all("SELECT new_cost, restores FROM cost_changes WHERE id = 4")).toEqual([
      { new_cost: 200, restores: 1 },
    ]);
  });

  it("take no other word than one of the buttons", async () => {
    await change(1, 1, "asked").run();
    expect(await decide(1, "vanish")).toBe(400);
    expect((await visit("/costs/1", SHOP, { method: "POST", body: new URLSearchParams() })).status).toBe(405);
    expect(await states()).toEqual({ 1: "asked" });
  });
});

describe("the setting of new costs", () => {
  const SAID = {
    off: "Shopify's costs are left alone",
    ask: "You are asked before a new cost goes to Shopify",
    automatic: "New costs go to Shopify automatically",
  };
  const save = async (costToShopify: string) => {
    const { logo: _, ...company } = await findCompany(env.DB, { id: 1 });
    const body = new URLSearchParams({ ...companyFields(company), costToShopify });
    return (await visit("/settings/documents", SHOP, { method: "PUT", body })).text();
  };

  it("is off at first, and the page says how it stands and where to change it", async () => {
    expect(await page("/costs")).toContain(SAID.off);
    for (const setting of ["ask", "automatic", "off"] as const) {
      expect(await save(setting)).toContain("Documents saved");
      const text = await page("/costs");
      expect(text).toContain(SAID[setting]);
      expect(text).toContain("Change this");
    }
    expect(await save("sometimes")).toContain("Choose what happens to new costs.");
    expect(await page("/costs", OTHER)).toContain(SAID.off);
  });
});
