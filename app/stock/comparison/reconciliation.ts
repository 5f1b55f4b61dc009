import { hourOf } from "../../days/calendar";

const HOUR = 3_600_000;
const FIRST_HOUR = 1;
const HOURS_OF_NIGHT = 4;

/**
 * Each night, in an hour between one and five that the shop's number chooses; and at any hour where two nights were
 * missed. Two comparisons are twenty hours apart at least, so that a night of two such hours has one.
 */
export function isDueAt(shop: { id: number; timeZone: string; startedAt: number }, now: number): boolean {
  const since = now - shop.startedAt;
  if (shop.startedAt > 0 && since > 48 * HOUR) return true;
  return since > 20 * HOUR && hourOf(now, shop.timeZone) === FIRST_HOUR + (shop.id % HOURS_OF_NIGHT);
}
