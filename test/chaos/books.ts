import { env } from "cloudflare:workers";
import { z } from "zod";
import type { Arrivals } from "../oracle/stands";
import type { World } from "../oracle/world";
import type { Keeper } from "./keeper/keeper";
import { inTransit, type Notebook, type Order, openOf } from "./keeper/notebook";
import { knownAt, thereAt } from "./known";

const shownOrder = z.object({
  state: z.string(),
  lines: z.array(
    z.object({
      ...{
        id: z.coerce.number(),
        ordered: z.number(),
        received: z.number(),
        damaged: z.number(),
        returned: z.number(),
      },
      open: z.number(),
    }),
  ),
});
const shownTransfer = z.object({
  lines: z.array(z.object({ id: z.coerce.number(), shipped: z.number(), received: z.number(), damaged: z.number() })),
});

/** Where the app's orders, transfers, arrivals and writes are not as the keeper's books say. */
export async function misbooked(keeper: Keeper, world: World): Promise<string[]> {
  const wrong: string[] = [];
  const compare = (what: string, theirs: unknown, ours: unknown) => {
    if (JSON.stringify(theirs) !== JSON.stringify(ours))
      wrong.push(`${what}: ${JSON.stringify(theirs)}, not ${JSON.stringify(ours)}`);
  };
  for (const order of keeper.notebook.orders) {
    const { state, lines } = shownOrder.parse(await keeper.read(`/purchase-orders/${order.id}`));
    compare(`order ${order.id}`, { state: stateOf(order), lines: linesOf(order) }, { state, lines });
  }
  for (const { id, lines } of keeper.notebook.transfers) {
    const shown = shownTransfer.parse(await keeper.read(`/transfers/${id}`));
    const theirs = lines.map(({ id, quantity, accepted, damaged }) => ({
      ...{ id, shipped: quantity, received: accepted, damaged },
    }));
    compare(`transfer ${id}`, theirs, shown.lines);
  }
  const there = ({ variantId }: { variantId: number }) => world.variants.has(variantId);
  const [ordered, moved] = [awaited(keeper.notebook).filter(there), inTransfers(keeper.notebook).filter(there)];
  compare("awaited of orders", inOrder(summed(ordered)), await arrivals("'purchase_order', 'split_delivery'"));
  compare("on the way in transfers", inOrder(summed(moved)), await arrivals("'transfer'"));
  const { results: open } = await env.DB.prepare(
    "SELECT idempotency_key AS key, state FROM inventory_writes WHERE state NOT IN ('confirmed', 'refused')",
  ).all();
  compare("writes that have not ended", [], open);
  const { results: confirmed } = await env.DB.prepare(
    "SELECT idempotency_key AS key, SUM(f.value->>'delta') AS units FROM inventory_writes, json_each(changes) f WHERE state = 'confirmed' GROUP BY 1",
  ).all<{ key: string; units: number }>();
  const written = [...keeper.shopify.written].map(
    ([key, { changes }]) => [key, changes.reduce((sum, { delta }) => sum + delta, 0)] as const,
  );
  const ended = confirmed.map(({ key, units }) => [key, units] as const);
  compare("writes in Shopify", inOrder(new Map(written)), inOrder(new Map(ended)));
  compare("asked of Shopify", inOrder(moves(keeper.notebook, await listCounts())), await movesAsked());
  return wrong;
}

const linesOf = ({ state, lines }: Order) =>
  lines.map((line) => ({
    ...{ id: line.id, ordered: line.ordered, received: line.accepted, damaged: line.damaged, returned: line.returned },
    open: state === "sent" ? openOf(line) : 0,
  }));

function stateOf({ state, lines }: Order) {
  if (state !== "sent") return state;
  if (lines.every((line) => openOf(line) === line.ordered)) return "sent";
  return lines.some((line) => openOf(line) > 0) ? "partial" : "received";
}

/** What is on its way to each variant's place by the keeper's books, or from it: a draft counts at both ends. */
export const onTheWay = (notebook: Notebook): Arrivals =>
  summed([...awaited(notebook), ...inTransfers(notebook), ...drafted(notebook)]);

const awaited = ({ orders }: Notebook) =>
  orders
    .filter(({ state }) => state !== "closed")
    .flatMap(({ place, lines }) =>
      lines.map((line) => ({ variantId: line.variantId, place, units: Math.max(0, openOf(line)) })),
    );

const inTransfers = ({ transfers }: Notebook) =>
  transfers.flatMap(({ to, lines }) =>
    lines.map((line) => ({ variantId: line.variantId, place: to, units: inTransit(line) })),
  );

const drafted = ({ drafts }: Notebook) =>
  [...drafts].flatMap(({ from, to, lines }) =>
    lines.flatMap(({ variantId, quantity }) => [
      { variantId, place: from, units: -quantity },
      { variantId, place: to, units: quantity },
    ]),
  );

function summed(rows: { variantId: number; place: number; units: number }[]) {
  const sums = new Map<string, number>();
  for (const { variantId, place, units } of rows) {
    const key = `${variantId}/${place}`;
    if (units !== 0) sums.set(key, (sums.get(key) ?? 0) + units);
  }
  return sums;
}

const countRow = z.object({ id: z.number(), scannedAt: z.number(), endedAt: z.number() });

/** When the app says that each count was scanned and completed. */
async function listCounts() {
  const { results } = await env.DB.prepare(
    `SELECT c.id, n.first_at AS scannedAt, c.ended_at AS endedAt FROM stock_counts c JOIN stock_count_lines n ON n.count_id = c.id
    WHERE c.state = 'completed'`,
  ).all();
  return new Map(
    z
      .array(countRow)
      .parse(results)
      .map((row) => [row.id, row]),
  );
}

/**
 * Units that come into a variant's place, or leave it, for an order or in a transfer: good ones alone; or that a count
 * found over or short.
 */
function moves({ orders, transfers, counted }: Notebook, counts: Awaited<ReturnType<typeof listCounts>>) {
  const sums = new Map<string, number>();
  const add = (key: string, units: number) => sums.set(key, (sums.get(key) ?? 0) + units);
  for (const { place, lines } of orders)
    for (const { variantId, accepted } of lines) add(`receipt ${variantId}/${place}`, accepted);
  for (const { from, to, lines } of transfers)
    for (const { variantId, quantity, accepted } of lines) {
      add(`transfer ${variantId}/${from}`, -quantity);
      add(`transfer ${variantId}/${to}`, accepted);
    }
  for (const { id, variantId, place, units, scanned, tries } of counted) {
    const { scannedAt = 0, endedAt = 0 } = counts.get(id) ?? {};
    const known = scanned.includes(scannedAt) ? knownAt(tries, endedAt) : undefined;
    if (!known) add(`count ${variantId}/${place}`, Number.NaN);
    else if (known.stocked.includes(place))
      add(`count ${variantId}/${place}`, units - thereAt(known, place, scannedAt));
  }
  return new Map([...sums].filter(([, units]) => units !== 0));
}

/** Those that it refused are asked for too, but where they were taken back: then nothing was asked for, and nothing back. */
async function movesAsked() {
  const { results } = await env.DB.prepare(
    `SELECT substr(w.idempotency_key, 1, instr(w.idempotency_key, '/') - 1) || ' ' || v.shopify_id || '/' || (f.value->>'location') AS key,
      SUM(f.value->>'delta') AS units FROM inventory_writes w CROSS JOIN json_each(w.changes) f
    JOIN variants v ON v.shop_id = w.shop_id AND v.inventory_item_id = CAST(f.value->>'item' AS INTEGER)
    WHERE substr(w.idempotency_key, 1, instr(w.idempotency_key, '/') - 1) IN ('receipt', 'transfer', 'count') AND NOT (w.state = 'refused' AND (
      EXISTS (SELECT 1 FROM receipt_lines n JOIN receipts r ON r.reverses = n.receipt_id WHERE w.idempotency_key = 'receipt/' || n.id)
      OR EXISTS (SELECT 1 FROM transfer_move_lines n JOIN transfer_moves r ON r.reverses = n.move_id WHERE w.idempotency_key = 'transfer/' || n.id)))
    GROUP BY 1 HAVING SUM(f.value->>'delta') <> 0`,
  ).all<{ key: string; units: number }>();
  return inOrder(new Map(results.map(({ key, units }) => [key, units])));
}

const inOrder = (sums: Map<string, number>) => [...sums].sort(([a], [b]) => (a < b ? -1 : 1));

/** A transfer is in the books once it was shipped; one of which that was refused stays a draft. */
async function arrivals(sources: string) {
  const { results } = await env.DB.prepare(
    `SELECT v.shopify_id || '/' || c.shopify_id AS key, SUM(i.quantity) AS units FROM incoming i
    JOIN variants v ON v.id = i.variant_id AND v.deleted_at IS NULL JOIN locations c ON c.id = i.location_id
    WHERE i.source IN (${sources}) AND NOT (i.source = 'transfer' AND i.state = 'drafted') GROUP BY 1 HAVING SUM(i.quantity) > 0 ORDER BY 1`,
  ).all<{ key: string; units: number }>();
  return results.map(({ key, units }) => [key, units]);
}
