import { listKnownLocations } from "../../catalog/known-locations.server";
import { locationInFile } from "../../catalog/location-names";
import { csvResponse } from "../../csv/csv-response";
import type { Place } from "../../lists/keyset";
import { folded } from "../../words/folded";
import { listSharedTitles } from "../overviews/products-named.server";
import { type ListedLevel, type NamedRule, rulePage } from "../overviews/rule-list.server";
import { listSharedSkus, nameInFile } from "../overviews/variants-named.server";
import { NO_RULE } from "../rules/rule";
import { findShopRule } from "../rules/rules.server";
import { RULE_FORMAT, ruleCells } from "./rule-file";

/** 100,000 rules take 44 of the 50 queries that a request has on Cloudflare's free plan. */
const RULES_AT_ONCE = 2500;

const LEVELS: ListedLevel[] = ["supplier", "product", "variant"];

/** Every rule, the shop's first. What is gone from Shopify is left out: the file could not name it. */
export async function ruleFile(database: D1Database, shop: { id: number }) {
  const [skus, titles, locations, shopRule] = await Promise.all([
    listSharedSkus(database, shop),
    listSharedTitles(database, shop),
    listKnownLocations(database, shop),
    findShopRule(database, shop),
  ]);
  const ofShop: NamedRule = {
    place: { level: "shop", subject: "0", location: 0 },
    rule: { ...NO_RULE, ...shopRule },
    name: "",
    sku: "",
    shopifyId: null,
  };
  const subjectOf = ({ place: { level }, name, sku, shopifyId }: NamedRule) => {
    if (level === "variant") return nameInFile({ sku, shopifyId }, skus);
    return level === "product" && name !== null && titles.has(folded(name)) ? shopifyId : name;
  };
  return csvResponse<NamedRule>({
    name: "rules.csv",
    headings: RULE_FORMAT.columns.map(({ name }) => name),
    cells: (each) => {
      const { level, location } = each.place;
      const place = location === 0 ? null : locationInFile(locations, location);
      if (each.name === null || place === undefined) return undefined;
      return [level, subjectOf(each), place, ...ruleCells(each.rule)];
    },
    listAfter: async (last) => (last ? nextRules(database, shop, last) : [ofShop]),
  });
}

/** The rest of the level, else the first of the next that has some. */
async function nextRules(database: D1Database, shop: { id: number }, { place }: NamedRule): Promise<NamedRule[]> {
  const begun = place.level === "shop" ? 0 : LEVELS.indexOf(place.level);
  for (const level of LEVELS.slice(begun)) {
    const from: Place =
      level === place.level ? { side: "after", key: [place.subject, place.location] } : { side: "start" };
    const { rules } = await rulePage(database, shop, level, from, RULES_AT_ONCE);
    if (rules.length > 0) return rules;
  }
  return [];
}
