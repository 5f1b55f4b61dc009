import type { StockAt } from "../overviews/stock-at";

/** Units of a variant from one location to another. */
export type Transfer = { from: number; to: number; units: number };

/** What moves of a variant, as few transfers as do it: from who gives most to who lacks most. */
export function transfersIn(stock: Pick<StockAt, "locationId" | "moving">[]): Transfer[] {
  const [from, to] = [greatest(stock, -1), greatest(stock, 1)];
  const [gives, lacks] = [from[0], to[0]];
  if (!gives || !lacks) return [];
  const units = Math.min(-gives.moving, lacks.moving);
  const after = stock.map((at) => {
    if (at.locationId === gives.locationId) return { ...at, moving: at.moving + units };
    return at.locationId === lacks.locationId ? { ...at, moving: at.moving - units } : at;
  });
  return [{ from: gives.locationId, to: lacks.locationId, units }, ...transfersIn(after)];
}

const greatest = (stock: Pick<StockAt, "locationId" | "moving">[], sign: 1 | -1) =>
  stock
    .filter(({ moving }) => moving * sign > 0)
    .sort((a, b) => (b.moving - a.moving) * sign || a.locationId - b.locationId);

/** The drafts by the names of their locations, and of how many variants nothing was to move. */
export type TransfersMade = {
  transfers: { id: number; number: string; from: string; to: string; lines: number }[];
  left: number;
};
