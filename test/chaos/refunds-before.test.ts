import { env } from "cloudflare:workers";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { saveSalesRules } from "../../app/demand/sales/sales-rules.server";
import { readRows, SHOP } from "./dev-store";
import { closeHouse, openHouse } from "./house";

const BEGINS = Date.UTC(2035, 2, 9, 15);

afterEach(closeHouse);

const orderRow = z.object({ id: z.number(), test: z.number(), cancelled_at: z.number().nullable() });
const lineRow = z.object({ id: z.number(), order_id: z.number(), quantity: z.number() });
const refundLineRow = z.object({ line_id: z.number(), quantity: z.number(), restock: z.string() });

/** Units of orders that count, by the dev store's own books. */
async function soldThere() {
  const orders = new Map((await readRows("orders")).map((row) => [row.id, orderRow.parse(row)]));
  const counts = ({ order_id }: { order_id: number }) => {
    const order = orders.get(order_id);
    return order !== undefined && !order.test && order.cancelled_at === null;
  };
  const lines = (await readRows("lines")).map((row) => lineRow.parse(row)).filter(counts);
  const known = new Set(lines.map(({ id }) => id));
  const back = (await readRows("refund_lines"))
    .map((row) => refundLineRow.parse(row))
    .filter(({ line_id }) => known.has(line_id));
  return {
    ordered: unitsOf(lines),
    back: unitsOf(back),
    notRestocked: unitsOf(back.filter(({ restock }) => restock === "no_restock")),
  };
}

const unitsOf = (rows: { quantity: number }[]) => rows.reduce((sum, { quantity }) => sum + quantity, 0);

const soldHere = () => env.DB.prepare("SELECT SUM(units) AS units FROM daily_sales").first<number>("units");

it.each([4711, 7, 20_261, 99])(
  "counts what was refunded before the installation as the shop chooses, seed %i",
  async (seed) => {
    const jobs = await openHouse(seed, BEGINS);
    const { ordered, back, notRestocked } = await soldThere();
    expect(notRestocked).toBeGreaterThan(0);
    expect(back).toBeGreaterThan(notRestocked);
    expect(await soldHere()).toBe(ordered - back);

    await choose(true);
    expect(await soldHere()).toBe(ordered - back + notRestocked);
    await choose(false);
    expect(await soldHere()).toBe(ordered - back);

    async function choose(refundsKeepSales: boolean) {
      await saveSalesRules(env.DB, { id: 1 }, { refundsKeepSales, cancellationsKeepSales: false }, BEGINS);
      jobs.add({ kind: "rebuild-days", shop: SHOP });
      await jobs.drain();
    }
  },
);
