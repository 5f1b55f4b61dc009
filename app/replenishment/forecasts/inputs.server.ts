import { sellable } from "../../catalog/for-sale-sql";
import { TRACKED } from "../../catalog/tracked-sql";
import type { Observation } from "../../demand/availability";
import { DAYS_OF_DEMAND, type DaySale, type DemandHistory } from "../../demand/demand-days";
import type { EngineSettings } from "../../demand/engine/forecast";
import { firstKnownDay, steadyReach } from "../../demand/first-known-day-sql";
import { EACH_LEVEL, numbersOf, SUBJECT, stretches } from "../../demand/promotions/marked-stretches-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { closuresFrom } from "../../suppliers/calendar/closures-typed";
import { leadTimeOn } from "../../suppliers/calendar/order-days-sql";
import { RULE_COLUMNS, RULE_LEVELS, ruleField } from "../rules/levels-sql";
import { scopeOf, TOUCHED, TOUCHED_MARKABLE, type Touched } from "../touched-sql";

/** All that the engine needs of a variant: its days, and at each place what of its rule counts. */
export type DemandInput = {
  variantId: number;
  /** Shopify's number of what its stock is counted by. */
  inventoryItemId: string | null;
  history: DemandHistory;
  /** It came into the shop on its first known day: a launch, not merely what the import begins with. */
  launched: boolean;
  /** What was chosen to begin it with: another variant of the shop that is not gone, and times how many percent. */
  similar: { variantId: number; percent: number } | null;
  /** By location; 0 is the whole shop. Lead times are of an order placed today, closed periods of the supplier in them. */
  settings: Record<number, EngineSettings>;
};

/**
 * Of the touched variants that are not gone: 4 statements in one round trip. `today` is the day up to which days count:
 * the engine leaves it out, and what is told of it here is of today's plans. `since`, where given: what was sold and
 * seen before that day is not asked for.
 */
export async function listDemandInputs(
  database: D1Database,
  touched: Touched[],
  today: number,
  since = 0,
): Promise<DemandInput[]> {
  const scope = scopeOf(touched);
  const [variants, places, sales, promotions] = await database.batch<Record<string, number | string | null>>([
    database.prepare(VARIANTS).bind(scope, today),
    database.prepare(PLACES).bind(scope, today, since),
    database.prepare(SALES).bind(scope, today, Math.max(since, today - DAYS_OF_DEMAND)),
    database.prepare(PROMOTIONS).bind(scope, today),
  ]);
  const placesOf = byVariant(places?.results ?? []);
  const salesOf = new Map((sales?.results ?? []).map((row) => [Number(row.variant_id), daySales(row.sales)]));
  const promotionsOfVariant = new Map(
    (promotions?.results ?? []).map((row) => [Number(row.variant_id), parsed(row.promotions)]),
  );
  return (variants?.results ?? []).map((row) => {
    const variantId = Number(row.variant_id);
    const there = placesOf.get(variantId) ?? [];
    const whole = settingsIn(row.settings);
    const orderDays = {
      weekdays: row.order_weekdays == null ? null : Number(row.order_weekdays),
      closures: closuresFrom(row.closures == null ? null : String(row.closures)),
    };
    const asOfToday = (settings: EngineSettings): EngineSettings => ({
      ...settings,
      leadTimeDays: leadTimeOn(orderDays, today, settings.leadTimeDays),
    });
    return {
      variantId,
      inventoryItemId: row.inventory_item_id == null ? null : String(row.inventory_item_id),
      launched: Boolean(row.launched),
      similar: row.similar_id == null ? null : { variantId: Number(row.similar_id), percent: Number(row.percent) },
      history: {
        ...{ fromDay: Number(row.from_day), today, neverOut: Boolean(row.never_out) },
        sales: salesOf.get(variantId) ?? [],
        promotions: (promotionsOfVariant.get(variantId) ?? []).map(([from, to]) => ({
          ...{ fromDay: from ?? 0, toDay: to ?? 0 },
        })),
        places: there.map((place) => ({ locationId: Number(place.location_id), seen: observations(place.seen) })),
      },
      settings: Object.fromEntries([
        [WHOLE_SHOP, asOfToday(whole)],
        ...there.map((place) => [Number(place.location_id), asOfToday(settingsIn(place.here, whole))]),
      ]),
    };
  });
}

function byVariant<Row extends Record<string, number | string | null>>(rows: Row[]) {
  const grouped = new Map<number, Row[]>();
  for (const row of rows) {
    const variantId = Number(row.variant_id);
    const others = grouped.get(variantId);
    if (others) others.push(row);
    else grouped.set(variantId, [row]);
  }
  return grouped;
}

const FIELDS = ["leadTimeDays", "reviewDays", "leadTimeDeviation", "serviceLevel", "coverDays"] as const;

/** As for a plan, but that days of the engine reach further back than the longest window. */
const VARIANTS = `WITH ${TOUCHED}
  SELECT v.id AS variant_id, v.inventory_item_id, v.continues_selling OR NOT ${TRACKED} AS never_out,
    v.created_day > shop.sales_from_day AS launched,
    ${firstKnownDay("?2", steadyReach("?2", "v.id", DAYS_OF_DEMAND))} AS from_day,
    json_array(${FIELDS.map(ruleField).join(", ")}) AS settings, s.order_weekdays, s.closures,
    other.id AS similar_id, chosen.percent
  FROM touched t
  CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id AND v.deleted_at IS NULL
  CROSS JOIN shops shop ON shop.id = v.shop_id
  LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
  LEFT JOIN similar_variants chosen ON chosen.shop_id = v.shop_id AND chosen.variant_id = v.id
  LEFT JOIN variants other ON other.id = chosen.similar_id AND other.shop_id = chosen.shop_id AND other.deleted_at IS NULL
  ${RULE_LEVELS}`;

/** The places that stock it, with what was seen there and what its rule says there alone. */
const PLACES = `WITH ${TOUCHED}
  SELECT v.id AS variant_id, l.location_id,
    (SELECT json_group_array(json_array(o.day, o.max_available, o.last_available)) FROM level_days o
      WHERE o.shop_id = l.shop_id AND o.inventory_item_id = l.inventory_item_id AND o.location_id = l.location_id AND o.day BETWEEN ?3 AND ?2) AS seen,
    json_array(${FIELDS.map((field) => `here.${RULE_COLUMNS[field]}`).join(", ")}) AS here
  FROM touched t
  CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id AND v.deleted_at IS NULL
  CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id AND l.available IS NOT NULL
  CROSS JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id AND ${sellable("c")}
  LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
  LEFT JOIN rules here ON here.shop_id = v.shop_id AND here.level = 'variant' AND here.subject_id = v.id AND here.location_id = l.location_id
  WHERE ${TRACKED}`;

/** One row a variant: D1's answers cost by the row. */
const SALES = `WITH ${TOUCHED}
  SELECT t.variant_id, json_group_array(json_array(s.day, s.location_id, s.units)) AS sales
  FROM touched t
  CROSS JOIN daily_sales s ON s.shop_id = t.shop_id AND s.variant_id = t.variant_id AND s.day BETWEEN ?3 AND ?2
  GROUP BY t.variant_id`;

const PROMOTIONS = `WITH ${TOUCHED_MARKABLE},
variant AS MATERIALIZED (
  SELECT t.shop_id, t.variant_id, v.product_id, 0 AS shop_wide,
    ${numbersOf("v.shop_id", "v.product_id")}, ?2 - ${DAYS_OF_DEMAND} AS from_day, ?2 AS today
  FROM touched t CROSS JOIN variants v ON v.id = t.variant_id AND v.shop_id = t.shop_id AND v.deleted_at IS NULL
),
${stretches("variant")}
SELECT v.variant_id, json_group_array(json_array(m.day, m.until)) AS promotions
FROM variant v CROSS JOIN ${EACH_LEVEL} CROSS JOIN stretch m ON (m.shop_id, m.level, m.subject_id) = (v.shop_id, at.level, ${SUBJECT})
GROUP BY v.variant_id`;

const parsed = (json: number | string | null | undefined): (number | null)[][] => JSON.parse(String(json ?? "[]"));

const daySales = (json: number | string | null | undefined) =>
  parsed(json).map(
    ([day, locationId, units]): DaySale => ({ day: day ?? 0, locationId: locationId ?? 0, units: units ?? 0 }),
  );

const observations = (json: number | string | null | undefined): Observation[] =>
  parsed(json)
    .map(([day, maxAvailable, lastAvailable]) => ({
      day: day ?? 0,
      maxAvailable: maxAvailable ?? null,
      lastAvailable: lastAvailable ?? null,
    }))
    .sort((a, b) => a.day - b.day);

function settingsIn(json: number | string | null | undefined, otherwise?: EngineSettings): EngineSettings {
  const values: (number | null)[] = JSON.parse(String(json ?? "[]"));
  const at = (index: number, field: keyof EngineSettings) => values[index] ?? otherwise?.[field] ?? 0;
  return {
    leadTimeDays: at(0, "leadTimeDays"),
    reviewDays: at(1, "reviewDays"),
    leadTimeDeviation: at(2, "leadTimeDeviation"),
    serviceLevel: at(3, "serviceLevel"),
    coverDays: at(4, "coverDays"),
  };
}
