import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { orderShown } from "../../../app/api/purchasing/order-shape";
import { billCells, billHeadings } from "../../../app/purchasing/costs/bill-file";
import { findCosting } from "../../../app/purchasing/costs/costs.server";
import { netOf } from "../../../app/purchasing/costs/landed";
import { changeDetails } from "../../../app/purchasing/orders/details.server";
import { lineTexts, type TypedLine, typedLineOf } from "../../../app/purchasing/orders/lines/line-fields";
import { addLine, changeLine } from "../../../app/purchasing/orders/lines/lines.server";
import { copyOrder } from "../../../app/purchasing/orders/making/create.server";
import { draftFromSuggestions } from "../../../app/purchasing/orders/making/from-suggestions.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { orderChange } from "../../../app/purchasing/orders/order-change.server";
import { findOrder } from "../../../app/purchasing/orders/purchase-orders.server";
import { paperOf } from "../../../app/purchasing/paper/paper.server";
import { ANNA, givenBuyingShop, givenOrder, NOW, shop } from "./shop";

beforeEach(async () => {
  await givenBuyingShop();
  await env.DB.exec(
    `UPDATE supplier_terms SET price_breaks = '[[48,300],[144,280]]', description = 'Mug, red' WHERE variant_id = 1`,
  );
});

const order = async (id: number) => {
  const found = await findOrder(env.DB, shop, id);
  if (!found) throw new Error("no order");
  return found;
};
const lineOf = async (id: number) => {
  const [line] = (await order(id)).lines;
  if (!line) throw new Error("no line");
  return line;
};
async function change(id: number, set: Partial<TypedLine>) {
  const line = await lineOf(id);
  const stands = typedLineOf(line);
  const form = { typed: { ...stands, ...set }, opened: lineTexts(stands, "EUR") };
  return changeLine(env.DB, shop, id, line.id, form, ANNA, NOW + 1);
}
const costs = async (id: number) => {
  const { ordered, amount, costTyped } = await lineOf(id);
  return [ordered, amount, costTyped];
};

describe("the price of a line", () => {
  it("is the supplier's for its quantity, each time the quantity changes", async () => {
    const id = await givenOrder([[1, 47]]);
    expect(await costs(id)).toEqual([47, 47 * 320, false]);
    for (const [ordered, unit] of [
      [48, 300],
      [144, 280],
      [47, 320],
    ] as const) {
      expect(await change(id, { ordered })).toEqual({ kind: "changed" });
      expect(await costs(id)).toEqual([ordered, ordered * unit, false]);
    }
  });

  it("stays as it was typed, whatever the quantity, until the supplier's is taken again", async () => {
    const id = await givenOrder([[1, 10]]);
    await change(id, { price: { amount: 333, units: 1 } });
    await change(id, { ordered: 144 });
    expect(await costs(id)).toEqual([144, 144 * 333, true]);
    await change(id, { costTyped: false });
    expect(await costs(id)).toEqual([144, 144 * 280, false]);
  });

  it("cannot be taken from a supplier that has none, and then stays", async () => {
    const id = await givenOrder([[2, 10]]);
    await change(id, { price: { amount: 333, units: 1 } });
    expect(await change(id, { costTyped: false })).toMatchObject({
      refusals: { costTyped: "The supplier has no price for it." },
    });
    expect(await costs(id)).toEqual([10, 3330, true]);
  });

  it("is the same by hand, as a line more, from suggestions and copied, with the supplier's words", async () => {
    await env.DB.exec("INSERT INTO order_quantities (shop_id, variant_id, quantity, updated_at) VALUES (1, 1, 144, 1)");
    const filter = { location: 0, supplier: null };
    const { drafts } = await draftFromSuggestions(env.DB, shop, filter, "form-0001", ANNA, NOW);
    const byHand = await givenOrder([[1, 144]]);
    const added = await givenOrder([]);
    await addLine(env.DB, shop, added, { variantId: 1, quantity: 144, formToken: "line-0001" }, ANNA, NOW);
    const copied = await copyOrder(env.DB, shop, await order(byHand), "copy-0001", ANNA, NOW);
    for (const id of [drafts[0]?.id ?? 0, byHand, added, copied.kind === "created" ? copied.id : 0])
      expect((await order(id)).lines.find(({ variantId }) => variantId === 1)).toMatchObject({
        ...{ amount: 144 * 280, description: "Mug, red", supplierSku: "A-RED", pack: 12, costTyped: false },
      });
  });

  it("follows the supplier's pattern where its list says nothing, in one currency only", async () => {
    await env.DB.exec(
      "UPDATE suppliers SET currency = 'USD', pattern_base = 'price', pattern_percent = 5500 WHERE id = 1",
    );
    await env.DB.exec("UPDATE variants SET price = 999 WHERE id = 2");
    expect(await costs(await givenOrder([[2, 2]]))).toEqual([2, 2 * 549, false]);
    await env.DB.exec("UPDATE suppliers SET currency = 'EUR' WHERE id = 1");
    expect(await costs(await givenOrder([[2, 2]]))).toEqual([2, null, false]);
  });

  it("is never of another currency than the order's, though the supplier's changed since", async () => {
    const id = await givenOrder([[1, 10]]);
    await env.DB.exec("UPDATE suppliers SET currency = 'USD' WHERE id = 1");
    await change(id, { ordered: 144 });
    expect(await costs(id)).toEqual([144, 144 * 320, false]);
  });

  it("has tax in it where the supplier's costs do; Shopify's own cost never has", async () => {
    await env.DB.exec("UPDATE suppliers SET currency = 'USD', costs_include_tax = 1 WHERE id = 1");
    await env.DB.exec(
      "INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at) VALUES (1, 502, 1, 400, 'USD', 1, 1) ON CONFLICT DO UPDATE SET cost = 400, cost_currency = 'USD'",
    );
    const id = await givenOrder([
      [1, 1],
      [2, 1],
    ]);
    const { lines } = await order(id);
    expect(lines.map(({ amount, taxIncluded }) => [amount, taxIncluded])).toEqual([
      [320, true],
      [400, false],
    ]);
    await change(id, { taxRate: 2000 });
    expect(await order(id)).toMatchObject({ linesAmount: 267 + 400, taxAmount: 53 });
  });
});

it("keeps the rate that an order was sent with", async () => {
  const id = await givenOrder([[1, 10]]);
  const details = async (rate: string | null) => {
    const typed = { ...(await order(id)), rate };
    return changeDetails(env.DB, shop, id, { typed, opened: undefined, places: [1] }, ANNA, NOW);
  };
  expect(await details("1.0842")).toEqual({ kind: "changed" });
  await moveOrder(env.DB, shop, id, "sent", ANNA, NOW);
  for (const rate of ["1.2", null])
    expect(await details(rate)).toEqual({
      kind: "refused",
      refusals: { rate: "The rate was frozen when it was sent." },
    });
  expect((await order(id)).rate).toBe("1.0842");
});

it("comes to one amount on the page, by the API, on paper and in the bookkeeper's file", async () => {
  const id = await givenOrder([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  const line = fc.record({
    ordered: fc.integer({ min: 1, max: 5000 }),
    amount: fc.oneof(fc.integer({ min: 0, max: 10_000_000 }), fc.constant(null)),
    taxRate: fc.option(fc.integer({ min: 0, max: 10_000 })),
    taxIncluded: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 3, maxLength: 3 }),
      fc.constantFrom("EUR", "JPY", "TND"),
      async (lines, currency) => {
        await env.DB.batch([
          env.DB.prepare("UPDATE purchase_orders SET currency = ? WHERE id = ?").bind(currency, id),
          ...lines.map(({ ordered, amount, taxRate, taxIncluded }, at) =>
            env.DB.prepare(
              "UPDATE purchase_order_lines SET ordered = ?1, amount = ?2, tax_rate = ?3, tax_included = ?4 WHERE position = ?5",
            ).bind(ordered, amount, taxRate, Number(taxIncluded), at + 1),
          ),
          ...orderChange(env.DB, shop, { ids: [id] }, [1, 2, 3], NOW),
        ]);
        const found = await order(id);
        const shown = orderShown(found, new Map());
        const paper = await paperOf(env.DB, { ...shop, name: "Shop" }, found, NOW);
        const costing = await findCosting(env.DB, shop, id);
        if (!costing) throw new Error("no costing");
        const column = billHeadings(costing).indexOf(`Goods without tax (${currency})`);
        const digits = { EUR: 2, JPY: 0, TND: 3 }[currency] ?? 2;
        const minor = (text: unknown) => Math.round(Number(String(text ?? 0).replaceAll(",", "")) * 10 ** digits);
        const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
        expect(minor(shown.total?.amount)).toBe(found.linesAmount);
        expect(sum(shown.lines.map(({ net }) => minor(net?.amount)))).toBe(found.linesAmount);
        expect(sum(costing.lines.map((each) => minor(billCells(costing, each)[column])))).toBe(found.linesAmount);
        expect(minor(shown.tax?.amount)).toBe(found.taxAmount);
        const total = paper.document.totals.find(({ strong }) => strong)?.value;
        expect(minor(total)).toBe(found.linesAmount + found.taxAmount);
      },
    ),
    { numRuns: 25 },
  );
});

it.each([
  { currency: "JPY", unit: 333, rate: 1000, net: 908, tax: 91 },
  { currency: "EUR", unit: 333, rate: 2000, net: 833, tax: 166 },
  { currency: "TND", unit: 1001, rate: 1900, net: 2524, tax: 479 },
])("takes the supplier's rate, net worked out once for 3 units, in $currency", async (known) => {
  const { currency, unit, rate, net, tax } = known;
  await env.DB.prepare("UPDATE suppliers SET currency = ?, tax_rate = ?, costs_include_tax = 1 WHERE id = 1")
    .bind(currency, rate)
    .run();
  await env.DB.prepare("UPDATE supplier_terms SET unit_cost = ? WHERE variant_id = 1").bind(unit).run();
  const id = await givenOrder([[1, 3]]);
  expect(await lineOf(id)).toMatchObject({ amount: 3 * unit, taxRate: rate, taxIncluded: true });
  expect(await order(id)).toMatchObject({ linesAmount: net, taxAmount: tax });
  expect(netOf(await lineOf(id))).toBe(net);
});

it("adds the supplier's rate to costs without tax, unless the line tells its own, and a copy keeps what stands", async () => {
  await env.DB.exec("UPDATE suppliers SET tax_rate = 550 WHERE id = 1");
  const id = await givenOrder([[1, 1]]);
  await addLine(env.DB, shop, id, { variantId: 2, quantity: 1, taxRate: null, formToken: "line-0002" }, ANNA, NOW);
  expect((await order(id)).lines.map(({ taxRate }) => taxRate)).toEqual([550, null]);
  expect(await order(id)).toMatchObject({ linesAmount: 320, taxAmount: 18 });
  await env.DB.exec("UPDATE suppliers SET tax_rate = 2000 WHERE id = 1");
  const copied = await copyOrder(env.DB, shop, await order(id), "copy-0002", ANNA, NOW);
  if (copied.kind !== "created") throw new Error("no copy");
  expect((await order(copied.id)).lines.map(({ taxRate }) => taxRate)).toEqual([550, null]);
});
