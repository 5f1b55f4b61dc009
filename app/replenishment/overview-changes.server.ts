import { TOUCHED } from "./touched";

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
  "position",
  "units",
  "days",
  "velocity",
  "reorder_point",
  "cover",
  "low",
  '"out"',
  "untracked",
  "stock",
  "own_rule",
  "hidden",
];

const inWindow = (what: "units" | "days") =>
  `CASE w.velocity_window WHEN 7 THEN p.${what}_7 WHEN 14 THEN p.${what}_14 WHEN 30 THEN p.${what}_30 WHEN 60 THEN p.${what}_60
    WHEN 90 THEN p.${what}_90 WHEN 180 THEN p.${what}_180 ELSE p.${what}_365 END`;

const OVERVIEWS = `
INSERT INTO overviews (shop_id, variant_id, shopify_id, ${COLUMNS.join(", ")})
WITH ${TOUCHED}
SELECT v.shop_id, v.id, v.shopify_id, COALESCE(v.product_id, 0), COALESCE(c.title, ''), COALESCE(v.title, ''), COALESCE(v.sku, ''),
  COALESCE(v.barcode, ''), COALESCE(c.vendor, ''), c.image_url, COALESCE(c.status, ''),
  p.available, p.position, ${inWindow("units")}, ${inWindow("days")}, p.velocity, p.reorder_point, p.cover, p.low,
  COALESCE(p.available <= 0 AND c.status = 'active', 0), p.available IS NULL,
  (SELECT json_group_array(json_array(o.location_id, o.available, o.position, o.velocity, o.reorder_point, o.low))
    FROM plans o WHERE o.shop_id = v.shop_id AND o.variant_id = v.id AND o.location_id <> 0 AND o.available IS NOT NULL),
  (SELECT json_array(r.lead_time_days, r.cover_days, r.safety_days, r.safety_stock, r.minimum_order, r.case_pack, r.velocity, r.reorder_point, r.active)
    FROM rules r WHERE r.shop_id = v.shop_id AND r.level = 'variant' AND r.subject_id = v.id AND r.location_id = 0),
  v.deleted_at IS NOT NULL OR v.title IS NULL OR c.title IS NULL
FROM touched t
CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id
CROSS JOIN shop_settings w ON w.shop_id = t.shop_id
CROSS JOIN plans p ON p.shop_id = v.shop_id AND p.variant_id = v.id AND p.location_id = 0
LEFT JOIN products c ON c.shop_id = v.shop_id AND c.shopify_id = v.product_id
WHERE true
ON CONFLICT (shop_id, variant_id) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}
WHERE (${COLUMNS.map((column) => `overviews.${column}`).join(", ")}) IS NOT (${COLUMNS.map((column) => `excluded.${column}`).join(", ")})`;
