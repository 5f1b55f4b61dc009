import { FACT, FACTS_OF_LIVE_SHOPS, type Fact } from "../facts/version-sql";
import { cells } from "../sql/cells-sql";
import type { ToldDeparture } from "./departures";

/** What Shopify tells of a shop itself. */
export interface ShopDetailsFact extends Fact {
  name: string;
  timeZone: string;
  currency: string;
}

interface Uninstall {
  domain: string;
  /** Shopify's time of it (epoch ms). One from before the latest install is ignored. */
  triggeredAt: number;
}

const DETAILS = cells({ ...FACT, name: "value", timeZone: "value", currency: "value" });
const UNINSTALL = cells({ domain: "value", triggeredAt: "value" }, "g");
const DEPARTURE = cells({ domain: "value", kind: "value", told: "value", triggeredAt: "value" }, "g");

/**
 * Marks shops that have gone; a trigger on that mark (`shops_uninstalled`, in the migrations) deletes token, settings and
 * rules with it. Catalogue and sales stay, unreachable, until shop/redact. One statement.
 */
export const shopsUninstalled = (database: D1Database, uninstalls: Uninstall[]) =>
  database
    .prepare(
      `UPDATE shops SET uninstalled_at = told.gone_at FROM (
        SELECT s.id, MAX(${UNINSTALL.cell.triggeredAt}) AS gone_at FROM json_each(?1) g
        CROSS JOIN shops s ON s.domain = ${UNINSTALL.cell.domain} AND s.installed_at < ${UNINSTALL.cell.triggeredAt} GROUP BY s.id
      ) told WHERE shops.id = told.id AND shops.uninstalled_at IS NULL`,
    )
    .bind(UNINSTALL.json(uninstalls));

/**
 * What is told of shops: of those that have the app, their details; of any that we know, that they are going. A new time
 * zone leaves a mark: the zone that the days of old sales were counted in, until they are counted anew; a new currency that prices are
 * doubted, whose minor units are those of the old one. An uninstall from
 * before the latest installation, or of a shop that has gone already, says nothing; nor does an erasure from before it.
 * Of two of a kind the later is kept. One statement.
 */
export const shopChanges = (database: D1Database, details: ShopDetailsFact[], departures: ToldDeparture[] = []) =>
  database.prepare(SHOPS).bind(
    DETAILS.json(details),
    DEPARTURE.json(
      departures.map(({ domain, kind, ...told }) => ({
        ...{ domain, kind, triggeredAt: told.triggeredAt },
        told: JSON.stringify({ ...told, tries: 0, nextAt: 0 }),
      })),
    ),
  );

/** Prices and costs are doubted, where Shopify said a currency if the shop's is another. One statement. */
export const pricesDoubted = (database: D1Database, shop: { id: number }, said: string | null = null) =>
  database
    .prepare("UPDATE shops SET prices_doubted = 1 WHERE id = ?1 AND currency IS NOT ?2 AND prices_doubted = 0")
    .bind(shop.id, said);

/** Each shop at most once: of two rows for one an UPDATE takes either. */
const SHOPS = `
  UPDATE shops SET name = COALESCE(told.name, shops.name), currency = COALESCE(told.currency, shops.currency),
    prices_doubted = MAX(prices_doubted, COALESCE(told.currency <> shops.currency, 0)),
    days_time_zone = iif(told.time_zone <> shops.time_zone, COALESCE(days_time_zone, shops.time_zone), days_time_zone),
    time_zone = COALESCE(told.time_zone, shops.time_zone),
    updated_at = COALESCE(told.updated_at, shops.updated_at), triggered_at = COALESCE(told.triggered_at, shops.triggered_at),
    uninstall_told = ${laterOf("uninstall_told", "told.uninstall")}, erasure_told = ${laterOf("erasure_told", "told.erasure")}
  FROM (
    SELECT id, MAX(name) AS name, MAX(time_zone) AS time_zone, MAX(currency) AS currency, MAX(updated_at) AS updated_at,
      MAX(triggered_at) AS triggered_at, MAX(uninstall) AS uninstall, MAX(erasure) AS erasure
    FROM (
      SELECT s.id, ${DETAILS.cell.name} AS name, ${DETAILS.cell.timeZone} AS time_zone, ${DETAILS.cell.currency} AS currency, ${DETAILS.cell.updatedAt} AS updated_at,
        ${DETAILS.cell.triggeredAt} AS triggered_at, NULL AS uninstall, NULL AS erasure,
        ROW_NUMBER() OVER (PARTITION BY s.id ORDER BY ${DETAILS.cell.updatedAt} DESC, ${DETAILS.cell.triggeredAt} DESC) AS newest
      FROM ${FACTS_OF_LIVE_SHOPS}
      WHERE (${DETAILS.cell.updatedAt}, ${DETAILS.cell.triggeredAt}) > (s.updated_at, s.triggered_at)
      UNION ALL
      SELECT s.id, NULL, NULL, NULL, NULL, NULL, iif(${DEPARTURE.cell.kind} = 'uninstall', ${DEPARTURE.cell.told}, NULL),
        iif(${DEPARTURE.cell.kind} = 'erasure', ${DEPARTURE.cell.told}, NULL),
        ROW_NUMBER() OVER (PARTITION BY s.id, ${DEPARTURE.cell.kind} ORDER BY ${DEPARTURE.cell.triggeredAt} DESC)
      FROM json_each(?2) g CROSS JOIN shops s ON s.domain = ${DEPARTURE.cell.domain} AND iif(${DEPARTURE.cell.kind} = 'uninstall',
        s.uninstalled_at IS NULL AND s.installed_at < ${DEPARTURE.cell.triggeredAt}, s.installed_at <= ${DEPARTURE.cell.triggeredAt})
    ) WHERE newest = 1 GROUP BY id
  ) told
  WHERE shops.id = told.id`;

function laterOf(kept: string, told: string) {
  return `iif(${told}->>'triggeredAt' > COALESCE(${kept}->>'triggeredAt', -1), ${told}, ${kept})`;
}
