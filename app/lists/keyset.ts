import { z } from "zod";

/** A place in a sorted list: the sort value and id of a row. It stays good when that row is gone. */
const keySchema = z.tuple([z.union([z.string(), z.number()]), z.number().int()]);
export type Key = z.infer<typeof keySchema>;

export type Place = { side: "after" | "before"; key: Key } | { side: "start" };

/** From the address; a place that cannot be read is the start of the list. */
export function placeIn(search: URLSearchParams): Place {
  for (const side of ["after", "before"] as const) {
    const key = keyFrom(search.get(side));
    if (key) return { side, key };
  }
  return { side: "start" };
}

export const placeText = (key: Key) => JSON.stringify(key);

export type Paged<Row> = { rows: Row[]; previous: string | null; next: string | null };

/** `found` holds up to one row more than the page, nearest to the place first. */
export function pageOf<Row>(found: Row[], place: Place, size: number, keyOf: (row: Row) => Key): Paged<Row> {
  const more = found.length > size;
  const rows = place.side === "before" ? found.slice(0, size).reverse() : found.slice(0, size);
  const [first, last] = [rows.at(0), rows.at(-1)];
  const hasPrevious = place.side === "before" ? more : place.side === "after";
  const hasNext = place.side === "before" || more;
  return {
    rows,
    previous: first && hasPrevious ? placeText(keyOf(first)) : null,
    next: last && hasNext ? placeText(keyOf(last)) : null,
  };
}

function keyFrom(text: string | null): Key | undefined {
  if (text === null) return undefined;
  try {
    return keySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
