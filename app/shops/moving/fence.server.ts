import { ownerOf, type Place, query, type Table } from "./tables.server";

const KINDS = ["INSERT", "UPDATE", "DELETE"] as const;

/**
 * The schedule writes to them for all shops at once, who would all wait; and whatever a step says there it says again,
 * where it has gone.
 */
const LET_BE = ["jobs", "lag_alarms"];

const fenceName = (table: string, kind: string, id: number) => `moving_${id}_${table}_${kind.toLowerCase()}`;

/** From now on nothing of the shop is written here: whoever still tries is told words after which queues try again. */
export const fenced = (tables: Table[], id: number): string[] =>
  tables.flatMap(({ name }) =>
    KINDS.map((kind) => {
      const row = kind === "INSERT" ? "NEW" : "OLD";
      const refusal = LET_BE.includes(name) ? "IGNORE" : "ABORT, 'The shop is locked: it moves to another database.'";
      return `CREATE TRIGGER IF NOT EXISTS "${fenceName(name, kind, id)}" BEFORE ${kind} ON "${name}" WHEN ${row}.${ownerOf(name)} = ${id}
        BEGIN SELECT RAISE(${refusal}); END`;
    }),
  );

export const unfenced = (tables: Table[], id: number): string[] =>
  tables.flatMap(({ name }) => KINDS.map((kind) => `DROP TRIGGER IF EXISTS "${fenceName(name, kind, id)}"`));

/** It is put up whole or not at all. */
export async function isFenced(place: Place, tables: Table[], id: number): Promise<boolean> {
  const names = tables.flatMap(({ name }) => KINDS.map((kind) => `'${fenceName(name, kind, id)}'`));
  const [row] = await query(
    place,
    `SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'trigger' AND name IN (${names.join(", ")})`,
  );
  return row?.n === names.length;
}
