import { and, eq, sql } from "drizzle-orm";
import { rules, shopSettings } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type DecidedRule, PLACE_OF_SHOP, type RulePlace } from "./place";
import { FIELDS, NO_RULE, type Rule } from "./rule";

/** The shop's defaults. */
export const findShopRule = async (database: D1Database, shop: { id: number }): Promise<Rule> =>
  (await findRule(database, shop, PLACE_OF_SHOP)) ?? NO_RULE;

/** What was decided at this very place; undefined where nothing was. */
export async function findRule(
  database: D1Database,
  shop: { id: number },
  { level, subject, location }: RulePlace,
): Promise<DecidedRule | undefined> {
  const found = await typed(database)
    .select(RULE_COLUMNS)
    .from(rules)
    .where(
      and(
        eq(rules.shopId, shop.id),
        eq(rules.level, level),
        sql`${rules.subjectId} = CAST(${subject} AS INTEGER)`,
        eq(rules.locationId, location),
      ),
    );
  return found[0];
}

/** In days, where the shop has chosen none. */
export const FIRST_WINDOW = 30;

/** The shop's own, in days, or the first. */
export async function findVelocityWindow(database: D1Database, shop: { id: number }) {
  const found = await typed(database)
    .select({ window: shopSettings.velocityWindow })
    .from(shopSettings)
    .where(eq(shopSettings.shopId, shop.id));
  return found[0]?.window ?? FIRST_WINDOW;
}

/** Drizzle's columns have the fields' names. */
export const RULE_COLUMNS = Object.fromEntries(FIELDS.map((field) => [field, rules[field]])) as {
  [Field in keyof Rule]: (typeof rules)[Field];
};
