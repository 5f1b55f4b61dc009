import { dayInZone } from "../../days/day-in-zone-sql";
import { offsetsOf, REACH } from "../../days/zone-days";
import { MERGED_INTO_DAY } from "./levels.server";

/**
 * What was seen of the stock of some variants, on the days of this zone: three statements for one batch. Of a day only
 * its last observation has a time: the day goes where that is now, and its highest value with it. What is older than
 * any window stays where it is.
 */
export const levelDaysRebuilt = (
  database: D1Database,
  shop: { id: number; timeZone: string },
  range: { from: number; to: number },
  now: number,
): D1PreparedStatement[] => {
  const offsets = offsetsOf(shop.timeZone, now);
  return [
    database.prepare(LIFTED).bind(shop.id, range.from, range.to, offsets, now - REACH),
    database.prepare(PUT_DOWN).bind(shop.id, range.from, range.to, offsets),
    database.prepare(CLEARED).bind(shop.id, range.from, range.to),
  ];
};

const OF_RANGE = `variants v
  CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id
  CROSS JOIN level_days d ON d.shop_id = l.shop_id AND d.inventory_item_id = l.inventory_item_id AND d.location_id = l.location_id`;
const RANGE = "v.id BETWEEN ?2 AND ?3 AND +v.shop_id = ?1";
const KEY = "shop_id, inventory_item_id, location_id, day";
const KEY_OF_DAY = "d.shop_id, d.inventory_item_id, d.location_id, d.day";

const NEW_DAY = dayInZone("d.last_updated_at", "?4");

/** Those that move leave all days first, mirrored at −½: one may go where another has not left yet. */
const LIFTED = `
  UPDATE level_days SET day = -1 - day WHERE (${KEY}) IN (
    SELECT ${KEY_OF_DAY} FROM ${OF_RANGE} AND d.last_updated_at >= ?5
    WHERE ${RANGE} AND d.day <> ${NEW_DAY})`;

const PUT_DOWN = `
  INSERT INTO level_days (${KEY}, max_available, last_available, last_updated_at, last_triggered_at)
  SELECT d.shop_id, d.inventory_item_id, d.location_id, ${NEW_DAY}, d.max_available, d.last_available, d.last_updated_at,
    d.last_triggered_at
  FROM ${OF_RANGE} AND d.day < 0 WHERE ${RANGE}
  ${MERGED_INTO_DAY}`;

const CLEARED = `
  DELETE FROM level_days WHERE (${KEY}) IN (SELECT ${KEY_OF_DAY} FROM ${OF_RANGE} AND d.day < 0 WHERE ${RANGE})`;
