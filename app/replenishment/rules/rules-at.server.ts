import { cells } from "../../sql/cells-sql";
import { RULE_COLUMNS } from "./levels-sql";
import type { Level, RulePlace } from "./place";
import { isYesNo, type Rule } from "./rule";

export type PlacedRule = { place: RulePlace; rule: Rule };

type Row = Record<string, string | number | null> & { level: Level; subject: string; location: number };

const { json, cell } = cells({ level: "value", subject: "id", location: "value" });

/** The rules that stand at these places, by `placeKey`. */
export async function listRulesAt(
  database: D1Database,
  shop: { id: number },
  places: RulePlace[],
): Promise<Map<string, Rule>> {
  const { results } = await database
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?2) f CROSS JOIN rules r ON r.shop_id = ?1 AND r.level = ${cell.level}
        AND r.subject_id = ${cell.subject} AND r.location_id = ${cell.location}`,
    )
    .bind(shop.id, json(places))
    .all<Row>();
  return new Map(results.map((row) => [placeKey(placeIn(row)), ruleIn(row)]));
}

export const placeKey = ({ level, subject, location }: RulePlace) => `${level}/${subject}/${location}`;

export const placeIn = ({ level, subject, location }: Row): RulePlace => ({ level, subject, location });

export function ruleIn(row: Record<string, string | number | null>): Rule {
  const decided = Object.keys(RULE_COLUMNS).map((field) => {
    const value = row[field] ?? null;
    return [field, isYesNo(field) && value !== null ? value === 1 : value];
  });
  return Object.fromEntries(decided) as Rule;
}

/** SQL: a rule `r` with its place. */
export const COLUMNS = `r.level, CAST(r.subject_id AS TEXT) AS subject, r.location_id AS location, ${Object.entries(
  RULE_COLUMNS,
)
  .map(([field, column]) => `r.${column} AS "${field}"`)
  .join(", ")}`;
