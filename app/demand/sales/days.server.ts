import { dayInZone } from "../../days/day-in-zone-sql";
import { offsetsOf } from "../../days/zone-days";
import { leftOutBy } from "../left-out/left-out-sql";
import { NET_UNITS } from "./net-units-sql";
import { unitsOfParts } from "./parts-sql";
import { oldestKeptDay } from "./retention";

/**
 * The sales of some variants, counted on the days of this zone by what the shop leaves out today: three statements for
 * one batch. Days whose lines are not all kept stay as they were summed.
 */
export function daysRebuilt(
  database: D1Database,
  shop: { id: number; timeZone: string },
  range: { from: number; to: number },
  now: number,
): D1PreparedStatement[] {
  const lines = database.prepare(DAYS_OF_LINES).bind(shop.id, range.from, range.to, offsetsOf(shop.timeZone, now));
  const kept = oldestKeptDay(now);
  return [
    lines,
    ...[SUMS_DELETED, SUMS].map((text) => database.prepare(text).bind(shop.id, range.from, range.to, kept)),
  ];
}

const OF_RANGE = "shop_id = ?1 AND variant_id BETWEEN ?2 AND ?3";

const DAYS_OF_LINES = `
  UPDATE order_lines SET was_variant_id = NULL, was_location_id = NULL, was_day = NULL, was_parts = NULL,
    day = ${dayInZone("processed_at", "?4")},
    left_out = ${leftOutBy("w.rules", { channel: "channel", wholesale: "wholesale", tags: "tags" })}
  FROM (SELECT (SELECT orders_left_out FROM shop_settings WHERE shop_id = ?1) AS rules) w
  WHERE ${OF_RANGE}`;

const SUMS_DELETED = `DELETE FROM daily_sales WHERE ${OF_RANGE} AND day >= ?4`;

const KEPT_OF_RANGE = "l.shop_id = ?1 AND l.variant_id BETWEEN ?2 AND ?3 AND l.day >= ?4";

const SUMS = `
  INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
  SELECT shop_id, variant_id, day, location_id, SUM(units) FROM (
    SELECT l.shop_id, l.variant_id, l.day, l.location_id, ${NET_UNITS} AS units FROM order_lines l
    WHERE ${KEPT_OF_RANGE} AND l.parts IS NULL
    UNION ALL
    SELECT * FROM (${unitsOfParts(`order_lines l INDEXED BY order_lines_parts WHERE ${KEPT_OF_RANGE} AND l.parts IS NOT NULL`)})
  )
  GROUP BY shop_id, variant_id, day, location_id`;
