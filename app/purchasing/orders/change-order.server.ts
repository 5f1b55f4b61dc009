import type { Meanwhile, SaveAnswer } from "../../forms/opened";
import type { Refusals } from "../../forms/parsed";
import { makeAverages } from "../costs/averages.server";
import type { Order, OrderLine } from "./order";
import { AS_READ, orderChange, timelineAdded } from "./order-change.server";
import { findOrder } from "./purchase-orders.server";
import type { TimelineEntry } from "./timeline";

type Shop = { id: number; timeZone: string };

/** What is to be written of an order as it was read. Statements bind its shop, id and version as ?1 to ?3 and look at AS_READ. */
export type Decision = {
  statements: D1PreparedStatement[];
  /** SQL: columns of the order that change with it, of its row `purchase_orders`; parameters from ?5 on. */
  set?: { columns: string; values: (string | number | null)[] };
  entry: TimelineEntry;
  /** Local ids that are touched beside those on its lines. */
  variants?: number[];
};

export type Changed =
  | { kind: "changed" }
  | { kind: "refused"; refusals: Refusals }
  | { kind: "meanwhile"; meanwhile: Meanwhile }
  | { kind: "unknown" };

type Decided = Decision | Exclude<Changed, { kind: "changed" }> | undefined;

/** Whoever loses reads again and decides by what the winner left: nobody loses as often. */
const TRIES = 50;

/**
 * Reads the order, decides, and writes it with all that follows in one batch, if it stands as it was read; otherwise once more.
 * `decide` answers with what is to be written, with why not, or with undefined where it is so already.
 */
export async function changeOrder(
  database: D1Database,
  shop: Shop,
  orderId: number,
  decide: (order: Order) => Decided | Promise<Decided>,
  now: number,
): Promise<Changed> {
  for (let tries = 0; tries < TRIES; tries++) {
    const order = await findOrder(database, shop, orderId);
    if (!order) return { kind: "unknown" };
    const decision = await decide(order);
    if (decision === undefined) return { kind: "changed" };
    if ("kind" in decision) return decision;
    if (!(await isWritten(database, shop, order, decision, now))) continue;
    if (order.unitsReceived > 0) await makeAverages(database, shop, variantsOf(order), now);
    return { kind: "changed" };
  }
  throw new Error(`Purchase order ${orderId} changed ${TRIES} times while it was to be changed.`);
}

/** The same of one of its lines. */
export const changeOrderLine = (
  database: D1Database,
  shop: Shop,
  { orderId, lineId }: { orderId: number; lineId: number },
  decide: (line: OrderLine, order: Order) => Decided | Promise<Decided>,
  now: number,
): Promise<Changed> =>
  changeOrder(
    ...[database, shop, orderId],
    (order) => {
      const line = order.lines.find(({ id }) => id === lineId);
      return line ? decide(line, order) : refused("line", "Somebody took this line off meanwhile.");
    },
    now,
  );

const variantsOf = ({ lines }: Order) => lines.map(({ variantId }) => variantId);

async function isWritten(database: D1Database, shop: Shop, order: Order, decision: Decision, now: number) {
  const { statements, set, entry, variants = [] } = decision;
  const before = [timelineAdded(database, shop.id, order, entry, now), ...statements];
  const results = await database.batch([
    ...before,
    database
      .prepare(
        `UPDATE purchase_orders SET version = version + 1, updated_at = ?4${set ? `, ${set.columns}` : ""}
        WHERE shop_id = ?1 AND id = ?2 AND version = ?3`,
      )
      .bind(shop.id, order.id, order.version, now, ...(set?.values ?? [])),
    ...orderChange(...[database, shop, { ids: [order.id] }, [...variantsOf(order), ...variants], now]),
  ]);
  return (results[before.length]?.meta.changes ?? 0) > 0;
}

/** A statement that changes nothing where the order no longer stands as it was read; its own parameters begin at ?4. */
export const asRead = (
  database: D1Database,
  shop: { id: number },
  order: Pick<Order, "id" | "version">,
  sql: (guard: string) => string,
  ...values: (string | number | null)[]
) => database.prepare(sql(AS_READ)).bind(shop.id, order.id, order.version, ...values);

export const refused = (field: string, reason: string) => ({ kind: "refused" as const, refusals: { [field]: reason } });

/** As a page hears it. What is not there any more was taken off while the page was open. */
export function savedAs(changed: Changed, done: string): SaveAnswer {
  if (changed.kind === "changed") return { done, refusals: {} };
  if (changed.kind === "meanwhile") return { refusals: {}, meanwhile: changed.meanwhile };
  return { refusals: changed.kind === "refused" ? changed.refusals : { state: "It is not there any more." } };
}
