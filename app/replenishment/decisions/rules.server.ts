import { rules, shopSettings } from "../../../drizzle/schema";
import { typed } from "../../database";
import type { Window } from "../../demand/windows";
import { isClear, type Meanwhile, merged, type Texts } from "../../forms/opened";
import { rollForwardStarted } from "../planning/roll-forward.server";
import { ruleChanges } from "../rules/changes.server";
import { ruleFields } from "../rules/fields";
import { type DecidedRule, NOTHING_DECIDED, placeOfVariant, type RulePlace } from "../rules/place";
import type { Rule } from "../rules/rule";
import { findRule } from "../rules/rules.server";
import type { Touched } from "../touched-sql";
import { decide, type Planned } from "./decide.server";
import { type SimilarOf, similarChanges } from "./similar/similar.server";

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

/** One rule; one that decides nothing is removed. */
export const saveRule = (
  database: D1Database,
  shop: { id: number; timeZone: string },
  place: RulePlace,
  rule: DecidedRule,
  now: number,
) => saveRules(database, shop, [{ place, rule }], now);

/** One rule as a form tells it: over what it was opened with, and nothing else. */
export async function saveTypedRule(
  database: D1Database,
  shop: { id: number; timeZone: string },
  { place, typed, opened }: { place: RulePlace; typed: DecidedRule; opened: Texts | undefined },
  now: number,
): Promise<{ kind: "saved"; plans: Planned } | { kind: "meanwhile"; meanwhile: Meanwhile }> {
  const stands = opened && (await findRule(database, shop, place));
  const { value, meanwhile } = merged(typed, stands ?? NOTHING_DECIDED, ruleFields, opened);
  if (!isClear(meanwhile)) return { kind: "meanwhile", meanwhile };
  return { kind: "saved", plans: await saveRule(database, shop, place, value, now) };
}

export const removeRule = (
  database: D1Database,
  shop: { id: number; timeZone: string },
  place: RulePlace,
  now: number,
) => saveRule(database, shop, place, NOTHING_DECIDED, now);

/** Each rule as it shall be, whole, and what variants are forecast like, with the plans of what that touches. */
export async function saveRules(
  database: D1Database,
  shop: { id: number; timeZone: string },
  saved: { place: RulePlace; rule: DecidedRule }[],
  now: number,
  similar: SimilarOf[] = [],
): Promise<Planned> {
  const places = [...saved.map(({ place }) => place), ...similar.map(({ variantId }) => placeOfVariant(variantId))];
  const decisions = [...ruleChanges(database, shop, saved, now), ...similarChanges(database, shop, similar, now)];
  return decide(database, shop, decisions, touchedBy(shop.id, places), now);
}

/** As many as one step of the roll-forward plans. */
const MOST_AT_ONCE = 200;

/** A product has up to 2,048 variants; most have a few. */
const MOST_PRODUCTS_AT_ONCE = 5;

function touchedBy(shopId: number, places: RulePlace[]): Touched[] | "all" {
  const subjects = (level: RulePlace["level"]) => [
    ...new Set(places.filter((place) => place.level === level).map(({ subject }) => subject)),
  ];
  const [variants, products] = [subjects("variant"), subjects("product")];
  if (subjects("shop").length > 0 || subjects("supplier").length > 0) return "all";
  if (variants.length > MOST_AT_ONCE || products.length > MOST_PRODUCTS_AT_ONCE) return "all";
  return [
    { shopId, variants: variants.map(Number) },
    { shopId, products },
  ];
}

/** Stands in one batch with the plans' own statements, which drizzle cannot take. */
function prepared(database: D1Database, query: { toSQL(): { sql: string; params: unknown[] } }) {
  const { sql, params } = query.toSQL();
  return database.prepare(sql).bind(...params);
}

const RULE_KEY = [rules.shopId, rules.level, rules.subjectId, rules.locationId];
