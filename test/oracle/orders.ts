import type { Beginning, OrderFact, RefundFact } from "./facts";
import type { World } from "./world";

/** So many units at a place, or back at one. */
type Units = Map<number, number>;

interface Line {
  id: number;
  /** What it was sold as: stays when the variant is deleted. */
  variantId: number | null;
  ordered: number;
  /** What is left of it after edits and refunds. */
  left: number;
  /** Where its units lie or lay. Nobody is told before they are shipped or given back. */
  takenFrom: number | null;
  /** From where how many have gone. */
  shipped: Units;
  /** Where how many were put back, the first place first. */
  putBack: Units;
}

export interface Order {
  processedAt: number;
  test: boolean;
  cancelled: boolean;
  /** Where the till stands that sold it. */
  till: number | null;
  lines: Line[];
}

export function ordersFrom({ orders, lines, ...rows }: Beginning): Map<number, Order> {
  const found = new Map<number, Order>(
    orders.map((row) => [
      row.id,
      {
        ...{ processedAt: row.processed_at, test: row.test, cancelled: row.cancelled_at !== null },
        ...{ till: row.location_id, lines: [] },
      },
    ]),
  );
  const byId = new Map<number, Line>();
  for (const row of lines) {
    const line = {
      ...{ id: row.id, variantId: row.variant_id, ordered: row.quantity, left: row.current_quantity },
      ...{ takenFrom: row.location_id, shipped: new Map(), putBack: new Map() },
    };
    byId.set(row.id, line);
    found.get(row.order_id)?.lines.push(line);
  }
  const shippedFrom = new Map(
    rows.fulfillments.flatMap(({ id, status, location_id: place }) =>
      place !== null && (status === "success" || status === "open") ? [[id, place] as const] : [],
    ),
  );
  for (const { fulfillment_id: id, line_id, quantity } of rows.fulfillmentLines)
    add(byId.get(line_id)?.shipped, shippedFrom.get(id) ?? null, quantity);
  for (const { line_id, location_id, quantity } of rows.refundLines)
    add(byId.get(line_id)?.putBack, location_id, quantity);
  return found;
}

export function orderTold(world: World, fact: OrderFact) {
  const before = world.orders.get(fact.orderId);
  world.orders.set(fact.orderId, {
    ...{ processedAt: fact.processedAt, test: fact.test, cancelled: fact.cancelledAt !== null },
    till: fact.locationId,
    lines: fact.lines.map((line) => {
      const was = before?.lines.find(({ id }) => id === line.lineId);
      const shipped: Units = new Map();
      for (const { locationId, quantity } of line.shipped) add(shipped, locationId, quantity);
      return {
        ...{ id: line.lineId, ordered: line.quantity, left: line.currentQuantity, takenFrom: line.locationId, shipped },
        ...{ variantId: line.variantId ?? was?.variantId ?? null, putBack: was?.putBack ?? new Map() },
      };
    }),
  });
}

export function refundTold(world: World, fact: RefundFact, heard: boolean) {
  const lines = world.orders.get(fact.orderId)?.lines ?? [];
  for (const { lineId, quantity, restock, locationId } of fact.lines) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) continue;
    line.left -= quantity;
    if (heard && restock !== "no_restock") add(line.putBack, locationId ?? line.takenFrom, quantity);
  }
}

/**
 * Where what is left of a line was sold. It fills, one after the other, what each place shipped and did not get back, what
 * it got back, and then what nobody shipped: that is the till's, else the first place's where some was put back.
 */
export function placesOf({ ordered, left, shipped, putBack }: Line, till: number | null, nobody: number): Units {
  const rest = till ?? putBack.keys().next().value ?? nobody;
  const places = [...shipped].sort(([a], [b]) => a - b);
  const [only] = places;
  if (only && places.length === 1 && only[1] >= ordered) return new Map([[only[0], left]]);
  const back = (place: number, units: number) => Math.min(units, putBack.get(place) ?? 0);
  const turns = [
    ...places.map(([place, units]) => ({ place, room: units - back(place, units) })),
    ...places.map(([place, units]) => ({ place, room: back(place, units) })),
    { place: rest, room: Number.POSITIVE_INFINITY },
  ];
  const sold: Units = new Map();
  let units = left;
  for (const { place, room } of turns) {
    const here = Math.min(units, room);
    add(sold, place, here);
    units -= here;
  }
  return sold;
}

function add(units: Units | undefined, place: number | null, some: number) {
  if (place !== null) units?.set(place, (units.get(place) ?? 0) + some);
}
