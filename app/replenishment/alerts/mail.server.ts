import { eq } from "drizzle-orm";
import { alertMail } from "../../../drizzle/schema";
import { typed } from "../../database";
import { recipientsFrom } from "../../outbound/mail/recipients";
import { type AlertMail, type AlertMailChoice, type Frequency, NO_ALERT_MAIL } from "./mail";

export async function findAlertMail(database: D1Database, shop: { id: number }): Promise<AlertMail> {
  const [found] = await typed(database).select().from(alertMail).where(eq(alertMail.shopId, shop.id));
  return found ? { ...found, recipients: recipientsFrom(found.recipients) } : NO_ALERT_MAIL;
}

/** Work that moves all figures of a shop and has done no step for so long stands still: what is low is told of all the same. */
const STANDS_STILL = 30 * 60_000;

/** Whether alerts open and close by work that goes on: the first import, a count of all days anew, plans of the whole shop. */
export const isReckoningAnew = async (database: D1Database, shop: { id: number }, now: number): Promise<boolean> =>
  (await database
    .prepare(
      `SELECT 1 AS found FROM jobs WHERE shop_id = ?1 AND state = 'running'
      AND (kind = 'import' OR (kind IN ('rebuild-days', 'roll-forward') AND updated_at > ?2)) LIMIT 1`,
    )
    .bind(shop.id, now - STANDS_STILL)
    .first("found")) !== null;

/**
 * A first or another frequency or day begins with the next morning, not with one that has passed. What a mail has told of stays
 * told.
 */
export const saveAlertMail = (
  database: D1Database,
  shop: { id: number },
  { recipients, frequency, weekDay }: AlertMailChoice,
  today: number,
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, last_day, week_day, week_last_day, updated_at)
      VALUES (?1, ?2, ?3, 0, ?4, COALESCE(?6, ${NO_ALERT_MAIL.weekDay}), ?4, ?5)
      ON CONFLICT (shop_id) DO UPDATE SET recipients = ?2, frequency = ?3, updated_at = ?5, week_day = COALESCE(?6, week_day),
        last_day = iif(frequency = ?3 AND recipients <> '[]', last_day, ?4),
        week_last_day = iif(week_day = COALESCE(?6, week_day) AND recipients <> '[]', week_last_day, ?4),
        still_since = iif(recipients = '[]', NULL, still_since)`,
    )
    .bind(shop.id, JSON.stringify(recipients), frequency, today, now, weekDay ?? null)
    .run();

/** Two statements. `tellings` as they were when the alerts were listed: nothing where somebody has told since. */
export const alertsTold = (
  database: D1Database,
  shop: { id: number },
  { tellings, ids, day }: { tellings: number; ids: number[]; day: number },
  now: number,
) => [MARKED, COUNTED].map((text) => database.prepare(text).bind(shop.id, tellings, JSON.stringify(ids), day, now));

const MARKED = `
  UPDATE alerts SET told_at = ?5 WHERE id IN (SELECT value FROM json_each(?3)) AND shop_id = ?1
    AND EXISTS (SELECT 1 FROM alert_mail m WHERE m.shop_id = ?1 AND m.tellings = ?2)`;

/** What a mail told up to is kept for the version before this one. */
const COUNTED = `
  UPDATE alert_mail SET tellings = tellings + 1, last_day = ?4, updated_at = ?5,
    told_up_to = MAX(told_up_to, COALESCE((SELECT MAX(value) FROM json_each(?3)), 0))
  WHERE shop_id = ?1 AND tellings = ?2`;

const LIVE = `alert_mail m CROSS JOIN shops s ON s.id = m.shop_id AND s.uninstalled_at IS NULL
  WHERE m.recipients <> '[]'`;

/** Domains of the shops that hear at once and have not heard of an alert. One index entry a shop. */
export async function listShopsToTellAtOnce(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT s.domain FROM ${LIVE} AND m.frequency = 'at_once' AND EXISTS (
        SELECT 1 FROM alerts a INDEXED BY alerts_untold
        WHERE a.shop_id = m.shop_id AND a.closed_at IS NULL AND a.told_at IS NULL AND a.snoozed_until_day IS NULL)`,
    )
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}

/** Shops with somebody to tell: the day of their last digest, whether one is due or not. */
export async function listToldByMail(database: D1Database) {
  const { results } = await database
    .prepare(`SELECT s.id, s.domain, s.time_zone AS timeZone, m.frequency, m.last_day AS lastDay FROM ${LIVE}`)
    .all<{ id: number; domain: string; timeZone: string; frequency: Frequency; lastDay: number }>();
  return results;
}

/** Shops that get the weekly mail, whether it is due or not. */
export async function listWeeklies(database: D1Database) {
  const { results } = await database
    .prepare(
      `SELECT s.domain, s.time_zone AS timeZone, m.week_day AS weekDay, m.week_last_day AS weekLastDay FROM ${LIVE} AND m.week_day > 0`,
    )
    .all<{ domain: string; timeZone: string; weekDay: number; weekLastDay: number }>();
  return results;
}

/** One statement: the week of that day is told, or had nothing to tell. */
export const weekTold = (database: D1Database, shop: { id: number }, day: number, now: number) =>
  database
    .prepare("UPDATE alert_mail SET week_last_day = ?2, updated_at = ?3 WHERE shop_id = ?1 AND week_last_day < ?2")
    .bind(shop.id, day, now);
