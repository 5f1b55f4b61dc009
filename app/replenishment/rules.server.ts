import { and, eq } from "drizzle-orm";
import { rules, shopSettings } from "../../drizzle/schema";
import { typed } from "../database";
import type { Window } from "../demand/windows";
import { dayOf } from "../shops/calendar";
import { planChanges } from "./plans.server";
import { rollForwardStarted } from "./roll-forward.server";
import { NO_RULE, type Rule } from "./rule";

/** The shop's defaults. */
export const findShopRule = async (database: D1Database, shop: { id: number }): Promise<Rule> =>
  (await ruleAt(database, shop, "shop", 0)) ?? NO_RULE;

/** What was decided for this variant alone. */
export const findVariantRule = (database: D1Database, shop: { id: number }, variantId: number) =>
  ruleAt(database, shop, "variant", variantId);

export async function findVelocityWindow(database: D1Database, shop: { id: number }) {
  const found = await typed(database)
    .select({ window: shopSettings.velocityWindow })
    .from(shopSettings)
    .where(eq(shopSettings.shopId, shop.id));
  return found[0]?.window ?? 30;
}

/** The shop's defaults and window. Every plan depends on them, so the same batch begins to make them all anew. */
export async function saveDefaults(
  database: D1Database,
  shop: { id: number; timeZone: string },
  { velocityWindow, ...rule }: Partial<Rule> & { velocityWindow: Window },
  now: number,
) {
  const rows = typed(database);
  const savedRule = rows
    .insert(rules)
    .values({ shopId: shop.id, level: "shop", subjectId: 0, locationId: 0, ...rule, updatedAt: now })
    .onConflictDoUpdate({ target: RULE_KEY, set: { ...rule, updatedAt: now } });
  const savedWindow = rows
    .insert(shopSettings)
    .values({ shopId: shop.id, velocityWindow, updatedAt: now })
    .onConflictDoUpdate({ target: shopSettings.shopId, set: { velocityWindow, updatedAt: now } });
  await database.batch([
    prepared(database, savedRule),
    prepared(database, savedWindow),
    rollForwardStarted(database, [shop], now),
  ]);
}

/** A rule that decides nothing is no rule. The variant's plans change in the same batch. */
export async function saveVariantRule(
  database: D1Database,
  shop: { id: number; timeZone: string },
  variantId: number,
  rule: Rule,
  now: number,
) {
  if (Object.values(rule).every((value) => value === null)) return removeVariantRule(database, shop, variantId, now);
  const saved = typed(database)
    .insert(rules)
    .values({ shopId: shop.id, level: "variant", subjectId: variantId, locationId: 0, ...rule, updatedAt: now })
    .onConflictDoUpdate({ target: RULE_KEY, set: { ...rule, updatedAt: now } });
  await database.batch([prepared(database, saved), ...newPlans(database, shop, variantId, now)]);
}

export async function removeVariantRule(
  database: D1Database,
  shop: { id: number; timeZone: string },
  variantId: number,
  now: number,
) {
  const removed = typed(database).delete(rules).where(ownRuleOf(shop, variantId));
  await database.batch([prepared(database, removed), ...newPlans(database, shop, variantId, now)]);
}

const newPlans = (database: D1Database, shop: { id: number; timeZone: string }, variantId: number, now: number) =>
  planChanges(
    database,
    [{ shopId: shop.id, variants: [variantId] }],
    [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }],
    now,
  );

/** Stands in one batch with the plans' own statements, which drizzle cannot take. */
function prepared(database: D1Database, query: { toSQL(): { sql: string; params: unknown[] } }) {
  const { sql, params } = query.toSQL();
  return database.prepare(sql).bind(...params);
}

const ownRuleOf = (shop: { id: number }, variantId: number) =>
  and(eq(rules.shopId, shop.id), eq(rules.level, "variant"), eq(rules.subjectId, variantId), eq(rules.locationId, 0));

const RULE_COLUMNS = {
  leadTimeDays: rules.leadTimeDays,
  coverDays: rules.coverDays,
  safetyDays: rules.safetyDays,
  safetyStock: rules.safetyStock,
  minimumOrder: rules.minimumOrder,
  casePack: rules.casePack,
  velocity: rules.velocity,
  reorderPoint: rules.reorderPoint,
  active: rules.active,
};

const RULE_KEY = [rules.shopId, rules.level, rules.subjectId, rules.locationId];

async function ruleAt(database: D1Database, shop: { id: number }, level: "shop" | "variant", subjectId: number) {
  const found = await typed(database)
    .select(RULE_COLUMNS)
    .from(rules)
    .where(
      and(eq(rules.shopId, shop.id), eq(rules.level, level), eq(rules.subjectId, subjectId), eq(rules.locationId, 0)),
    );
  return found[0];
}
