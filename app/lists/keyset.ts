import * as z from "zod";

/** A row in a sorted list: its sort value and id. It stays good when that row is gone. */
const keySchema = z.tuple([z.union([z.string(), z.number()]), z.number().int()]);
export type Key = z.infer<typeof keySchema>;

/** Where a page of a list begins. */
export type Cursor = { side: "after" | "before"; key: Key } | { side: "start" };

/** From the address; a cursor that cannot be read is the start of the list. */
export function cursorIn(search: URLSearchParams): Cursor {
  for (const side of ["after", "before"] as const) {
    const key = keyFrom(search.get(side));
    if (key) return { side, key };
  }
  return { side: "start" };
}

export const cursorText = (key: Key) => JSON.stringify(key);

export type Paged<Row> = { rows: Row[]; previous: string | null; next: string | null };

/** `found` holds up to one row more than the page, nearest to the cursor first. */
export function pageOf<Row>(found: Row[], cursor: Cursor, size: number, keyOf: (row: Row) => Key): Paged<Row> {
  const more = found.length > size;
  const rows = cursor.side === "before" ? found.slice(0, size).reverse() : found.slice(0, size);
  const [first, last] = [rows.at(0), rows.at(-1)];
  const hasPrevious = cursor.side === "before" ? more : cursor.side === "after";
  const hasNext = cursor.side === "before" || more;
  return {
    rows,
    previous: first && hasPrevious ? cursorText(keyOf(first)) : null,
    next: last && hasNext ? cursorText(keyOf(last)) : null,
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
