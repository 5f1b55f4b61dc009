import { eq } from "drizzle-orm";
import { alertMail } from "../../drizzle/schema";
import { typed } from "../database";
import { recipientsFrom } from "../outbound/recipients";
import { type AlertMail, type Frequency, NO_ALERT_MAIL } from "./alert-mail";

export async function findAlertMail(database: D1Database, shop: { id: number }): Promise<AlertMail> {
  const [found] = await typed(database).select().from(alertMail).where(eq(alertMail.shopId, shop.id));
  return found ? { ...found, recipients: recipientsFrom(found.recipients) } : NO_ALERT_MAIL;
}

/**
 * A first or another frequency begins with the next morning, not with one that has passed. What a mail has told of stays
 * told.
 */
export const saveAlertMail = (
  database: D1Database,
  shop: { id: number },
  { recipients, frequency }: Pick<AlertMail, "recipients" | "frequency">,
  today: number,
  now: number,
) =>
  database
    .prepare(
      `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, last_day, updated_at)
      VALUES (?1, ?2, ?3, 0, ?4, ?5)
      ON CONFLICT (shop_id) DO UPDATE SET recipients = ?2, frequency = ?3, updated_at = ?5,
        last_day = iif(frequency = ?3 AND recipients <> '[]', last_day, ?4)`,
    )
    .bind(shop.id, JSON.stringify(recipients), frequency, today, now)
    .run();

/** One statement. Only where nobody has told of more since `from`. */
export const alertsTold = (
  database: D1Database,
  shop: { id: number },
  { from, upTo, day }: { from: number; upTo: number; day: number },
  now: number,
) =>
  database
    .prepare(
      "UPDATE alert_mail SET told_up_to = ?3, last_day = ?4, updated_at = ?5 WHERE shop_id = ?1 AND told_up_to = ?2",
    )
    .bind(shop.id, from, upTo, day, now);

const LIVE = `alert_mail m CROSS JOIN shops s ON s.id = m.shop_id AND s.uninstalled_at IS NULL
  WHERE m.recipients <> '[]'`;

/**
 * Domains of the shops that hear at once and have not heard of a new alert. The newest few are looked at: alerts of one
 * moment may be opened in another order than they are numbered. Ten index entries a shop.
 */
export async function listShopsToTellAtOnce(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT s.domain FROM ${LIVE} AND m.frequency = 'at_once' AND m.told_up_to < (
        SELECT MAX(id) FROM (SELECT a.id FROM alerts a INDEXED BY alerts_newest
          WHERE a.shop_id = m.shop_id AND a.closed_at IS NULL AND a.snoozed_until_day IS NULL
          ORDER BY a.opened_at DESC, a.id DESC LIMIT 10))`,
    )
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}

/** Shops that get a digest each day or week, whether it is due or not. */
export async function listDigests(database: D1Database) {
  const { results } = await database
    .prepare(
      `SELECT s.domain, s.time_zone AS timeZone, m.frequency, m.last_day AS lastDay FROM ${LIVE} AND m.frequency <> 'at_once'`,
    )
    .all<{ domain: string; timeZone: string; frequency: Frequency; lastDay: number }>();
  return results;
}
