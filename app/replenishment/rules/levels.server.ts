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

/** Every level at which something is decided for a variant: 2 statements. */
export async function findVariantRules(
  database: D1Database,
  shop: { id: number },
  variantId: number,
): Promise<VariantRules> {
  const [general, local] = await Promise.all(
    [GENERAL, LOCAL].map((text) =>
      database.prepare(text).bind(shop.id, variantId).all<Record<string, number | string | null>>(),
    ),
  );
  const row = general?.results[0] ?? {};
  return {
    supplier:
      row.supplier_id == null
        ? null
        : { id: Number(row.supplier_id), name: String(row.supplier_name), currency: String(row.supplier_currency) },
    orderDays: {
      weekdays: row.order_weekdays == null ? null : Number(row.order_weekdays),
      closures: closuresFrom(row.closures == null ? null : String(row.closures)),
    },
    levels: LEVELS.map(({ origin, alias }) => ({ origin, rule: ruleIn(row, alias) })),
    here: Object.fromEntries(
      (local?.results ?? []).map((found) => [
        Number(found.location_id),
        { origin: "location" as const, rule: ruleIn(found, "here") },
      ]),
    ),
  };
}

const LEVELS = [
  { origin: "shop", alias: "of_shop" },
  { origin: "supplier", alias: "of_supplier" },
  { origin: "price list", alias: "term" },
  { origin: "product", alias: "of_product" },
  { origin: "variant", alias: "of_variant" },
] as const;

const fieldsAt = (alias: string): readonly (keyof Rule)[] => (alias === "term" ? TERM_FIELDS : FIELDS);

/** A row wider than D1's hundred columns is refused: each level is one JSON column. */
const asJson = (alias: string) =>
  `json_array(${fieldsAt(alias)
    .map((field) => `${alias}.${RULE_COLUMNS[field]}`)
    .join(", ")}) AS ${alias}`;

const GENERAL = `
  SELECT s.id AS supplier_id, s.name AS supplier_name, s.currency AS supplier_currency, s.order_weekdays, s.closures, ${LEVELS.map(({ alias }) => asJson(alias)).join(", ")}
  FROM variants v ${RULE_LEVELS} WHERE v.shop_id = ?1 AND v.id = ?2`;

const LOCAL = `
  SELECT location_id, ${asJson("here")} FROM rules here
  WHERE shop_id = ?1 AND level = 'variant' AND subject_id = ?2 AND location_id <> ${EVERYWHERE}`;

function ruleIn(row: Record<string, number | string | null>, alias: string): Rule {
  const values: unknown[] = row[alias] ? JSON.parse(String(row[alias])) : [];
  const decided = fieldsAt(alias).map((field, at) => [
    field,
    isYesNo(field) && values[at] !== null ? Boolean(values[at]) : values[at],
  ]);
  return { ...NO_RULE, ...Object.fromEntries(decided) };
}
