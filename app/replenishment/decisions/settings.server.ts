import { leftOutChanged, listLeftOut } from "../../catalog/known-locations.server";
import { dayOf } from "../../days/calendar";
import { ordersLeftOutTexts } from "../../demand/left-out/orders-left-out";
import { saveOrdersLeftOut } from "../../demand/left-out/orders-left-out.server";
import { saveSalesRules } from "../../demand/sales/sales-rules.server";
import { isClear, type Meanwhile, merged, type Texts } from "../../forms/opened";
import type { AlertMailChoice } from "../alerts/mail";
import { findAlertMail, saveAlertMail } from "../alerts/mail.server";
import { windowFrom } from "../plans/plan-at";
import { effectiveRule } from "../rules/rule";
import { findShopRule, findVelocityWindow } from "../rules/rules.server";
import { findStoredSettings } from "../rules/stored-settings.server";
import { decide } from "./decide.server";
import { type LeftOutFields, leftOutFields, leftOutNews, leftOutTexts } from "./left-out";
import { saveDefaults } from "./rules.server";
import { alertMailFields, defaultsFields, salesRulesFields } from "./settings-fields";
import type { ShopSettings } from "./settings-form";

/** With what holds where nothing was decided. */
async function findSettings(database: D1Database, shop: { id: number }) {
  const [rule, { window, salesRules, ordersLeftOut }, alertMail, locations] = await Promise.all([
    findShopRule(database, shop),
    findStoredSettings(database, shop),
    findAlertMail(database, shop),
    listLeftOut(database, shop),
  ]);
  const { origins: _, ...decided } = effectiveRule([{ origin: "shop", rule }]);
  return {
    defaults: { ...decided, velocityWindow: windowFrom(window) },
    salesRules,
    alertMail,
    leftOut: leftOutFields(locations),
    ordersLeftOut,
  };
}

/** `jobs` have begun; the caller sends their messages. */
type SettingsSaved =
  | { kind: "saved"; jobs: ("roll-forward" | "rebuild-days")[] }
  | { kind: "meanwhile"; meanwhile: Meanwhile };

export async function saveSettings(
  database: D1Database,
  shop: { id: number; timeZone: string },
  typed: ShopSettings,
  opened: Texts | undefined,
  now: number,
): Promise<SettingsSaved> {
  const { settings, meanwhile } = opened
    ? mergedSettings(typed, await findSettings(database, shop), opened)
    : { settings: typed, meanwhile: {} };
  if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
  const { defaults, salesRules, alertMail, leftOut, ordersLeftOut } = settings;
  const jobs: ("roll-forward" | "rebuild-days")[] = [];
  if (alertMail) await saveAlertMail(database, shop, alertMail, dayOf(now, shop.timeZone), now);
  const counted = [
    salesRules && (await saveSalesRules(database, shop, salesRules, now)),
    ordersLeftOut && (await saveOrdersLeftOut(database, shop, ordersLeftOut, now)),
  ];
  if (counted.includes(true)) jobs.push("rebuild-days");
  if (defaults && (await areNew(database, shop, defaults))) {
    await saveDefaults(database, shop, defaults, now);
    jobs.push("roll-forward");
  } else if (defaults) await shopRuleConfirmed(database, shop, now);
  if (leftOut && (await saveLeftOut(database, shop, leftOut, now)) && !jobs.includes("roll-forward"))
    jobs.push("roll-forward");
  return { kind: "saved", jobs };
}

/** Group by group, of those that the form sends. */
function mergedSettings(
  typed: ShopSettings,
  stands: Awaited<ReturnType<typeof findSettings>>,
  opened: Texts,
): { settings: ShopSettings; meanwhile: Meanwhile } {
  const defaults = typed.defaults && merged(typed.defaults, stands.defaults, defaultsFields, opened);
  const salesRules = typed.salesRules && merged(typed.salesRules, stands.salesRules, salesRulesFields, opened);
  const alertMail =
    typed.alertMail && merged<AlertMailChoice>(typed.alertMail, stands.alertMail, alertMailFields, opened);
  const leftOut = typed.leftOut && merged(typed.leftOut, stands.leftOut, leftOutTexts, opened);
  const orders = typed.ordersLeftOut && merged(typed.ordersLeftOut, stands.ordersLeftOut, ordersLeftOutTexts, opened);
  return {
    settings: {
      ...{ defaults: defaults?.value, salesRules: salesRules?.value },
      ...{ alertMail: alertMail?.value, leftOut: leftOut?.value, ordersLeftOut: orders?.value },
    },
    meanwhile: {
      ...{ ...defaults?.meanwhile, ...salesRules?.meanwhile, ...alertMail?.meanwhile },
      ...{ ...leftOut?.meanwhile, ...orders?.meanwhile },
    },
  };
}

/** Answers whether any is news: then all plans are to be made anew, and the caller sends that job's message. */
async function saveLeftOut(
  database: D1Database,
  shop: { id: number; timeZone: string },
  typed: LeftOutFields,
  now: number,
): Promise<boolean> {
  const changed = leftOutNews(typed, await listLeftOut(database, shop));
  if (changed.length > 0) await decide(database, shop, [leftOutChanged(database, shop.id, changed)], "all", now);
  return changed.length > 0;
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
