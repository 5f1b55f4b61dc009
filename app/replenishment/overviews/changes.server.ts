import { forSale } from "../../catalog/for-sale-sql";
import { WINDOWS } from "../../demand/windows";
import { inStepsSql } from "../../sql/steps-sql";
import { whereDifferentInPart } from "../../sql/upsert-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { COST_OF_ONE, orderCost } from "../../suppliers/cost-sql";
import { LONGEST_STEP, NEVER_OUT } from "../plans/steps/cover-sql";
import { RULE_LEVELS, ruleField } from "../rules/levels-sql";
import { TOUCHED } from "../touched-sql";

/** The row of each touched variant in the lists, from its plans: 1 statement. */
export const overviewChanges = (database: D1Database, scope: string) => database.prepare(OVERVIEWS).bind(scope);

const COLUMNS = [
  "product_id",
  "product_title",
  "variant_title",
  "sku",
  "barcode",
  "vendor",
  "image_url",
  "status",
  "available",
  "available_step",
  "position",
  "units",
  "days",
  "velocity",
  "reorder_point",
  "cover",
  "cover_step",
  "low",
  '"out"',
  "untracked",
  "stock",
  "hidden",
  "supplier_id",
  "unit_cost",
  "price",
  "incoming",
  "trend",
  "velocity_from",
  "lead_time_days",
  "minimum_order",
  "case_pack",
  "suggested",
  "held_back",
  "risk",
  "standing",
  "stock_value",
  "sku_folded",
  "barcodes",
  "words",
  "title_sort",
  "product_type_folded",
  "sell_out",
];

const NAMED = `variant_id, product_title, CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END,
    CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END, supplier_id`;
const NAMES = ["hidden", "product_title", "title_sort", "product_type_folded", "supplier_id", "untracked", "sell_out"];
const STANDS = ["low", '"out"'];

/**
 * What changes least, and so leaves least to write, stands first. By `overviews_tracked`: figures, and no step of those
 * that lists are sorted by. By `overviews_available`: cover's, too. By `overviews_risk`: what a sale or a level
 * changes, but for a variant of which sales are at risk. By `overviews_sorted`: that too.
 */
const SETTLED = [
  {
    index: `(shop_id, cover_step, ${NAMED}, risk, low, "out", sell_out, available_step) WHERE hidden = 0 AND untracked = 0`,
    columns: [...NAMES, ...STANDS, "risk", "available_step", "cover_step"],
  },
  {
    index: `(shop_id, available_step, ${NAMED}, risk, low, "out", sell_out) WHERE hidden = 0 AND untracked = 0`,
    columns: [...NAMES, ...STANDS, "risk", "available_step"],
  },
  {
    index: `(shop_id, risk, ${NAMED}, low, "out", untracked, sell_out) WHERE hidden = 0`,
    columns: [...NAMES, ...STANDS, "risk"],
  },
  {
    index: `(shop_id, title_key, ${NAMED}, low, "out", untracked, sell_out) WHERE hidden = 0`,
    columns: [...NAMES, ...STANDS],
  },
];

/**
 * SQL: steps of what lists are sorted by, the first digit. Each unit below ten is one of its own, and so is cover for
 * ever, which many have.
 */
const availableStep = (units: string) =>
  `CAST(iif(COALESCE(${units}, 0) < 10, COALESCE(${units}, 0), ${inStepsSql(units)}) AS INTEGER)`;
/** Beyond a season it is one, and beyond years: what sells a unit a month has another cover with each. */
const coverStep = (
  days: string,
) => `CASE WHEN ${days} >= ${NEVER_OUT} THEN ${days} WHEN ${days} >= ${LONGEST_STEP} THEN ${LONGEST_STEP}
    ELSE MIN(100, ${inStepsSql(days)}) END`;

/** Of the shop's window, without what promotions leave out. */
const inWindow = (what: "units" | "days") =>
  `CASE w.velocity_window ${WINDOWS.map((window) => `WHEN ${window} THEN whole.${what}_${window} - whole.promotion_${what}_${window}`).join(" ")} END`;

export const OVERVIEWS = `
INSERT INTO overviews (shop_id, variant_id, shopify_id, ${COLUMNS.join(", ")})
WITH ${TOUCHED}
SELECT v.shop_id, v.id, v.shopify_id, COALESCE(v.product_id, 0), COALESCE(p.title, ''), COALESCE(v.title, ''), COALESCE(v.sku, ''),
  COALESCE(v.barcode, ''), COALESCE(p.vendor, ''), p.image_url, COALESCE(p.status, ''),
  whole.available, ${availableStep("whole.available")}, whole.position, ${inWindow("units")}, ${inWindow("days")}, whole.velocity,
  whole.reorder_point, whole.cover, ${coverStep("whole.cover")}, whole.low,
  COALESCE(whole.available <= 0, 0) AND ${forSale("p.status")}, whole.available IS NULL,
  (SELECT json_group_array(json_array(o.location_id, o.available, o.position, o.velocity, o.reorder_point, o.low, o.incoming, o.cover, o.suggested, o.moving))
    FROM plans o WHERE o.shop_id = v.shop_id AND o.variant_id = v.id AND o.location_id <> ${WHOLE_SHOP} AND o.available IS NOT NULL),
  v.deleted_at IS NOT NULL OR v.title IS NULL OR p.title IS NULL,
  whole.supplier_id, ${orderCost("whole.suggested")}, v.price,
  whole.incoming, f.trend, CASE WHEN whole.method = 'engine' THEN 'forecast' WHEN ${ruleField("velocity")} IS NULL THEN 'window' ELSE 'hand' END,
  ${ruleField("leadTimeDays")}, ${ruleField("minimumOrder")}, ${ruleField("casePack")}, whole.suggested, whole.held_back,
  CAST(round(whole.lost_units * COALESCE(v.price, 0)) AS INTEGER), whole.standing,
  MAX(0, whole.available) * ${COST_OF_ONE},
  v.sku_folded, v.barcodes, p.words || ' ' || v.words || ' ' || COALESCE(v.barcode_words, ''), p.title_sort, p.product_type_folded, ${ruleField("sellOut")}
FROM touched t
CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id
CROSS JOIN shops shop ON shop.id = t.shop_id
CROSS JOIN shop_settings w ON w.shop_id = t.shop_id
CROSS JOIN plans whole ON whole.shop_id = v.shop_id AND whole.variant_id = v.id AND whole.location_id = ${WHOLE_SHOP}
LEFT JOIN forecasts f ON f.shop_id = v.shop_id AND f.variant_id = v.id AND f.location_id = ${WHOLE_SHOP}
LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
${RULE_LEVELS}
WHERE true
${whereDifferentInPart("overviews", ["shop_id", "variant_id"], COLUMNS, SETTLED)}`;
