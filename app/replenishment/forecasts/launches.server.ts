import { demandDays } from "../../demand/demand-days";
import { startOfNewItems } from "../../demand/engine/new-item";
import { listDemandInputs } from "./inputs.server";

const DAYS_OF_LAUNCH = 28;
/** Launches older than this tell little of today's. */
const RECENT = 365;
const MOST_LAUNCHES = 100;

/** Units a day that the shop's own newest launches sold in their first four weeks: their median, or null. */
export async function findLaunchRate(database: D1Database, shopId: number, today: number): Promise<number | null> {
  const { results } = await database
    .prepare(
      `SELECT v.id FROM variants v CROSS JOIN shops s ON s.id = v.shop_id
      WHERE v.shop_id = ?1 AND v.deleted_at IS NULL AND v.created_day > s.sales_from_day
        AND v.created_day BETWEEN ?2 - ${RECENT} AND ?2 - ${DAYS_OF_LAUNCH}
      ORDER BY v.created_day DESC, v.id LIMIT ${MOST_LAUNCHES}`,
    )
    .bind(shopId, today)
    .all<{ id: number }>();
  const inputs = await listDemandInputs(database, [{ shopId, variants: results.map(({ id }) => id) }], today);
  const launches = inputs.flatMap(({ history }) => {
    const days = demandDays(history)[0];
    return days ? [{ units: days.units.slice(0, DAYS_OF_LAUNCH), availability: days.availability }] : [];
  });
  return startOfNewItems(launches)?.rate ?? null;
}
