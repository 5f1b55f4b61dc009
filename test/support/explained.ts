import { env } from "cloudflare:workers";
import { onTestFinished, vi } from "vitest";

/** The texts of all statements that are prepared from here to the test's end. */
export function statementsPrepared(): Set<string> {
  const texts = new Set<string>();
  const prototype: D1Database = Object.getPrototypeOf(env.DB);
  const prepare = prototype.prepare;
  const spy = vi.spyOn(prototype, "prepare").mockImplementation(function (this: D1Database, text) {
    texts.add(text);
    return prepare.call(this, text);
  });
  onTestFinished(() => spy.mockRestore());
  return texts;
}

const OF_A_SHOP = /^SEARCH (\w+) .*\(shop_id=\?\)/;
const OF_ALL_SHOPS = /^SEARCH (\w+) .*PRIMARY KEY \(rowid[<>]\?\)/;

/**
 * Those of them that change rows and, by SQLite's plan, go through all rows that a shop has in one of these tables, each with its
 * step; and whichever go through those of all shops from an id on. Without statistics SQLite often takes an index that holds all
 * it wants for the one that finds the row. An index of a part, as of what is open, is what it should take.
 */
export async function readingAllOfAShop(texts: Iterable<string>, tables: readonly string[]): Promise<string[]> {
  const partial = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
    .all<{ name: string }>()
    .then(({ results }) => new Set(results.map(({ name }) => name)));
  const found = [];
  for (const text of [...texts]) {
    const writes = /\b(UPDATE|DELETE|INSERT)\b/i.test(text);
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
      .bind(...Array.from({ length: parametersOf(text) }, () => 0))
      .all<{ detail: string }>();
    for (const { detail } of results) {
      if (partial.has(/ INDEX (\w+)/.exec(detail)?.[1] ?? "")) continue;
      const [, name = ""] = (writes && OF_A_SHOP.exec(detail)) || OF_ALL_SHOPS.exec(detail) || [];
      if (name && tables.some((each) => each === name || new RegExp(`\\b${each} (AS )?${name}\\b`).test(text)))
        found.push(`${detail}: ${text.replace(/\s+/g, " ").trim().slice(0, 160)}`);
    }
  }
  return found;
}

/** Numbered ones, or as many as there are. */
function parametersOf(text: string): number {
  const all = [...text.matchAll(/\?(\d*)/g)];
  return Math.max(0, ...all.map(([, number], at) => Number(number || at + 1)));
}
