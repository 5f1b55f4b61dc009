import { dispatchesMade } from "../../outbound/dispatches/made.server";
import { LATE_ANNOUNCED, LATE_TOLD, TODAY } from "./late-sql";

/**
 * What these shops' orders are late with as of their today: told once for each day that goes by, not once a night. An order
 * whose day is put off is told of again once that has gone by, too. 3 statements, whatever the number of shops.
 */
export function lateTold(database: D1Database, days: { shopId: number; today: number }[], now: number) {
  const todays = TODAY.json(days);
  return [
    database.prepare(LATE_ANNOUNCED).bind(todays, now),
    dispatchesMade(database, now),
    database.prepare(LATE_TOLD).bind(todays),
  ];
}
