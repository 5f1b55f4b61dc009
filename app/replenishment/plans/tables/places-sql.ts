import { sellable } from "../../../catalog/for-sale-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";

/** SQL: what is said of a place is said of the whole shop too: `location_id * here` is both. */
export const HERE_AND_WHOLE = "(SELECT 1 AS here UNION ALL SELECT 0)";

/**
 * SQL: `stocked`, where each variant is stocked: locations that track it, are open and not left out; and `place`, those, the whole shop
 * (location 0), and places with an older plan that no longer stock it (`left_over`).
 */
const placesBy = (besides: string) => `
stocked AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, l.location_id, l.available, v.inventory_item_id, v.continues_selling, v.today, v.from_day${besides}
  FROM variant v
  CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id AND l.available IS NOT NULL
  CROSS JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id AND ${sellable("c")}
  WHERE v.tracked AND NOT v.deleted
),
place AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, available, 0 AS left_over FROM stocked
  UNION ALL
  SELECT v.shop_id, v.variant_id, 0, (SELECT SUM(k.available) FROM stocked k WHERE k.shop_id = v.shop_id AND k.variant_id = v.variant_id), 0
  FROM variant v
  UNION ALL
  SELECT o.shop_id, o.variant_id, o.location_id, NULL, 1
  FROM variant v CROSS JOIN plans o ON o.shop_id = v.shop_id AND o.variant_id = v.variant_id AND o.location_id <> ${WHOLE_SHOP}
  WHERE NOT EXISTS (SELECT 1 FROM stocked k WHERE k.shop_id = o.shop_id AND k.variant_id = o.variant_id AND k.location_id = o.location_id)
)`;

/** SQL: those, with how many `places` stock each variant, which counting their days takes. */
export const PLACES = placesBy(", COUNT(*) OVER (PARTITION BY v.shop_id, v.variant_id) AS places");

export const PLACES_OF_TOLD = placesBy("");
