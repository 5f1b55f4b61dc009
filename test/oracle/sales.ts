import { dayOf } from "./calendar";
import { placesOf } from "./orders";
import type { World } from "./world";

/** Nobody was told where. */
export const UNASSIGNED = 0;

/** Net units of a variant on a day at a place. */
export interface Sale {
  variantId: number;
  day: number;
  place: number;
  units: number;
}

/**
 * What is left of each line after edits and refunds, on the day on which the order was processed; nothing of cancelled
 * and test orders, and deleted orders are not there.
 */
export function salesIn(world: World): Sale[] {
  const sales = new Map<string, Sale>();
  for (const order of world.orders.values()) {
    if (order.cancelled || order.test) continue;
    const day = dayOf(order.processedAt, world.timeZone);
    for (const line of order.lines) {
      const { variantId } = line;
      if (variantId === null) continue;
      for (const [place, units] of placesOf(line, order.till, UNASSIGNED)) {
        const key = `${variantId}/${day}/${place}`;
        const sale = sales.get(key) ?? { variantId, day, place, units: 0 };
        sales.set(key, { ...sale, units: sale.units + units });
      }
    }
  }
  return [...sales.values()].filter(({ units }) => units !== 0);
}
