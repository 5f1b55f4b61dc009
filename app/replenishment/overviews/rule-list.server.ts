import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { Level } from "../rules/place";
import { COLUMNS, type PlacedRule, placeIn, ruleIn } from "../rules/rules-at.server";

export const PAGE_SIZE = 40;

export type ListedLevel = Exclude<Level, "shop">;

/** A rule with the name of what it holds for, as a merchant knows it. */
export type NamedRule = PlacedRule & {
  /** Null: it is gone from Shopify, and the rule waits should it come back. */
  name: string | null;
  sku: string;
  shopifyId: string | null;
};

/** The rules of one level, in the order of their places. */
export async function listRules(
  database: D1Database,
  shop: { id: number },
  level: ListedLevel,
  cursor: Cursor,
): Promise<Paged<NamedRule>> {
  const found = await rulePage(database, shop, level, cursor, PAGE_SIZE + 1);
  return pageOf(found.rules, cursor, PAGE_SIZE, ({ place: { subject, location } }): Key => [subject, location]);
}

/** Ids of ours, and of Shopify's, are 0 or more. */
const BEFORE_ALL: Key = ["-1", -1];

/** At most `limit` of them, nearest to the cursor first, and how many rows that read. */
export async function rulePage(
  database: D1Database,
  shop: { id: number },
  level: ListedLevel,
  cursor: Cursor,
  limit: number,
) {
  const backwards = cursor.side === "before";
  const [subject, location] = cursor.side === "start" ? BEFORE_ALL : cursor.key;
  const { results, meta } = await database
    .prepare(
      `SELECT ${COLUMNS}, ${NAMES[level].columns} FROM rules r ${NAMES[level].join}
      WHERE r.shop_id = ?1 AND r.level = ?2 AND (r.subject_id, r.location_id) ${backwards ? "<" : ">"} (CAST(?3 AS INTEGER), ?4)
      ORDER BY r.subject_id ${backwards ? "DESC" : ""}, r.location_id ${backwards ? "DESC" : ""} LIMIT ?5`,
    )
    .bind(shop.id, level, String(subject), location, limit)
    .all<Parameters<typeof placeIn>[0] & { name: string | null; sku: string | null; shopifyId: string | null }>();
  const rules = results.map(
    (row): NamedRule => ({
      place: placeIn(row),
      rule: ruleIn(row),
      name: row.name,
      sku: row.sku ?? "",
      shopifyId: row.shopifyId,
    }),
  );
  return { rules, read: meta.rows_read };
}

const NAMES = {
  supplier: {
    columns: "s.name, NULL AS sku, NULL AS shopifyId",
    join: "LEFT JOIN suppliers s ON s.id = r.subject_id AND s.shop_id = r.shop_id",
  },
  product: {
    columns: "p.title AS name, NULL AS sku, CAST(r.subject_id AS TEXT) AS shopifyId",
    join: "LEFT JOIN products p ON p.shop_id = r.shop_id AND p.shopify_id = r.subject_id AND p.deleted_at IS NULL",
  },
  variant: {
    columns: `o.product_title || iif(o.variant_title = 'Default Title', '', ' · ' || o.variant_title) AS name, o.sku,
      CAST(o.shopify_id AS TEXT) AS shopifyId`,
    join: "LEFT JOIN overviews o ON o.shop_id = r.shop_id AND o.variant_id = r.subject_id AND o.hidden = 0",
  },
} satisfies Record<ListedLevel, { columns: string; join: string }>;
