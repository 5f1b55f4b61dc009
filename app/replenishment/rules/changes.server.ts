import { cells, valuesOf } from "../../sql/cells-sql";
import { whereDifferent } from "../../sql/upsert-sql";
import { EVERYWHERE } from "../../sql/zeros";
import { foldedName } from "../../suppliers/names/folded-name-sql";
import { folded } from "../../words/folded";
import { RULE_COLUMNS } from "./levels-sql";
import { type DecidedRule, decidesNothing, type RulePlace } from "./place";
import { FIELDS } from "./rule";

/** A supplier that the same batch may only just have made is named by its name. */
type RuleSubject = RulePlace | { level: "supplier"; named: string };

/**
 * Rules as they shall be, whole, and those gone that decide nothing: 2 statements, to stand in one batch with the plans.
 * A rule for what is not this shop's, or at a location that Shopify has no more, is not kept.
 */
export function ruleChanges(
  database: D1Database,
  shop: { id: number },
  saved: { place: RuleSubject; rule: DecidedRule }[],
  now: number,
) {
  const kept = saved.filter(({ rule }) => !decidesNothing(rule));
  const gone = saved.filter(({ rule }) => decidesNothing(rule));
  return [
    database.prepare(KEPT).bind(shop.id, RULE.json(kept.map(({ place, rule }) => ({ ...asKey(place), ...rule }))), now),
    database.prepare(GONE).bind(shop.id, KEY.json(gone.map(({ place }) => asKey(place)))),
  ];
}

const COLUMNS = Object.values(RULE_COLUMNS);

const KEY_KINDS = { level: "value", subject: "id", location: "value", named: "value" } as const;
const KEY = cells(KEY_KINDS);
const RULE = cells({ ...KEY_KINDS, ...valuesOf(FIELDS) });

const asKey = (place: RuleSubject) =>
  "named" in place
    ? { level: place.level, subject: null, location: EVERYWHERE, named: folded(place.named) }
    : { ...place, named: null };

const GIVEN = `
given(level, subject_id, location_id, value) AS MATERIALIZED (
  SELECT ${KEY.cell.level}, COALESCE(${KEY.cell.subject},
    (SELECT s.id FROM suppliers s WHERE s.shop_id = ?1 AND ${foldedName("s")} = ${KEY.cell.named})), ${KEY.cell.location}, f.value
  FROM json_each(?2) f)`;

const KEPT = `
INSERT INTO rules (shop_id, level, subject_id, location_id, ${COLUMNS.join(", ")}, updated_at)
WITH ${GIVEN}
SELECT ?1, level, subject_id, location_id, ${FIELDS.map((field) => RULE.cell[field]).join(", ")}, ?3
FROM given f
WHERE (location_id = ${EVERYWHERE} OR EXISTS (SELECT 1 FROM locations l WHERE l.id = f.location_id AND l.shop_id = ?1 AND l.deleted_at IS NULL))
  AND CASE level
  WHEN 'variant' THEN EXISTS (SELECT 1 FROM variants v WHERE v.id = f.subject_id AND v.shop_id = ?1)
  WHEN 'supplier' THEN EXISTS (SELECT 1 FROM suppliers s WHERE s.id = f.subject_id AND s.shop_id = ?1)
  WHEN 'product' THEN EXISTS (SELECT 1 FROM products p WHERE p.shop_id = ?1 AND p.shopify_id = f.subject_id)
  ELSE 1 END
${whereDifferent("rules", ["shop_id", "level", "subject_id", "location_id"], COLUMNS, ["updated_at"])}`;

const GONE = `
WITH ${GIVEN}
DELETE FROM rules WHERE (shop_id, level, subject_id, location_id) IN (SELECT ?1, level, subject_id, location_id FROM given)`;
