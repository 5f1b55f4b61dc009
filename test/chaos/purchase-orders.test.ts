import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { findCompany, saveCompany } from "../../app/purchasing/paper/company.server";
import { post, readRows } from "./dev-store";
import { closeHouse, openHouse } from "./house";
import type { Jobs } from "./jobs";

const BEGINS = Date.UTC(2035, 2, 9, 15);
const HOUR = 3_600_000;

afterEach(closeHouse);

const nullableText = z.string().nullable();
const orderRow = z.object({
  ...{ id: z.number(), name: z.string(), status: z.enum(["DRAFT", "ORDERED"]), supplier: nullableText },
  ...{ location_id: z.number().nullable(), archived_at: z.number().nullable() },
});
const lineRow = z.object({
  order_id: z.number(),
  variant_id: z.number().nullable(),
  quantity: z.number(),
  unit_cost: z.number().nullable(),
});
const variantRow = z.object({ id: z.number(), item_id: z.number() });
const ofOrder = z.object({ id: z.number(), order_id: z.number().nullable() });
const ofTransfer = z.object({ id: z.number(), transfer_id: z.number() });
const shippedRow = z.object({
  ...{ shipment_id: z.number(), item_id: z.number(), accepted: z.number(), rejected: z.number() },
});

const rowsOf = async <Row>(table: string, row: z.ZodType<Row>) => z.array(row).parse(await readRows(table));

/** What the dev store's own books say of each order, and of what is still to come to where. */
async function there() {
  const [orders, lines, variants] = [
    await rowsOf("purchase_orders", orderRow),
    await rowsOf("purchase_order_lines", lineRow),
    new Map((await rowsOf("variants", variantRow)).map(({ id, item_id }) => [id, item_id])),
  ];
  const transfers = new Map((await rowsOf("transfers", ofOrder)).map(({ id, order_id }) => [id, order_id]));
  const shipments = new Map(
    (await rowsOf("shipments", ofTransfer)).map(({ id, transfer_id }) => [id, transfers.get(transfer_id)]),
  );
  const shipped = await rowsOf("shipment_lines", shippedRow);
  const came = (order: number, item?: number) =>
    shipped
      .filter(({ shipment_id, item_id }) => shipments.get(shipment_id) === order && (!item || item_id === item))
      .reduce((sum, { accepted, rejected }) => sum + accepted + rejected, 0);
  const shown = orders.map(({ id, name, status, supplier }) => {
    const own = lines.filter(({ order_id }) => order_id === id);
    return {
      ...{ name, status: status.toLowerCase(), supplier, lines: own.length, received: came(id) },
      ...{ units: own.reduce((sum, { quantity }) => sum + quantity, 0) },
      withoutCost: own.filter(({ unit_cost }) => unit_cost === null).length,
    };
  });
  const open = orders
    .filter(({ status, archived_at }) => status === "ORDERED" && archived_at === null)
    .flatMap(({ id, location_id }) =>
      lines
        .filter(({ order_id }) => order_id === id)
        .map(({ variant_id, quantity }) => ({
          ...{ variant: variant_id, place: location_id },
          units: quantity - came(id, variants.get(variant_id ?? 0)),
        })),
    )
    .filter(({ units }) => units > 0);
  return { shown: inOrder(shown), open: inOrder(open) };
}

async function here() {
  const { results: shown } = await env.DB.prepare(
    `SELECT name, status, supplier, line_count AS lines, units_received AS received, units, lines_without_cost AS withoutCost
    FROM shopify_orders WHERE gone_at IS NULL`,
  ).all();
  const { results: open } = await env.DB.prepare(
    `SELECT v.shopify_id AS variant, c.shopify_id AS place, i.quantity AS units FROM incoming i
    JOIN variants v ON v.id = i.variant_id JOIN locations c ON c.id = i.location_id WHERE i.source = 'shopify_order'`,
  ).all();
  return { shown: inOrder(shown), open: inOrder(open) };
}

const inOrder = (rows: object[]) =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

async function readAgain(jobs: Jobs) {
  vi.setSystemTime(Date.now() + HOUR);
  await jobs.schedule("7 * * * *");
  await jobs.drain();
}

async function counts(shopifyOrders: "counted" | "shown") {
  const { logo: _, ...company } = await findCompany(env.DB, { id: 1 });
  await saveCompany(env.DB, { id: 1 }, { ...company, shopifyOrders }, undefined, Date.now());
}

/** The next requests of this name never come back, the answer being made all the same. */
function loseAnswers(name: string, times: number) {
  const answers = vi.mocked(globalThis.fetch).getMockImplementation();
  let lost = 0;
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const isOne = (await request.clone().text()).includes(`query ${name}(`);
    const answer = await answers?.(request);
    if (!answer || (isOne && lost++ < times)) throw new TypeError("The network was lost.");
    return answer;
  });
  return () => lost;
}

it("what a merchant orders in Shopify is read as it stands there, counts once the shop says so, comes in parts and goes", async () => {
  const jobs = await openHouse(4711, BEGINS);
  await readAgain(jobs);
  const first = await there();
  expect(first.shown).toHaveLength(3);
  expect(await here()).toEqual({ shown: first.shown, open: [] });

  await counts("counted");
  expect(await here()).toEqual(first);

  const [whole, partly] = await rowsOf("purchase_orders", orderRow);
  const lines = await rowsOf("purchase_order_lines", lineRow);
  const [line] = lines.filter(({ order_id }) => order_id === whole?.id);
  const [left] = lines.filter(({ order_id }) => order_id === partly?.id);
  if (!whole || !partly || !line || !left) throw new Error("the seed has no such orders");
  await post(`/purchase-orders/${whole.id}/arrivals`, {
    arrivesAt: Date.now() + 48 * HOUR,
    lines: [{ variantId: line.variant_id, quantity: line.quantity, accepted: line.quantity - 1, rejected: 1 }],
  });
  await post(`/purchase-orders/${partly.id}`, { archived: true });
  for (let made = 0; made < 8; made++)
    await post("/purchase-orders", {
      ...{ supplier: `Supplier ${made}`, locationId: whole.location_id, status: made % 3 ? "ORDERED" : "DRAFT" },
      lines: [{ variantId: left.variant_id, quantity: 5 + made, unitCost: "3.10" }],
    });
  const lost = loseAnswers("PurchaseOrders", 2);
  await readAgain(jobs);
  expect(lost()).toBeGreaterThan(2);
  expect(await here()).toEqual(await there());
  expect((await here()).shown).toHaveLength(11);

  await post(`/purchase-orders/${whole.id}/delete`);
  await post(`/purchase-orders/${partly.id}`, { archived: false });
  await readAgain(jobs);
  await readAgain(jobs);
  expect(await here()).toEqual(await there());
  expect((await here()).shown).toHaveLength(10);
  await counts("shown");
  expect((await here()).open).toEqual([]);

  await post("/scopes", { optional: [] });
  await readAgain(jobs);
  expect(await here()).toEqual({ shown: [], open: [] });
});
