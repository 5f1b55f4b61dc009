import { EVERYWHERE } from "../../sql/zeros";
import { closuresFrom } from "../../suppliers/calendar/closures-typed";
import type { OrderDays } from "../../suppliers/calendar/order-days-sql";
import { RULE_COLUMNS, RULE_LEVELS, TERM_FIELDS } from "./levels-sql";
import { FIELDS, isYesNo, NO_RULE, type Rule, type RuleLevel } from "./rule";

type VariantRules = {
  /** The one to order from. */
  supplier: { id: number; name: string; currency: string } | null;
  /** When that one takes orders. */
  orderDays: OrderDays;
  /** What is decided for the variant wherever it is stocked. */
  levels: RuleLevel[];
  /** What is decided for it at one location, by location. */
  here: Record<number, RuleLevel>;
};

/** Every level at which something is decided for a variant. One statement. */
export async function findVariantRules(
  database: D1Database,
  shop: { id: number },
  variantId: number,
): Promise<VariantRules> {
  const row = (await database.prepare(RULES).bind(shop.id, variantId).first<Row>()) ?? {};
  const here: { at: number; rule: unknown[] }[] = JSON.parse(String(row.here ?? "[]"));
  return {
    supplier:
      row.supplier_id == null
        ? null
        : { id: Number(row.supplier_id), name: String(row.supplier_name), currency: String(row.supplier_currency) },
    orderDays: {
      weekdays: row.order_weekdays == null ? null : Number(row.order_weekdays),
      closures: closuresFrom(row.closures == null ? null : String(row.closures)),
    },
    levels: LEVELS.map(({ origin, alias }) => ({
      origin,
      rule: ruleIn(row[alias] ? JSON.parse(String(row[alias])) : [], alias),
    })),
    here: Object.fromEntries(
      here.map(({ at, rule }) => [at, { origin: "location" as const, rule: ruleIn(rule, "here") }]),
    ),
  };
}

type Row = Record<string, number | string | null>;

const LEVELS = [
  { origin: "shop", alias: "of_shop" },
  { origin: "supplier", alias: "of_supplier" },
  { origin: "price list", alias: "term" },
  { origin: "product", alias: "of_product" },
  { origin: "variant", alias: "of_variant" },
] as const;

const fieldsAt = (alias: string): readonly (keyof Rule)[] => (alias === "term" ? TERM_FIELDS : FIELDS);

/** A row wider than D1's hundred columns is refused: each level is one JSON column. */
export const asJson = (alias: string) =>
  `json_array(${fieldsAt(alias)
    .map((field) => `${alias}.${RULE_COLUMNS[field]}`)
    .join(", ")})`;

const RULES = `
  SELECT s.id AS supplier_id, s.name AS supplier_name, s.currency AS supplier_currency, s.order_weekdays, s.closures,
    ${LEVELS.map(({ alias }) => `${asJson(alias)} AS ${alias}`).join(", ")},
    (SELECT json_group_array(json_object('at', here.location_id, 'rule', ${asJson("here")})) FROM rules here
      WHERE here.shop_id = ?1 AND here.level = 'variant' AND here.subject_id = ?2 AND here.location_id <> ${EVERYWHERE}) AS here
  FROM variants v ${RULE_LEVELS} WHERE v.shop_id = ?1 AND v.id = ?2`;

export function ruleIn(values: unknown[], alias: string): Rule {
  const decided = fieldsAt(alias).map((field, at) => [
    field,
    isYesNo(field) && values[at] !== null ? Boolean(values[at]) : values[at],
  ]);
  return { ...NO_RULE, ...Object.fromEntries(decided) };
}
