import type { RulePatch } from "../rules/patch";
import { placeOfVariant } from "../rules/place";
import { NO_RULE } from "../rules/rule";
import { listRulesAt, placeKey } from "../rules/rules-at.server";
import { saveRules } from "./rules.server";

/** Changes these fields in the own rules of several variants; their other fields stay as they are. One batch. */
export async function patchRules(
  database: D1Database,
  shop: { id: number; timeZone: string },
  { variantIds, fields }: RulePatch,
  now: number,
) {
  const places = [...new Set(variantIds)].map((id) => placeOfVariant(id));
  const stands = await listRulesAt(database, shop, places);
  const saved = places.map((place) => ({ place, rule: { ...(stands.get(placeKey(place)) ?? NO_RULE), ...fields } }));
  return saveRules(database, shop, saved, now);
}
