import { EVERYWHERE } from "../../sql/zeros";
import { asJson, ruleIn } from "../rules/levels.server";
import type { Rule } from "../rules/rule";
import { FIRST_WINDOW } from "../rules/rules.server";
import type { SetupGuide } from "./setup-guide";

/** Reading all once more takes nothing back. One that stopped is said on Home, whichever it was. */
const GUIDE = `
SELECT w.velocity_window AS "window", (SELECT ${asJson("of_shop")} FROM rules of_shop
    WHERE of_shop.shop_id = s.id AND of_shop.level = 'shop' AND of_shop.subject_id = 0 AND of_shop.location_id = ${EVERYWHERE}) AS rule,
  w.guide_closed_at IS NOT NULL AS closed,
  EXISTS (SELECT 1 FROM jobs j WHERE j.shop_id = s.id AND j.kind = 'import'
    AND (j.state = 'done' OR j.state = 'running' AND json_extract(j.cursor, '$.isRepeat'))) AS imported,
  EXISTS (SELECT 1 FROM rules r WHERE r.shop_id = s.id AND r.level = 'shop' AND r.updated_at > s.installed_at) AS leadTimes,
  EXISTS (SELECT 1 FROM suppliers p WHERE p.shop_id = s.id AND p.archived_at IS NULL) AS suppliers,
  EXISTS (SELECT 1 FROM rules r WHERE r.shop_id = s.id AND r.level IN ('product', 'variant')) AS ownRule,
  EXISTS (SELECT 1 FROM alert_mail m WHERE m.shop_id = s.id AND m.recipients <> '[]') AS recipients
FROM shops s LEFT JOIN shop_settings w ON w.shop_id = s.id WHERE s.id = ?`;

/** With the shop's defaults, which the guide names. One statement. */
export async function findSetupGuide(
  database: D1Database,
  shop: { id: number },
): Promise<{ guide: SetupGuide; shopRule: Rule; window: number }> {
  const found = await database
    .prepare(GUIDE)
    .bind(shop.id)
    .first<Record<keyof SetupGuide, number> & { window: number | null; rule: string | null }>();
  const guide = {
    closed: found?.closed === 1,
    imported: found?.imported === 1,
    leadTimes: found?.leadTimes === 1,
    suppliers: found?.suppliers === 1,
    ownRule: found?.ownRule === 1,
    recipients: found?.recipients === 1,
  };
  return { guide, shopRule: ruleIn(JSON.parse(found?.rule ?? "[]"), "of_shop"), window: found?.window ?? FIRST_WINDOW };
}

/** For good. */
export const closeSetupGuide = (database: D1Database, shop: { id: number }, now: number) =>
  database
    .prepare(
      `INSERT INTO shop_settings (shop_id, guide_closed_at, updated_at) VALUES (?1, ?2, ?2)
      ON CONFLICT (shop_id) DO UPDATE SET guide_closed_at = COALESCE(guide_closed_at, ?2)`,
    )
    .bind(shop.id, now)
    .run();
