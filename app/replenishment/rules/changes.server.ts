import { foldedName } from "../../suppliers/names/folded-name-sql";
import { folded } from "../../words/folded";
import { type DecidedRule, decidesNothing, type RulePlace } from "./place";

/** A supplier that the same batch may only just have made is named by its name. */
export type RuleSubject = RulePlace | { level: "supplier"; named: string };

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
    database.prepare(KEPT).bind(shop.id, JSON.stringify(kept.map(asRow)), now),
    database.prepare(GONE).bind(shop.id, JSON.stringify(gone.map(({ place }) => asKey(place)))),
  ];
}

const FIELDS = {
  lead_time_days: "leadTimeDays",
  cover_days: "coverDays",
  safety_days: "safetyDays",
  safety_stock: "safetyStock",
  minimum_order: "minimumOrder",
  case_pack: "casePack",
  velocity: "velocity",
  reorder_point: "reorderPoint",
  active: "active",
  method: "method",
  service_level: "serviceLevel",
  review_days: "reviewDays",
  lead_time_deviation: "leadTimeDeviation",
} satisfies Record<string, keyof DecidedRule>;

const COLUMNS = Object.keys(FIELDS);

const asKey = (place: RuleSubject) =>
  "named" in place ? [place.level, null, 0, folded(place.named)] : [place.level, place.subject, place.location, null];
const asRow = ({ place, rule }: { place: RuleSubject; rule: DecidedRule }) => [
  ...asKey(place),
  ...Object.values(FIELDS).map((field) => rule[field]),
];

const GIVEN = `
given(level, subject_id, location_id, field) AS MATERIALIZED (
  SELECT f.value->>0, COALESCE(CAST(f.value->>1 AS INTEGER),
    (SELECT s.id FROM suppliers s WHERE s.shop_id = ?1 AND ${foldedName("s")} = f.value->>3)), f.value->>2, f.value
  FROM json_each(?2) f)`;

const KEPT = `
INSERT INTO rules (shop_id, level, subject_id, location_id, ${COLUMNS.join(", ")}, updated_at)
WITH ${GIVEN}
SELECT ?1, level, subject_id, location_id, ${COLUMNS.map((_, index) => `field->>${index + 4}`).join(", ")}, ?3
FROM given
WHERE (location_id = 0 OR EXISTS (SELECT 1 FROM locations l WHERE l.id = given.location_id AND l.shop_id = ?1 AND l.deleted_at IS NULL))
  AND CASE level
  WHEN 'variant' THEN EXISTS (SELECT 1 FROM variants v WHERE v.id = given.subject_id AND v.shop_id = ?1)
  WHEN 'supplier' THEN EXISTS (SELECT 1 FROM suppliers s WHERE s.id = given.subject_id AND s.shop_id = ?1)
  WHEN 'product' THEN EXISTS (SELECT 1 FROM products p WHERE p.shop_id = ?1 AND p.shopify_id = given.subject_id)
  ELSE 1 END
ON CONFLICT (shop_id, level, subject_id, location_id) DO UPDATE SET
  ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}, updated_at = excluded.updated_at
WHERE (${COLUMNS.map((column) => `rules.${column}`).join(", ")}) IS NOT (${COLUMNS.map((column) => `excluded.${column}`).join(", ")})`;

const GONE = `
WITH ${GIVEN}
DELETE FROM rules WHERE (shop_id, level, subject_id, location_id) IN (SELECT ?1, level, subject_id, location_id FROM given)`;
