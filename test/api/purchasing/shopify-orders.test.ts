import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { findCompany, saveCompany } from "../../../app/purchasing/paper/company.server";
import { findShopifyOrder, listShopifyOrders } from "../../../app/purchasing/shopify-orders/shopify-orders.server";
import { listScopes } from "../../../app/session/scopes.server";
import type { Admin } from "../../../app/shopify/admin";
import { listArrivals } from "../../../app/stock/incoming.server";
import { beginPurchaseOrders, readPurchaseOrders } from "../../../workers/jobs/read/purchase-orders";
import { contextOf } from "../../support/jobs";
import { all, first } from "../../support/rows";
import { givenToken, SHOP } from "../../support/shopify";
import { ANNA, givenBuyingShop, givenOrder, NOW, positionOf, shop } from "./shop";

const WAREHOUSE = 901;
const SCOPES = ["read_inventory_purchase_orders", "read_inventory_transfers", "read_inventory_shipments"];

interface Line {
  id: number;
  item: number | null;
  quantity: number;
  cost?: string;
}
interface Order {
  id: number;
  lines: Line[];
  status?: "DRAFT" | "ORDERED";
  archived?: boolean;
  /** Each a transfer of one shipment: item, accepted, rejected, still to come. */
  shipments?: { id: number; arrivesAt: string | null; lines: [number, number, number, number][] }[];
}

/** Shopify's own purchase orders, told a little at a time: two orders, two lines, one transfer and one shipped line a page. */
class PlayedOrders {
  orders: Order[] = [];
  scopes = SCOPES;
  asked: string[] = [];
  now = NOW;

  readonly admin: Admin = {
    request: async (operation, variables) => {
      this.asked.push(operation.name);
      return operation.answer.parse(this.#answer(operation.name, Object(variables)));
    },
    download: () => Promise.reject(new Error("nothing to download")),
  };

  #answer(name: string, { id = "", after }: { id?: string; after?: string | null }): unknown {
    const own = Number(id.split("/").pop());
    const shipments = this.orders.flatMap((order) => order.shipments ?? []);
    switch (name) {
      case "Shop":
        return {
          shop: { name: "A", ianaTimezone: "UTC", currencyCode: "USD" },
          currentAppInstallation: { accessScopes: this.scopes.map((handle) => ({ handle })) },
        };
      case "PurchaseOrders":
        return { inventoryPurchaseOrders: page(this.orders, 2, after, orderNode) };
      case "PurchaseOrderLines": {
        const order = this.orders.find((each) => each.id === own);
        return { inventoryPurchaseOrder: order ? { lineItems: page(order.lines, 2, after, lineNode) } : null };
      }
      case "PurchaseOrderTransfers": {
        const order = this.orders.find((each) => each.id === own);
        const node = (each: { id: number }) => ({ id: `gid://shopify/InventoryTransfer/${each.id}` });
        return { inventoryPurchaseOrder: { transfers: page(order?.shipments ?? [], 1, after, node) } };
      }
      case "TransferShipments": {
        const node = (each: { id: number }) => ({ id: `gid://shopify/InventoryShipment/${each.id}` });
        return {
          inventoryTransfer: {
            shipments: page(
              shipments.filter((each) => each.id === own),
              1,
              after,
              node,
            ),
          },
        };
      }
      case "ShipmentLines": {
        const shipment = shipments.find((each) => each.id === own);
        const node = ([item, acceptedQuantity, rejectedQuantity, unreceivedQuantity]: [
          number,
          number,
          number,
          number,
        ]) => ({
          ...{ inventoryItem: { id: `gid://shopify/InventoryItem/${item}` } },
          ...{ acceptedQuantity, rejectedQuantity, unreceivedQuantity },
        });
        const tracking = { arrivesAt: shipment?.arrivesAt ?? null };
        return { inventoryShipment: { tracking, lineItems: page(shipment?.lines ?? [], 1, after, node) } };
      }
      default:
        throw new Error(`Nobody plays ${name}.`);
    }
  }
}

function page<Row>(rows: Row[], size: number, after: string | null | undefined, node: (row: Row) => object) {
  const from = Number(after ?? 0);
  const until = from + size;
  return {
    nodes: rows.slice(from, until).map(node),
    pageInfo: { hasNextPage: until < rows.length, endCursor: String(until) },
  };
}

const money = (amount: string | undefined) => (amount === undefined ? null : { amount, currencyCode: "EUR" });
const lineNode = ({ id, item, quantity, cost }: Line) => ({
  ...{ id: `gid://shopify/InventoryPurchaseOrderLineItem/${id}`, title: `Mug ${id}`, variantTitle: "Default Title" },
  ...{ supplierSku: null, totalQuantity: quantity, taxPercent: "20.0", unitCost: money(cost), totalCost: money(cost) },
  inventoryItem: item === null ? null : { id: `gid://shopify/InventoryItem/${item}` },
});
const orderNode = (order: Order) => ({
  ...{ id: `gid://shopify/InventoryPurchaseOrder/${order.id}`, name: `#PO${order.id}`, currency: "EUR" },
  ...{ status: order.status ?? "ORDERED", dateCreated: "2026-11-02T10:00:00Z", orderedAt: "2026-11-02T10:00:00Z" },
  ...{ archivedAt: order.archived ? "2026-11-20T10:00:00Z" : null, origin: { supplierName: "Northern Pottery" } },
  destination: { name: "Warehouse", location: { id: `gid://shopify/Location/${WAREHOUSE}` } },
  lineItems: page(order.lines, 2, null, lineNode),
});

let shopify: PlayedOrders;

beforeEach(async () => {
  await givenBuyingShop();
  await env.DB.prepare("UPDATE locations SET shopify_id = ?").bind(WAREHOUSE).run();
  await givenToken({ scopes: "read_inventory" });
  shopify = new PlayedOrders();
});

const context = (now = shopify.now) => contextOf({ admin: shopify.admin, now }, { kind: "read-purchase-orders" });

/** A whole reading, each of its steps a second after the one before. */
async function read() {
  shopify.now += 3_600_000;
  await beginPurchaseOrders(await context(), { kind: "begin-purchase-orders", shop: SHOP });
  for (let next: unknown = {}; next !== "done"; shopify.now += 1000)
    next = await readPurchaseOrders(await context(), { kind: "read-purchase-orders", shop: SHOP });
}

async function choose(shopifyOrders: "shown" | "counted") {
  const { logo: _, ...company } = await findCompany(env.DB, shop);
  return saveCompany(env.DB, shop, { ...company, shopifyOrders }, undefined, NOW);
}

const listed = async () => (await listShopifyOrders(env.DB, shop, { side: "start" })).rows;
const counted = () =>
  all(
    "SELECT variant_id AS variant, quantity FROM incoming WHERE source = 'shopify_order' ORDER BY variant_id, source_id",
  );
const one = (id = 1, more: Partial<Order> = {}): Order => ({
  ...{ id, lines: [{ id: id * 10, item: 501, quantity: 30, cost: "12.50" }] },
  ...more,
});

describe("Shopify's own purchase orders", () => {
  it("are read to the end: every page of them, of their lines, transfers, shipments and what these hold", async () => {
    const lines = [1, 2, 3, 4, 5].map((n) => ({ id: 10 + n, item: n % 2 ? 501 : 502, quantity: 10, cost: "2.40" }));
    const shipments: Order["shipments"] = [
      {
        id: 71,
        arrivesAt: "2026-12-09T08:00:00Z",
        lines: [
          [501, 12, 1, 0],
          [502, 4, 0, 6],
        ],
      },
      { id: 72, arrivesAt: "2026-12-05T08:00:00Z", lines: [[501, 5, 0, 2]] },
      { id: 73, arrivesAt: "2026-12-01T08:00:00Z", lines: [[502, 1, 0, 0]] },
    ];
    shopify.orders = [
      one(1, { lines, shipments }),
      one(2),
      one(3),
      one(4, { lines: [{ id: 40, item: null, quantity: 3 }] }),
      one(5),
    ];
    await read();
    const orders = await listed();
    expect(orders.map(({ name }) => name).sort()).toEqual(["#PO1", "#PO2", "#PO3", "#PO4", "#PO5"]);
    const whole = orders.find(({ name }) => name === "#PO1");
    expect(whole).toMatchObject({
      ...{ supplier: "Northern Pottery", destination: "Warehouse", lineCount: 5, units: 50, unitsReceived: 23 },
      ...{ amount: 1200, linesWithoutCost: 0, expectedDay: Date.UTC(2026, 11, 5) / 86_400_000 },
    });
    const found = await findShopifyOrder(env.DB, shop, whole?.id ?? 0);
    // 18 of the first item fill its three lines in turn, 5 of the second its two.
    expect(found?.lines.map(({ received, variantId }) => [variantId, received])).toEqual([
      [1, 10],
      [2, 5],
      [1, 8],
      [2, 0],
      [1, 0],
    ]);
    expect(orders.find(({ name }) => name === "#PO4")).toMatchObject({ linesWithoutCost: 1, unitsReceived: 0 });
    expect(await first("SELECT state, counts FROM jobs WHERE kind = 'read-purchase-orders'")).toEqual({
      ...{ state: "done", counts: '{"orders":5}' },
    });
  });

  it("are shown and change no plan, until the shop counts them: then they are on the way everywhere, and back", async () => {
    const before = Number(await positionOf(1));
    shopify.orders = [
      ...[one(1), one(2, { status: "DRAFT" }), one(3, { archived: true })],
      one(4, { shipments: [{ id: 74, arrivesAt: null, lines: [[501, 10, 2, 18]] }] }),
    ];
    await read();
    expect([await counted(), await positionOf(1)]).toEqual([[], before]);
    expect(await choose("counted")).toEqual({ kind: "saved", recounted: true });
    expect(await counted()).toEqual([
      { variant: 1, quantity: 30 },
      { variant: 1, quantity: 18 },
    ]);
    await read();
    expect(await positionOf(1)).toBe(before + 48);
    const overview = await first<{ incoming: number }>("SELECT incoming FROM overviews WHERE variant_id = 1");
    expect(overview?.incoming).toBe(48);
    expect(await listArrivals(env.DB, shop, 1)).toEqual([
      { day: null, quantity: 30 },
      { day: null, quantity: 18 },
    ]);
    expect(await choose("counted")).toEqual({ kind: "saved", recounted: false });
    await choose("shown");
    await read();
    expect([await counted(), await positionOf(1)]).toEqual([[], before]);
  });

  it("never add up with an order of ours: of a variant at a location the greater of the two counts", async () => {
    const before = Number(await positionOf(1));
    await choose("counted");
    shopify.orders = [one()];
    await read();
    const id = await givenOrder([[1, 24]]);
    expect(await positionOf(1)).toBe(before + 30);
    await moveOrder(env.DB, shop, id, "sent", ANNA, NOW + 1);
    expect(await positionOf(1)).toBe(before + 30);
    expect((await listArrivals(env.DB, shop, 1)).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(30);
    const more = await givenOrder([[1, 12]]);
    expect(await positionOf(1)).toBe(before + 36);
    expect((await listArrivals(env.DB, shop, 1)).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(36);
    for (const each of [id, more]) await moveOrder(env.DB, shop, each, "cancel", ANNA, NOW + 2);
    expect(await positionOf(1)).toBe(before + 30);
  });

  it("converge, read twice and out of order: what was asked for earlier changes nothing later", async () => {
    await choose("counted");
    shopify.orders = [one()];
    await read();
    const began = shopify.now - 10_000;
    const rows = "SELECT name, lines, units_received FROM shopify_orders";
    shopify.orders = [one(1, { lines: [{ id: 10, item: 502, quantity: 8 }] })];
    await read();
    const later = await all(rows);
    expect(await counted()).toEqual([{ variant: 2, quantity: 8 }]);
    await read();
    expect([await all(rows), await counted()]).toEqual([later, [{ variant: 2, quantity: 8 }]]);
    // A step of an earlier reading that comes last.
    shopify.orders = [one()];
    await env.DB.prepare("UPDATE jobs SET state = 'running', cursor = ?")
      .bind(JSON.stringify({ began, after: null, tellsArrivals: true }))
      .run();
    await readPurchaseOrders(await context(began), { kind: "read-purchase-orders", shop: SHOP });
    expect([await all(rows), await counted()]).toEqual([later, [{ variant: 2, quantity: 8 }]]);
  });

  it("are asked each hour for what may still come of them, and each day for what came of all", async () => {
    const came = (units: number): Order["shipments"] => [{ id: 71, arrivesAt: null, lines: [[501, units, 0, 0]] }];
    const transfersAsked = async () => {
      shopify.asked = [];
      await read();
      return shopify.asked.filter((name) => name === "PurchaseOrderTransfers").length;
    };
    const receivedOf = async (name: string) => (await listed()).find((order) => order.name === name)?.unitsReceived;
    shopify.now = Date.UTC(2026, 11, 1, 6);
    shopify.orders = [one(1, { shipments: came(30) }), one(2), one(3, { archived: true }), one(4, { status: "DRAFT" })];
    expect(await transfersAsked()).toBe(3);
    const rows = "SELECT name, lines, units_received, expected_day FROM shopify_orders ORDER BY name";
    const whole = await all(rows);
    expect(await transfersAsked()).toBe(1);
    expect(await all(rows)).toEqual(whole);
    // More is ordered of the one, the other is taken out of the archive.
    shopify.orders = [
      one(1, { lines: [{ id: 10, item: 501, quantity: 40 }], shipments: came(32) }),
      ...[one(2), one(3), one(4, { status: "DRAFT" })],
    ];
    expect([await transfersAsked(), await receivedOf("#PO1")]).toEqual([3, 32]);
    shopify.orders = [one(1, { shipments: came(30) }), one(2), one(3, { archived: true })];
    await read();
    // What came of an order that is over is put right in Shopify: that is seen once the day has turned.
    shopify.orders = [one(1, { shipments: came(29) }), one(2), one(3, { archived: true })];
    expect([await transfersAsked(), await receivedOf("#PO1")]).toEqual([1, 30]);
    shopify.now = Date.UTC(2026, 11, 2, 0, 30);
    expect([await transfersAsked(), await receivedOf("#PO1")]).toEqual([3, 29]);
  });

  it("are gone once a whole reading does not find them, and back when one does", async () => {
    await choose("counted");
    shopify.orders = [one(1), one(2), one(3)];
    await read();
    shopify.orders = [one(1), one(3)];
    await read();
    expect((await listed()).map(({ name }) => name).sort()).toEqual(["#PO1", "#PO3"]);
    expect(await counted()).toHaveLength(2);
    shopify.orders = [one(2)];
    await read();
    expect((await listed()).map(({ name }) => name)).toEqual(["#PO2"]);
    expect(await counted()).toEqual([{ variant: 1, quantity: 30 }]);
  });
});

describe("without the scopes", () => {
  it("nothing is asked for and nothing fails; what was counted before no longer is", async () => {
    await choose("counted");
    shopify.orders = [one()];
    await read();
    expect(await listScopes(env.DB, shop)).toEqual(SCOPES);
    shopify.scopes = ["read_products"];
    shopify.asked = [];
    await read();
    expect(shopify.asked).toEqual(["Shop"]);
    expect([await listed(), await counted(), await listScopes(env.DB, shop)]).toEqual([[], [], ["read_products"]]);
  });

  it("orders without their shipments are shown, and do not count: nobody knows what is still to come", async () => {
    await choose("counted");
    shopify.scopes = ["read_inventory_purchase_orders"];
    shopify.orders = [one()];
    await read();
    expect(shopify.asked).not.toContain("PurchaseOrderTransfers");
    expect(await listed()).toMatchObject([{ units: 30, unitsReceived: null }]);
    expect(await counted()).toEqual([]);
  });
});
