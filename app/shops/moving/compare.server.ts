import { isLongAlike } from "./long-rows.server";
import { roundsOf } from "./pages.server";
import type { Place, Table } from "./tables.server";

/** The first table found in which either has what the other does not. */
export async function findDifference(a: Place, b: Place, tables: Table[], id: number): Promise<string | undefined> {
  const others = roundsOf(b, tables, id);
  for await (const pages of roundsOf(a, tables, id)) {
    const { value: same = [] } = await others.next();
    const copies = new Map(same.map((other) => [other.table.name, other.page]));
    for (const { table, page } of pages) {
      if (JSON.stringify(page) !== JSON.stringify(copies.get(table.name))) return table.name;
      for (const { key, written } of page)
        if (written === null && !(await isLongAlike(a, b, table, key))) return table.name;
    }
  }
  const { value: more = [] } = await others.next();
  return more[0]?.table.name;
}
