import { saveSalesRules } from "../demand/sales-rules.server";
import { dayOf } from "../shops/calendar";
import { saveAlertMail } from "./alert-mail.server";
import { findShopRule, findVelocityWindow, saveDefaults } from "./rules.server";
import type { ShopSettings } from "./settings-form";

/** Answers with the jobs that follow, which have begun and want their messages. */
export async function saveSettings(
  database: D1Database,
  shop: { id: number; timeZone: string },
  { defaults, salesRules, alertMail }: ShopSettings,
  now: number,
): Promise<("roll-forward" | "rebuild-days")[]> {
  const jobs: ("roll-forward" | "rebuild-days")[] = [];
  if (alertMail) await saveAlertMail(database, shop, alertMail, dayOf(now, shop.timeZone), now);
  if (salesRules && (await saveSalesRules(database, shop, salesRules, now))) jobs.push("rebuild-days");
  if (defaults && (await areNew(database, shop, defaults))) {
    await saveDefaults(database, shop, defaults, now);
    jobs.push("roll-forward");
  } else if (defaults) await shopRuleConfirmed(database, shop, now);
  return jobs;
}

async function areNew(
  database: D1Database,
  shop: { id: number },
  { velocityWindow, ...decided }: NonNullable<ShopSettings["defaults"]>,
) {
  const [rule, window] = await Promise.all([findShopRule(database, shop), findVelocityWindow(database, shop)]);
  return window !== velocityWindow || JSON.stringify({ ...rule, ...decided }) !== JSON.stringify(rule);
}

/** Saved as it was: the setup guide wants to know that someone has looked at it. */
const shopRuleConfirmed = (database: D1Database, shop: { id: number }, now: number) =>
  database.prepare("UPDATE rules SET updated_at = ?2 WHERE shop_id = ?1 AND level = 'shop'").bind(shop.id, now).run();
