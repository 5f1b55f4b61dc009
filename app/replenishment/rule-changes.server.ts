import { type DecidedRule, decidesNothing, type RulePlace } from "./rule-place";

/**
 * Rules as they shall be, whole, and those gone that decide nothing: 2 statements, to stand in one batch with the plans.
 * A rule for a variant or a supplier that is not this shop's is not kept.
 */
export function ruleChanges(
  database: D1Database,
  shop: { id: number },
  saved: { place: RulePlace; rule: DecidedRule }[],
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

const asKey = ({ level, subject, location }: RulePlace) => [level, subject, location];
const asRow = ({ place, rule }: { place: RulePlace; rule: DecidedRule }) => [
  ...asKey(place),
  ...Object.values(FIELDS).map((field) => rule[field]),
];

const KEPT = `
INSERT INTO rules (shop_id, level, subject_id, location_id, ${COLUMNS.join(", ")}, updated_at)
SELECT ?1, f.value->>0, CAST(f.value->>1 AS INTEGER), f.value->>2, ${COLUMNS.map((_, index) => `f.value->>${index + 3}`).join(", ")}, ?3
FROM json_each(?2) f
WHERE CASE f.value->>0
  WHEN 'variant' THEN EXISTS (SELECT 1 FROM variants v WHERE v.id = CAST(f.value->>1 AS INTEGER) AND v.shop_id = ?1)
  WHEN 'supplier' THEN EXISTS (SELECT 1 FROM suppliers s WHERE s.id = CAST(f.value->>1 AS INTEGER) AND s.shop_id = ?1)
  ELSE 1 END
ON CONFLICT (shop_id, level, subject_id, location_id) DO UPDATE SET
  ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}, updated_at = excluded.updated_at
WHERE (${COLUMNS.map((column) => `rules.${column}`).join(", ")}) IS NOT (${COLUMNS.map((column) => `excluded.${column}`).join(", ")})`;

const GONE = `
DELETE FROM rules WHERE (shop_id, level, subject_id, location_id) IN (
  SELECT ?1, f.value->>0, CAST(f.value->>1 AS INTEGER), f.value->>2 FROM json_each(?2) f)`;
