import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { orderChange } from "../../../app/purchasing/orders/order-change.server";
import { findPerformance } from "../../../app/purchasing/performance/performance.server";
import { sumsByCurrency } from "../../../app/reports/purchasing/spend";
import { countUndatedBills, listSpend } from "../../../app/reports/purchasing/spend.server";
import { listSupplierPerformance } from "../../../app/reports/purchasing/supplier-performance.server";
import { countedDatabase } from "../../support/counted-database";
import { oneOf, randomFrom, upTo } from "../../support/random";
import { installShop } from "../../support/shopify";

const SHOP = { id: 1, timeZone: "UTC" };
/** 4 October 2024. */
const TODAY = 20_000;

interface Line {
  ordered: number;
  amount: number | null;
  taxRate: number | null;
  taxIncluded: boolean;
}
interface Came {
  day: number;
  /** By line: accepted and damaged. */
  units: [number, number][];
  takenBack: boolean;
  state: "draft" | "submitted";
  history: "dated" | "undated" | null;
}
interface Order {
  shopId: number;
  supplier: number;
  currency: string;
  state: string;
  orderedDay: number | null;
  expectedDay: number | null;
  history: boolean;
  bill: { day: number | null; total: number | null };
  lines: Line[];
  came: Came[];
}

const SUPPLIERS = [1, 2, 3];
const ARCHIVED = 3;

function madeUp(seed: number): Order[] {
  const random = randomFrom(seed);
  return Array.from({ length: 70 }, (): Order => {
    const state = oneOf(random, ["draft", "sent", "sent", "sent", "closed", "cancelled"]);
    const orderedDay = state === "draft" ? null : TODAY - upTo(random, 120);
    const history = random() < 0.1;
    const lines = Array.from(
      { length: 1 + upTo(random, 2) },
      (): Line => ({
        ordered: 1 + upTo(random, 11),
        amount: random() < 0.15 ? null : upTo(random, 10_000),
        taxRate: oneOf(random, [null, 700, 1900]),
        taxIncluded: random() < 0.4,
      }),
    );
    const came = Array.from(
      { length: orderedDay === null || state === "cancelled" ? 0 : upTo(random, 3) },
      (): Came => ({
        day: (orderedDay ?? 0) + upTo(random, 30),
        units: lines.map(() => (random() < 0.2 ? [0, 0] : [upTo(random, 5), upTo(random, 1)])),
        takenBack: random() < 0.2,
        state: random() < 0.1 ? "draft" : "submitted",
        history: history ? oneOf(random, ["dated", "undated"]) : null,
      }),
    );
    const total = random() < 0.5 ? upTo(random, 20_000) : null;
    return {
      shopId: random() < 0.1 ? 2 : 1,
      supplier: oneOf(random, [1, 1, 2, 3]),
      currency: oneOf(random, ["EUR", "EUR", "USD", "JPY"]),
      ...{ state, orderedDay, history, lines, came },
      expectedDay: orderedDay !== null && random() < 0.7 ? orderedDay + upTo(random, 25) : null,
      bill: { day: random() < 0.8 ? TODAY - upTo(random, 60) : null, total },
    };
  });
}

const insert = (table: string, row: Record<string, unknown>) => {
  const columns = Object.keys(row);
  return env.DB.prepare(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  ).bind(...Object.values(row));
};

let id = 0;

async function written(orders: Order[]) {
  const statements: D1PreparedStatement[] = [];
  const ids: number[] = [];
  for (const order of orders) {
    const orderId = ++id;
    if (order.shopId === 1) ids.push(orderId);
    statements.push(
      insert("purchase_orders", {
        id: orderId,
        shop_id: order.shopId,
        number: `PO-${orderId}`,
        state: order.state,
        supplier_id: order.supplier,
        ...{ location_id: 1, currency: order.currency, source: "hand", created_at: 1, updated_at: 1 },
        ...{ ordered_day: order.orderedDay, expected_day: order.expectedDay, history: Number(order.history) },
        ...{ bill_day: order.bill.day, bill_total: order.bill.total },
      }),
    );
    const lineIds = order.lines.map((line, position) => {
      const lineId = ++id;
      statements.push(
        insert("purchase_order_lines", {
          ...{ id: lineId, shop_id: order.shopId, order_id: orderId, position, variant_id: 1, ordered: line.ordered },
          ...{ amount: line.amount, tax_rate: line.taxRate, tax_included: Number(line.taxIncluded), created_at: 1 },
        }),
      );
      return lineId;
    });
    for (const came of order.came) {
      const receiptId = ++id;
      const receipt = (of: Record<string, unknown>, sign: number) => {
        const made = {
          shop_id: order.shopId,
          order_id: orderId,
          state: came.state,
          received_day: came.day,
          created_at: 1,
        };
        statements.push(insert("receipts", { ...made, history: came.history, ...of }));
        for (const [at, [accepted, damaged]] of came.units.entries())
          statements.push(
            insert("receipt_lines", {
              ...{ shop_id: order.shopId, receipt_id: of.id, line_id: lineIds[at] },
              ...{ accepted: sign * accepted, damaged: sign * damaged },
            }),
          );
      };
      receipt({ id: receiptId }, 1);
      if (came.takenBack && came.state === "submitted") receipt({ id: ++id, reverses: receiptId }, -1);
    }
  }
  for (let at = 0; at < statements.length; at += 50) await env.DB.batch(statements.slice(at, at + 50));
  await env.DB.batch(orderChange(env.DB, SHOP, { ids }, [], TODAY * 86_400_000));
}

beforeEach(async () => {
  id = 0;
  await installShop();
  await env.DB.batch(
    [...SUPPLIERS, 9].map((supplier) =>
      insert("suppliers", {
        ...{ id: supplier, shop_id: supplier === 9 ? 2 : 1, name: `Supplier ${supplier}`, currency: "EUR" },
        ...{ created_at: 1, updated_at: 1, archived_at: supplier === ARCHIVED ? 1 : null },
      }),
    ),
  );
});

const FROM = TODAY - 89;
const within = (day: number | null): day is number => day !== null && day >= FROM && day <= TODAY;
const monthOf = (day: number) => Date.parse(`${new Date(day * 86_400_000).toISOString().slice(0, 7)}-01`) / 86_400_000;

/** Half up, as an accountant would. */
const halfUp = (over: number, under: number) => Math.floor(over / under + 0.5);
const netOf = ({ amount, taxRate, taxIncluded }: Line) =>
  amount === null || !taxIncluded ? amount : halfUp(amount * 10_000, 10_000 + (taxRate ?? 0));

/** The same by hand: by "supplier month currency" what was ordered, received and billed. */
function model(orders: Order[]) {
  const rows = new Map<string, [orders: number, ordered: number, received: number, billed: number]>();
  const add = (order: Order, day: number, at: 0 | 1 | 2 | 3, amount: number) => {
    const name = `${order.supplier} ${monthOf(day)} ${order.currency}`;
    const row = rows.get(name) ?? [0, 0, 0, 0];
    row[at] += amount;
    rows.set(name, row);
  };
  for (const order of orders.filter(({ shopId }) => shopId === 1)) {
    if (within(order.orderedDay) && !["draft", "cancelled"].includes(order.state)) {
      add(order, order.orderedDay, 0, 1);
      for (const line of order.lines) add(order, order.orderedDay, 1, netOf(line) ?? 0);
    }
    if (order.bill.total !== null && within(order.bill.day)) add(order, order.bill.day, 3, order.bill.total);
    order.lines.forEach((line, at) => {
      const net = netOf(line) ?? 0;
      let units = 0;
      const came = order.came
        .filter(({ state, history }) => state === "submitted" && history !== "undated")
        .toSorted((a, b) => a.day - b.day);
      for (const each of came) {
        const [accepted, damaged] = each.units[at] ?? [0, 0];
        const before = halfUp(net * units, line.ordered);
        if (!each.takenBack) units += accepted + damaged;
        if (within(each.day)) add(order, each.day, 2, halfUp(net * units, line.ordered) - before);
      }
    });
  }
  return rows;
}

it.each([1, 2, 3, 4])(
  "tells what was ordered, received and billed by supplier, month and currency, run %i",
  async (seed) => {
    const orders = madeUp(seed);
    await written(orders);
    const rows = await listSpend(env.DB, SHOP, { from: FROM, to: TODAY, supplier: null });
    const told = new Map(
      rows.map((row) => [
        `${row.supplierId} ${row.month} ${row.currency}`,
        [row.orders, row.ordered, row.received, row.billed],
      ]),
    );
    const expected = model(orders);
    expect(expected.size).toBeGreaterThan(10);
    for (const [name, figures] of expected) expect([name, told.get(name)]).toEqual([name, figures]);
    // What was all taken back, or of no known cost, may stand as a row of nothing.
    for (const [name, figures] of told) if (!expected.has(name)) expect(figures).toEqual([0, 0, 0, 0]);
    const ofOne = await listSpend(env.DB, SHOP, { from: FROM, to: TODAY, supplier: 2 });
    expect(ofOne).toEqual(rows.filter(({ supplierId }) => supplierId === 2));
    expect(await countUndatedBills(env.DB, SHOP, null)).toBe(
      orders.filter(({ shopId, bill }) => shopId === 1 && bill.total !== null && bill.day === null).length,
    );
    for (const { currency, ...sum } of sumsByCurrency(rows)) {
      const own = [...expected].filter(([name]) => name.endsWith(currency)).map(([, figures]) => figures);
      expect([sum.orders, sum.ordered, sum.received, sum.billed]).toEqual(
        ([0, 1, 2, 3] as const).map((at) => own.reduce((all, figures) => all + figures[at], 0)),
      );
    }
  },
);

it("gives a line's whole amount to the months in which its units came, to the last cent", async () => {
  const thirds = (day: number): Came => ({
    ...{ day, units: [[1, 0]], takenBack: false },
    state: "submitted",
    history: null,
  });
  await written([
    {
      ...{ shopId: 1, supplier: 1, currency: "EUR", state: "sent", orderedDay: TODAY - 80, expectedDay: null },
      ...{ history: false, bill: { day: null, total: null } },
      lines: [{ ordered: 3, amount: 100, taxRate: null, taxIncluded: false }],
      came: [thirds(TODAY - 70), thirds(TODAY - 40), thirds(TODAY - 1)],
    },
  ]);
  const rows = await listSpend(env.DB, SHOP, { from: FROM, to: TODAY, supplier: null });
  expect(rows.map(({ received }) => received)).toEqual([33, 34, 33, 0].filter((part) => part > 0));
  expect(rows.reduce((all, { received }) => all + received, 0)).toBe(100);
});

const mean = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0) / numbers.length;

it.each([5, 6, 7])("measures every supplier as its own page does, and as is counted by hand, run %i", async (seed) => {
  const orders = madeUp(seed);
  await written(orders);
  const rows = await listSupplierPerformance(env.DB, SHOP, null, TODAY);
  expect(rows.map(({ supplierId }) => supplierId)).toEqual(SUPPLIERS.filter((supplier) => supplier !== ARCHIVED));
  for (const { supplierId, supplier, late, ...measured } of rows) {
    expect(measured).toEqual(await findPerformance(env.DB, SHOP, supplierId));
    expect(await listSupplierPerformance(env.DB, SHOP, supplierId, TODAY)).toEqual([
      { supplierId, supplier, late, ...measured },
    ]);
    const own = orders.filter(
      (order) => order.shopId === 1 && order.supplier === supplierId && order.orderedDay !== null,
    );
    const arrivals = own
      .flatMap((order) => order.came.map((came) => ({ ...came, order })))
      .filter(({ state, takenBack, history, units }) => {
        const some = units.some(([accepted, damaged]) => accepted + damaged > 0);
        return state === "submitted" && !takenBack && history !== "undated" && some;
      });
    // Of receipts of one day the later one counts: it is known by the place in which it was made.
    const last = arrivals
      .reverse()
      .toSorted((a, b) => b.day - a.day)
      .slice(0, 10);
    const leads = last.map(({ day, order }) => day - (order.orderedDay ?? 0));
    expect(measured.receipts).toBe(leads.length);
    expect(measured.mean).toBeCloseTo(mean(leads), 9);
    const squares = leads.map((days) => (days - mean(leads)) ** 2);
    expect(measured.deviation).toBeCloseTo(Math.sqrt((mean(squares) * leads.length) / (leads.length - 1)), 9);
    const promised = last.filter(({ order }) => order.expectedDay !== null);
    expect(measured.onTime).toEqual({
      count: promised.filter(({ day, order }) => day <= (order.expectedDay ?? 0)).length,
      of: promised.length,
    });
    const stands = own.map((order) => {
      const came = order.lines.map((_, at) =>
        order.came
          .filter(({ state, takenBack }) => state === "submitted" && !takenBack)
          .reduce((all, { units }) => all + (units[at]?.[0] ?? 0) + (units[at]?.[1] ?? 0), 0),
      );
      const open = order.lines.some((line, at) => line.ordered > (came[at] ?? 0));
      const received = came.reduce((all, units) => all + units, 0);
      const filled = order.lines.reduce((all, line, at) => all + Math.min(line.ordered, came[at] ?? 0), 0);
      return { ...order, open, received, filled, ordered: order.lines.reduce((all, line) => all + line.ordered, 0) };
    });
    const isDone = (order: (typeof stands)[number]) =>
      (order.state === "closed" || (order.state === "sent" && !order.open && order.received > 0)) &&
      (!order.history || order.received > 0);
    const ended = stands
      .filter(isDone)
      .reverse()
      .toSorted((a, b) => (b.orderedDay ?? 0) - (a.orderedDay ?? 0))
      .slice(0, 10);
    expect(measured.filled).toEqual({
      ordered: ended.reduce((all, { ordered }) => all + ordered, 0),
      received: ended.reduce((all, { filled }) => all + filled, 0),
    });
    const isLate = (order: (typeof stands)[number]) =>
      order.state === "sent" && order.open && order.expectedDay !== null && order.expectedDay < TODAY;
    expect(late).toBe(stands.filter(isLate).length);
  }
});

it("reads what the days hold, and no more: of 20,000 orders of ten years the last month", async () => {
  await env.DB.batch(
    [
      `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, ordered_day, lines_amount, bill_day, bill_total, next_day, created_at, updated_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      SELECT i, 1, i, iif(i % 100, 'received', 'sent'), 1 + i % 2, 1, 'EUR', 'hand', ${TODAY} - i / 6, 100, ${TODAY} - i / 6, 100, iif(i % 100, NULL, 1), 1, 1 FROM n`,
      "INSERT INTO purchase_order_lines (id, shop_id, order_id, position, variant_id, ordered, amount, created_at) SELECT id, 1, id, 0, 1, 5, 100, 1 FROM purchase_orders",
      "INSERT INTO receipts (id, shop_id, order_id, state, received_day, created_at) SELECT id, 1, id, 'submitted', ordered_day, 1 FROM purchase_orders",
      "INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted) SELECT 1, id, id, 5 FROM purchase_orders",
    ].map((text) => env.DB.prepare(text)),
  );
  const { database, asked } = countedDatabase(env.DB);
  const rows = await listSpend(database, SHOP, { from: TODAY - 29, to: TODAY, supplier: null });
  expect(rows.reduce((all, { ordered }) => all + ordered, 0)).toBe(179 * 100);
  expect(rows.reduce((all, { received }) => all + received, 0)).toBe(179 * 100);
  expect(asked.rowsRead).toBeLessThan(179 * 25);
  asked.rowsRead = 0;
  await listSupplierPerformance(database, SHOP, null, TODAY);
  // Of each supplier its last hundred orders with what came of them, and the orders that are late.
  expect(asked.rowsRead).toBeLessThan(SUPPLIERS.length * 100 * 12 + 2 * 200 + 100);
});
