import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { PIECE } from "../../app/purchasing/moving-in/kept-file";
import type { PastLine, PastOrder } from "../../app/purchasing/moving-in/past-order";
import { amountTold } from "../../app/purchasing/moving-in/reading/amount-told";
import { findOrder } from "../../app/purchasing/orders/purchase-orders.server";
import { findPerformance } from "../../app/purchasing/performance/performance.server";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, {}),
    env.DB.prepare("INSERT OR IGNORE INTO skus (shop_id, sku, variant_id) VALUES (1, 'MUG-L', 1)"),
  ]);
});

const LINE: PastLine = {
  ...{ sku: "mug-l", barcode: null, title: "Mug", variantId: null, itemId: null, supplierSku: null, ordered: 10 },
  ...{ received: 10, receivedOn: "2026-05-12", unitCost: "4.50", total: null, taxRate: null, pack: null },
};
const ORDER: PastOrder = {
  number: "1042",
  supplier: "Acme",
  status: "received",
  isCancelled: false,
  isOpen: false,
  orderedOn: "2026-05-02",
  expectedOn: "2026-05-20",
  currency: null,
  rate: null,
  destination: "Shop floor",
  destinationId: null,
  note: "Fragile",
  lines: [LINE, { ...LINE, sku: "GONE-1", title: "A cup of long ago", received: 6, receivedOn: "2026-05-14" }],
};

const json = (path: string, method: string, body: unknown, domain = SHOP) =>
  visit(path, domain, { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } });
const bring = async (orders: PastOrder[], domain = SHOP, locationId = 11) =>
  json("/moving-in/orders", "POST", { check: false, fileId: 1, locationId, orders }, domain);
const outcomes = async (orders: PastOrder[]) =>
  ((await (await bring(orders)).json()) as { outcomes: { kind: string }[] }).outcomes;
const rows = async (sql: string) => (await env.DB.prepare(sql).all<Record<string, unknown>>()).results;
const everything = () =>
  Promise.all(
    [
      "purchase_orders",
      "purchase_order_lines",
      "receipts",
      "receipt_lines",
      "purchase_order_timeline",
      "past_orders",
      "incoming",
    ].map((table) => rows(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)),
  );
const movedIn = async (id = 1) => {
  const order = await findOrder(env.DB, { id: 1 }, id);
  if (!order) throw new Error("no order");
  return order;
};

describe("Orders of Stocky", () => {
  it("come as history, with what came of them, their cost, destination and notes", async () => {
    expect(await outcomes([ORDER])).toEqual([{ number: "1042", kind: "added", unlinked: 1 }]);
    expect(await movedIn()).toMatchObject({
      number: "STOCKY-1042",
      state: "closed",
      source: "stocky",
      supplier: "Acme",
      locationId: 12,
      currency: "EUR",
      ...{ unitsOrdered: 20, unitsReceived: 16, unitsOpen: 4, linesAmount: 9000, createdBy: null },
      teamNote: "Fragile\n\n1042 in Stocky, status there: received",
      lines: [
        { variantId: 1, ordered: 10, accepted: 10, amount: 4500, pricedAmount: 450, pricedUnits: 1 },
        { variantId: 0, sku: "GONE-1", description: "A cup of long ago", accepted: 6, amount: 4500 },
      ],
    });
    expect(await rows("SELECT received_day, history FROM receipts ORDER BY id")).toEqual([
      { received_day: Date.parse("2026-05-12") / 86_400_000, history: "dated" },
      { received_day: Date.parse("2026-05-14") / 86_400_000, history: "dated" },
    ]);
  });

  it("count for nothing that is on the way, write nothing to Shopify, announce nothing and cost nothing anew", async () => {
    await bring([
      { ...ORDER, lines: [{ ...LINE, received: 0, receivedOn: null }] },
      { ...ORDER, number: "7" },
    ]);
    for (const table of ["incoming", "inventory_writes", "events", "average_costs"])
      expect(await rows(`SELECT * FROM ${table}`), table).toEqual([]);
  });

  it("are awaited where a person says that they are still to come, but for what no product here is", async () => {
    await bring([
      {
        ...ORDER,
        isOpen: true,
        lines: [
          { ...LINE, received: 4 },
          { ...LINE, sku: "GONE-1", received: 0 },
        ],
      },
    ]);
    expect(await movedIn()).toMatchObject({ state: "partial", unitsOpen: 16 });
    expect(await rows("SELECT variant_id, location_id, quantity, state FROM incoming")).toEqual([
      { variant_id: 1, location_id: 12, quantity: 6, state: "ordered" },
    ]);
  });

  it("stay awaited when the file is read again and nobody ticks them", async () => {
    const awaited = { ...ORDER, lines: [{ ...LINE, received: 4 }] };
    await bring([{ ...awaited, isOpen: true }]);
    expect(await outcomes([awaited])).toEqual([{ number: "1042", kind: "unchanged", unlinked: 0 }]);
    expect(await movedIn()).toMatchObject({ state: "partial", unitsOpen: 6 });
  });

  it("are opened again by the same button as any other order", async () => {
    await bring([{ ...ORDER, lines: [{ ...LINE, received: 4 }] }]);
    await visit("/purchase-orders/1/moves", SHOP, { method: "POST", body: new URLSearchParams({ move: "reopen" }) });
    expect(await movedIn()).toMatchObject({ state: "partial" });
    expect(await rows("SELECT quantity FROM incoming")).toEqual([{ quantity: 6 }]);
  });

  it("change nothing a second time, nor when eight pages bring them at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => bring([ORDER])));
    const before = await everything();
    expect(before[0]).toHaveLength(1);
    expect(before[3]).toHaveLength(2);
    expect(await outcomes([ORDER])).toEqual([{ number: "1042", kind: "unchanged", unlinked: 1 }]);
    expect(await everything()).toEqual(before);
  });

  it("are written anew when the file is read another way, and stay once somebody has worked with them", async () => {
    await bring([ORDER]);
    const other = { ...ORDER, supplier: "Bolt", lines: [{ ...LINE, ordered: 12, received: 12 }] };
    expect(await outcomes([other])).toEqual([{ number: "1042", kind: "changed", unlinked: 0 }]);
    expect(await movedIn()).toMatchObject({
      supplier: "Bolt",
      unitsOrdered: 12,
      unitsReceived: 12,
      lines: [{ accepted: 12 }],
    });
    await bring([{ ...other, lines: [{ ...LINE, received: 3 }] }]);
    await visit("/purchase-orders/1/moves", SHOP, { method: "POST", body: new URLSearchParams({ move: "reopen" }) });
    expect(await outcomes([ORDER])).toMatchObject([
      { kind: "refused", reason: expect.stringContaining("changed here") },
    ]);
    expect(await movedIn()).toMatchObject({ supplier: "Bolt", unitsReceived: 3 });
  });

  it("feed the supplier's lead time by the days that are known", async () => {
    const undated = { ...ORDER, number: "8", lines: [{ ...LINE, receivedOn: null }] };
    const silent = { ...ORDER, number: "9", lines: [{ ...LINE, received: 0, receivedOn: null }] };
    await bring([ORDER, undated, silent]);
    expect(await findPerformance(env.DB, { id: 1 }, 1)).toMatchObject({
      ...{ receipts: 2, mean: 11, onTime: { count: 2, of: 2 } },
      filled: { ordered: 30, received: 26 },
    });
  });

  it("cannot be taken back: nothing of them was ever put into stock here", async () => {
    await bring([ORDER]);
    await visit("/receipts/1/reversal", SHOP, {
      method: "POST",
      body: new URLSearchParams({ formToken: "token-0001" }),
    });
    expect(await rows("SELECT * FROM inventory_writes")).toEqual([]);
    expect(await movedIn()).toMatchObject({ unitsReceived: 16 });
  });

  it("stand in a tab of their own, and are found by their old number", async () => {
    await bring([ORDER]);
    const list = async (address: string) => textOf(await (await visit(address, SHOP)).text());
    expect(await list("/purchase-orders")).not.toContain("STOCKY-1042");
    expect(await list("/purchase-orders?tab=history")).toContain("STOCKY-1042");
    expect(await list("/purchase-orders?q=1042")).toContain("STOCKY-1042");
    expect(await list("/purchase-orders/1")).toContain("Not linked to a product yet");
  });

  it("are refused as a whole where they cannot be read, or the place is another shop's", async () => {
    expect((await bring([{ ...ORDER, lines: [{ ...LINE, ordered: 0 }] }])).status).toBe(400);
    expect((await bring([ORDER, ORDER])).status).toBe(400);
    expect((await bring([ORDER], SHOP, 21)).status).toBe(400);
    expect(await rows("SELECT id FROM purchase_orders")).toEqual([]);
  });

  it("add up to their lines, whatever they are", async () => {
    const line = fc.record({
      ordered: fc.integer({ min: 1, max: 500 }),
      received: fc.integer({ min: 0, max: 600 }),
      unitCost: fc.option(fc.constantFrom("0", "0.333", "4.50", "19.999")),
      known: fc.boolean(),
    });
    const order = fc.array(line, { minLength: 1, maxLength: 8 });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(order, async (told) => {
        const lines = told.map(({ known, ...each }): PastLine => ({ ...LINE, ...each, sku: known ? "MUG-L" : "GONE" }));
        number += 1;
        await bring([{ ...ORDER, number: `P${number}`, lines }]);
        const found = await movedIn(number);
        expect(found.unitsOrdered).toBe(told.reduce((sum, { ordered }) => sum + ordered, 0));
        expect(found.unitsReceived).toBe(told.reduce((sum, { received }) => sum + received, 0));
        expect(found.linesAmount).toBe(
          lines.reduce((sum, each) => sum + (amountTold(each, each.ordered, "EUR") ?? 0), 0),
        );
        expect(found.linesWithoutCost).toBe(told.filter(({ unitCost }) => unitCost === null).length);
        expect(found.lines.map(({ accepted }) => accepted)).toEqual(told.map(({ received }) => received));
      }),
      { numRuns: 20 },
    );
  });
});

describe("Suppliers of Stocky", () => {
  const ACME = {
    ...{ name: "Acme", email: "orders@example.com", phone: "555", contactName: null, address: "1 Mill Lane" },
    ...{ paymentTerms: "Net 30", currency: "USD", leadTimeDays: 9, notes: null },
  };
  const suppliers = (told: object[]) => json("/moving-in/suppliers", "POST", { check: false, suppliers: told });

  it("are added once, and fill in what nobody has said here", async () => {
    await env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, email, currency, created_at, updated_at) VALUES (5, 1, 'ACME', 'mine@example.com', 'EUR', 1, 1)",
    ).run();
    await suppliers([ACME, { ...ACME, name: "Bolt" }]);
    await suppliers([ACME, { ...ACME, name: "Bolt" }]);
    expect(await rows("SELECT name, email, phone, address, currency FROM suppliers ORDER BY id")).toEqual([
      { name: "ACME", email: "mine@example.com", phone: "555", address: "1 Mill Lane", currency: "EUR" },
      { name: "Bolt", email: "orders@example.com", phone: "555", address: "1 Mill Lane", currency: "USD" },
    ]);
    const again = (await (await suppliers([ACME])).json()) as { outcomes: unknown[] };
    expect(again.outcomes).toEqual([{ number: "Acme", kind: "unchanged" }]);
  });
});

describe("A file", () => {
  const bytes = Uint8Array.from({ length: PIECE + 1000 }, (_, at) => (at * 31 + (at >> 8)) % 256);
  const FILE = { name: 'Old "orders".csv', size: bytes.length, sha256: "a".repeat(64) };
  const keep = async () => ((await (await json("/moving-in/files", "POST", FILE)).json()) as { id: number }).id;
  const piece = (id: number, at: number, content: Uint8Array<ArrayBuffer>, domain = SHOP) =>
    visit(`/moving-in/files/${id}/pieces/${at}`, domain, {
      ...{ method: "PUT", body: content, headers: { "content-type": "application/octet-stream" } },
    });

  it("is kept whole, once, and comes back byte for byte", async () => {
    const id = await keep();
    expect(await keep()).toBe(id);
    expect((await visit(`/moving-in/files/${id}`, SHOP)).status).toBe(404);
    for (const at of [1, 0, 1]) await piece(id, at, bytes.slice(at * PIECE, (at + 1) * PIECE));
    const back = await visit(`/moving-in/files/${id}`, SHOP);
    expect(back.headers.get("content-disposition")).toBe('attachment; filename="Old _orders_.csv"');
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
    expect((await visit(`/moving-in/files/${id}`, OTHER)).status).toBe(404);
  });

  it("takes no piece that is not its own, from nobody else", async () => {
    const id = await keep();
    expect((await piece(id, 2, bytes.slice(0, 10))).status).toBe(400);
    expect((await piece(id, 1, bytes.slice(0, 10))).status).toBe(400);
    expect((await piece(id, 0, bytes.slice(0, PIECE), OTHER)).status).toBe(400);
    expect(await rows("SELECT piece FROM kept_file_pieces")).toEqual([]);
  });

  it("tells what became of it, and is removed with its pieces", async () => {
    const id = await keep();
    await piece(id, 1, bytes.slice(PIECE));
    const result = {
      ...{ suppliers: { added: 1, changed: 0, unchanged: 0 }, orders: { added: 2, changed: 0, unchanged: 0 } },
      ...{ unlinked: 3, left: [{ what: "Row 7", why: "Whole units." }], more: 0 },
    };
    await json(`/moving-in/files/${id}`, "PUT", result);
    const page = textOf(await (await visit("/moving-in", SHOP)).text());
    expect(page).toContain("Purchase orders: 2 added");
    expect(page).toContain("Row 7: Whole units.");
    await visit(`/moving-in/files/${id}`, OTHER, { method: "DELETE" });
    expect(await rows("SELECT id FROM kept_files")).toHaveLength(1);
    await visit(`/moving-in/files/${id}`, SHOP, { method: "DELETE" });
    expect(await rows("SELECT id FROM kept_files")).toEqual([]);
    expect(await rows("SELECT piece FROM kept_file_pieces")).toEqual([]);
  });

  it("goes with the shop", async () => {
    await piece(await keep(), 1, bytes.slice(PIECE));
    await bring([ORDER]);
    await env.DB.prepare("UPDATE shops SET uninstalled_at = 5 WHERE id = 1").run();
    for (const table of ["kept_files", "kept_file_pieces", "past_orders"])
      expect(await rows(`SELECT * FROM ${table}`), table).toEqual([]);
  });
});
