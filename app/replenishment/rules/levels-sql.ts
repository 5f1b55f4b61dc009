import { foldedVendor } from "../../sql/folded-vendor-sql";
import { EVERYWHERE } from "../../sql/zeros";
import { supplierOfVendor } from "../../suppliers/vendors/vendor-sql";
import { FIELD_TABLE } from "./field-table";
import { FIELDS, FIRST_RULE, type Rule } from "./rule";

/** The column of `rules` that keeps each field. */
export const RULE_COLUMNS = Object.fromEntries(FIELDS.map((field) => [field, FIELD_TABLE[field].column])) as Record<
  keyof Rule,
  string
>;

/** What a price list may say of a variant, too. */
export const TERM_FIELDS = FIELDS.filter((field) => "inTerms" in FIELD_TABLE[field]);

/** SQL: of a variant `v` that is ordered from the supplier `s`, the terms `term` and the rules at every level, joined by their keys. */
export const LEVELS_WITH_SUPPLIER = `
  LEFT JOIN supplier_terms term ON term.shop_id = v.shop_id AND term.variant_id = v.id AND term.supplier_id = s.id
  LEFT JOIN rules of_shop ON of_shop.shop_id = v.shop_id AND of_shop.level = 'shop' AND of_shop.subject_id = 0 AND of_shop.location_id = ${EVERYWHERE}
  LEFT JOIN rules of_supplier ON of_supplier.shop_id = v.shop_id AND of_supplier.level = 'supplier' AND of_supplier.subject_id = s.id AND of_supplier.location_id = ${EVERYWHERE}
  LEFT JOIN rules of_product ON of_product.shop_id = v.shop_id AND of_product.level = 'product' AND of_product.subject_id = v.product_id AND of_product.location_id = ${EVERYWHERE}
  LEFT JOIN rules of_variant ON of_variant.shop_id = v.shop_id AND of_variant.level = 'variant' AND of_variant.subject_id = v.id AND of_variant.location_id = ${EVERYWHERE}`;

/** SQL: the same with the product `p` and the supplier `s`, the preferred one of the price lists, else the vendor's; none that is archived. */
export const RULE_LEVELS = `
  LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
  LEFT JOIN supplier_terms preferred ON preferred.shop_id = v.shop_id AND preferred.variant_id = v.id AND preferred.preferred = 1
  LEFT JOIN suppliers s ON s.id = COALESCE(preferred.supplier_id, ${supplierOfVendor("v.shop_id", "p.vendor", foldedVendor("p"))}) AND s.shop_id = v.shop_id AND s.archived_at IS NULL
  ${LEVELS_WITH_SUPPLIER}`;

/** SQL: each field of the variant's rule, the most specific level first, under its column's name. `effectiveRule` says the same. */
export const RULE_FIELDS = FIELDS.map((field) => `${ruleField(field)} AS ${RULE_COLUMNS[field]}`).join(", ");

/** SQL: the variant's own rule at a place, where `location_id` is. */
export const AT_LOCATION = (variant: string, place: string) =>
  `LEFT JOIN rules here ON here.shop_id = ${variant}.shop_id AND here.level = 'variant' AND here.subject_id = ${variant}.variant_id
    AND here.location_id = ${place} AND ${place} <> ${EVERYWHERE}`;

/** SQL: one of them, beside `RULE_LEVELS`. */
export function ruleField(field: keyof Rule) {
  const column = RULE_COLUMNS[field];
  const ofTerms = TERM_FIELDS.includes(field) ? [`term.${column}`] : [];
  return `COALESCE(${[
    `of_variant.${column}`,
    `of_product.${column}`,
    ...ofTerms,
    `of_supplier.${column}`,
    `of_shop.${column}`,
    literal(FIRST_RULE[field]),
  ].join(", ")})`;
}

function literal(value: string | number | boolean | null) {
  if (value === null) return "NULL";
  return typeof value === "string" ? `'${value}'` : String(Number(value));
}
