import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { draftFromSuggestions } from "../../../app/purchasing/orders/making/from-suggestions.server";
import { DEAREST } from "../../../app/suppliers/details";
import { all } from "../../support/rows";
import { ANNA, arrivals, eventTypes, givenBuyingShop, NOW, shop } from "./shop";

beforeEach(givenBuyingShop);

const WHOLE = { location: 0, supplier: null as number | null };
const draft = (formToken: string, filter = WHOLE) => draftFromSuggestions(env.DB, shop, filter, formToken, ANNA, NOW);
const suggested = () =>
  all(
    "SELECT variant_id AS v, suggested FROM plans WHERE location_id = 0 AND standing = 'low' AND suggested > 0 ORDER BY 1",
  );
const lines = () => all("SELECT variant_id AS v, ordered, amount FROM purchase_order_lines ORDER BY 1");

describe("drafts from suggestions", () => {
  it("are one a supplier, hold what is suggested, and leave nothing to suggest", async () => {
    const before = await suggested();
    expect(before.map(({ v }) => v)).toEqual([1, 2, 3]);
    const made = await draft("form-1");
    expect(made).toEqual({
      drafts: [{ id: 1, number: "PO-0001", supplier: "Acme Ltd", lines: 2 }],
      drafted: 0,
      withoutSupplier: 1,
    });
    expect((await lines()).map(({ v, ordered }) => ({ v, suggested: ordered }))).toEqual(before.slice(0, 2));
    expect((await arrivals()).map(({ state }) => state)).toEqual(["drafted", "drafted"]);
    expect((await suggested()).map(({ v }) => v)).toEqual([3]);
    expect(await eventTypes()).toEqual(["purchase_order.created"]);
  });

  it("are made once by a form that comes twice, by two forms at once, and by eight", async () => {
    const [first, second] = await Promise.all([draft("form-1"), draft("form-1")]);
    expect(second.drafts.length + first.drafts.length).toBeGreaterThan(0);
    expect(await draft("form-1")).toMatchObject({ drafts: [{ number: expect.any(String) }] });
    await Promise.all(Array.from({ length: 8 }, (_, at) => draft(`other-${at}`)));
    expect(await all("SELECT source FROM purchase_orders")).toEqual([{ source: "suggestions" }]);
    expect(await lines()).toHaveLength(2);
  });

  it("hold quantities as typed, which are done with then; a typed 0 orders nothing", async () => {
    await env.DB.exec(
      "INSERT INTO order_quantities (shop_id, variant_id, quantity, updated_at) VALUES (1, 1, 7, 1), (1, 2, 0, 1), (1, 3, 9, 1)",
    );
    await draft("form-1");
    expect(await lines()).toEqual([{ v: 1, ordered: 7, amount: 2240 }]);
    expect(await all("SELECT variant_id AS v FROM order_quantities ORDER BY 1")).toEqual([{ v: 2 }, { v: 3 }]);
  });

  it("hold a line without its cost that would come to more than is counted: it is left out of none", async () => {
    await env.DB.exec(
      "INSERT INTO order_quantities (shop_id, variant_id, quantity, updated_at) VALUES (1, 1, 11, 1), (1, 2, 0, 1)",
    );
    await env.DB.prepare("UPDATE supplier_terms SET unit_cost = ? WHERE variant_id = 1").bind(DEAREST).run();
    expect(await draft("form-1")).toMatchObject({ drafts: [{ lines: 1 }] });
    expect(await lines()).toEqual([{ v: 1, ordered: 11, amount: null }]);
  });

  it("leave a variant alone that an open draft orders for that place, and say so", async () => {
    await env.DB.exec("INSERT INTO order_quantities (shop_id, variant_id, quantity, updated_at) VALUES (1, 1, 7, 1)");
    await draft("form-1");
    // Seven do not end the need: it is suggested still, and is on a draft.
    expect(await draft("form-2")).toMatchObject({ drafts: [], drafted: 1 });
    expect(await lines()).toHaveLength(2);
  });

  it("keep to the supplier that the page shows", async () => {
    expect(await draft("form-1", { location: 0, supplier: 2 })).toEqual({ drafts: [], drafted: 0, withoutSupplier: 0 });
  });
});
