import { env } from "cloudflare:workers";
import { TWO } from "../api/v1/client";
import { everyRow } from "./rows";

/**
 * The other shop's rows may not be touched: whoever tries to is refused by the database, at once and by name. What
 * comes back says whether they are all as they were.
 */
export async function otherShopSealed() {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%shop_id%'",
  ).all<{ name: string }>();
  await env.DB.batch(
    tables.flatMap(({ name }) =>
      (["INSERT", "UPDATE", "DELETE"] as const).map((kind) =>
        env.DB.prepare(
          `CREATE TRIGGER "sealed_${kind}_${name}" BEFORE ${kind} ON "${name}"
          WHEN ${kind === "INSERT" ? "NEW" : "OLD"}.shop_id = ${TWO.id}
          BEGIN SELECT RAISE(ABORT, 'constraint: ${name} of the other shop'); END`,
        ),
      ),
    ),
  );
  const before = await everyRow(TWO.id);
  return { isAsItWas: async () => (await everyRow(TWO.id)) === before };
}
