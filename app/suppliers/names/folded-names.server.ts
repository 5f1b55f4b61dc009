import { cells } from "../../sql/cells-sql";
import { namesApart } from "./names-apart";

const { json, cell } = cells({ id: "value", name: "value", nameFolded: "value" });

/** Folds the names of suppliers from before folded names were stored. "more" until none is left. */
export async function foldNames(database: D1Database): Promise<"more" | "done"> {
  const { results } = await database
    .prepare(OF_SHOPS_TO_FOLD)
    .all<{ id: number; name: string; nameFolded: string | null }>();
  const folded = namesApart(results);
  if (folded.length === 0) return "done";
  const before = new Map(results.map(({ id, name }) => [id, name]));
  const statement = (suppliers: typeof folded) => database.prepare(FOLDED).bind(json(suppliers));
  // Who is numbered leaves the name to the elder, which takes it in the next statement.
  await database.batch([
    statement(folded.filter(({ id, name }) => name !== before.get(id))),
    statement(folded.filter(({ id, name }) => name === before.get(id))),
  ]);
  return "more";
}

/** All suppliers of one shop in which some are to be folded. */
const OF_SHOPS_TO_FOLD = `
SELECT id, name, name_folded AS nameFolded FROM suppliers WHERE shop_id = (
  SELECT shop_id FROM suppliers INDEXED BY suppliers_to_fold WHERE name_folded IS NULL LIMIT 1)`;

/** A supplier that was saved meanwhile has its folded name. */
const FOLDED = `
UPDATE suppliers SET name = ${cell.name}, name_folded = ${cell.nameFolded}, name_sort = NULL FROM json_each(?1) f
WHERE suppliers.id = ${cell.id} AND suppliers.name_folded IS NULL`;
