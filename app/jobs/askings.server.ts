import { cells } from "../sql/cells-sql";

const A_MINUTE = 60_000;

/** Work of one shop that many may want at once: a job's kind, and what it is about where it is about one thing. */
interface Asking {
  shopId: number;
  work: string;
}

const { json, cell } = cells({ shopId: "value", work: "value" });

/**
 * Takes each of these its turn, and says in how many ms it comes: at once after a minute's rest, else when the rest is
 * over. What has been put off already is not among the answers: it comes later than whoever asks now, and so it serves
 * them as well. One statement.
 */
export async function takeTurns(
  database: D1Database,
  askings: Asking[],
  now: number,
): Promise<(Asking & { wait: number })[]> {
  const { results } = await database
    .prepare(
      `INSERT INTO askings (shop_id, work, rests_until)
      SELECT DISTINCT ${cell.shopId}, ${cell.work}, ?2 + ${A_MINUTE} FROM json_each(?1) f WHERE true
      ON CONFLICT (shop_id, work) DO UPDATE SET rests_until = MAX(rests_until, ?2) + ${A_MINUTE}
        WHERE rests_until <= ?2 + ${A_MINUTE}
      RETURNING shop_id AS shopId, work, rests_until - ${A_MINUTE} - ?2 AS wait`,
    )
    .bind(json(askings), now)
    .all<Asking & { wait: number }>();
  return results;
}
