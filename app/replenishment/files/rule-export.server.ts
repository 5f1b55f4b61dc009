import { listKnownLocations } from "../../catalog/known-locations.server";
import { locationInFile } from "../../catalog/location-names";
import { csvResponse } from "../../csv/csv-response";
import { gidOf } from "../../csv/shopify-id";
import type { Cursor } from "../../lists/keyset";
import { EVERYWHERE } from "../../sql/zeros";
import { type ListedLevel, listSimilarAlone, type NamedRule, rulePage } from "../overviews/rule-list.server";
import { decidesNothing, PLACE_OF_SHOP } from "../rules/place";
import { NO_RULE } from "../rules/rule";
import { findShopRule } from "../rules/rules.server";
import { KINDS, levelCell, RULE_FORMAT, ruleCells, similarCells } from "./rule-file";

/** 100,000 rules take 44 of the 50 queries that a request has on Cloudflare's free plan. */
const RULES_AT_ONCE = 2500;

const LEVELS: ListedLevel[] = ["supplier", "product", "variant"];

/** Every rule, the shop's first. What is gone from Shopify is left out: the file could not name it. */
export async function ruleFile(database: D1Database, shop: { id: number }) {
  const [locations, shopRule] = await Promise.all([listKnownLocations(database, shop), findShopRule(database, shop)]);
  const ofShop: NamedRule = {
    place: PLACE_OF_SHOP,
    rule: { ...NO_RULE, ...shopRule },
    name: "",
    sku: "",
    shopifyId: null,
    similar: null,
  };
  return csvResponse<NamedRule>({
    name: "rules.csv",
    headings: RULE_FORMAT.columns.map(({ label }) => label),
    cells: (each) => {
      const { level, location } = each.place;
      const place = location === EVERYWHERE ? null : locationInFile(locations, location);
      if (each.name === null || place === undefined) return undefined;
      const subject = level === "variant" ? each.sku : each.name;
      return [
        levelCell(level),
        subject,
        gidOfRule(each),
        place,
        ...ruleCells(each.rule),
        ...similarCells(each.similar),
      ];
    },
    listAfter: async (last) => (last ? nextRows(database, shop, last) : [ofShop]),
  });
}

function gidOfRule({ place: { level }, shopifyId }: NamedRule) {
  const kind = KINDS[level];
  return kind && shopifyId !== null ? gidOf(kind, shopifyId) : null;
}

/** After all rules the variants that have none, but a similar one. */
async function nextRows(database: D1Database, shop: { id: number }, last: NamedRule): Promise<NamedRule[]> {
  const alone = last.place.level === "variant" && decidesNothing(last.rule);
  const rules = alone ? [] : await nextRules(database, shop, last);
  if (rules.length > 0) return rules;
  return listSimilarAlone(database, shop, alone ? Number(last.place.subject) : 0, RULES_AT_ONCE);
}

/** The rest of the level, else the first of the next that has some. */
async function nextRules(database: D1Database, shop: { id: number }, { place }: NamedRule): Promise<NamedRule[]> {
  const begun = place.level === "shop" ? 0 : LEVELS.indexOf(place.level);
  for (const level of LEVELS.slice(begun)) {
    const from: Cursor =
      level === place.level ? { side: "after", key: [place.subject, place.location] } : { side: "start" };
    const { rules } = await rulePage(database, shop, level, from, RULES_AT_ONCE);
    if (rules.length > 0) return rules;
  }
  return [];
}
