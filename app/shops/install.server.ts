import { dayOf } from "../days/calendar";
import { FIRST_SETTINGS } from "./first-settings";

/** What Shopify tells of a shop when it installs. */
interface ShopFacts {
  name: string;
  timeZone: string;
  currency: string;
  /** How many days of orders may be read: 60, or 365 with read_all_orders. */
  historyDays: number;
}

/** The shop's id, for one that is new too: what is encrypted for a shop names it. */
export async function shopIdFor(database: D1Database, domain: string, now: number): Promise<number> {
  // A new shop begins as one that is not there, and that nobody listens to: it takes no deliveries until it is installed below.
  const row = await database
    .prepare(
      `INSERT INTO shops (domain, installed_at, uninstalled_at, sales_from_day, unheard) VALUES (?1, 0, ?2, 0, 1)
      ON CONFLICT (domain) DO UPDATE SET domain = excluded.domain RETURNING id`,
    )
    .bind(domain, now)
    .first<{ id: number }>();
  if (!row) throw new Error(`No row came back for ${domain}.`);
  return row.id;
}

/**
 * The rows of a shop that has the app: itself, its settings, its first rule, its counts. Settings that stand stay. The
 * first statement answers with a row where the shop was new or had gone, with none where it has the app already.
 */
export function shopInstalled(
  database: D1Database,
  shopId: number,
  facts: ShopFacts,
  now: number,
): D1PreparedStatement[] {
  const salesFrom = dayOf(now, facts.timeZone) - facts.historyDays;
  const { leadTimeDays, coverDays, safetyDays, minimumOrder, casePack } = FIRST_SETTINGS;
  return [
    database
      .prepare(
        `UPDATE shops SET name = ?2, time_zone = ?3, currency = ?4, sales_from_day = ?5, installed_at = ?6,
          uninstalled_at = NULL, subscriptions_checked_at = 0 WHERE id = ?1 AND uninstalled_at IS NOT NULL RETURNING id`,
      )
      .bind(shopId, facts.name, facts.timeZone, facts.currency, salesFrom, now),
    database
      .prepare("INSERT INTO shop_settings (shop_id, updated_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .bind(shopId, now),
    database
      .prepare(
        `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, cover_days, safety_days,
          minimum_order, case_pack, active, updated_at) VALUES (?, 'shop', 0, 0, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING`,
      )
      .bind(shopId, leadTimeDays, coverDays, safetyDays, minimumOrder, casePack, now),
    database.prepare("INSERT INTO shop_counts (shop_id) VALUES (?) ON CONFLICT DO NOTHING").bind(shopId),
  ];
}
