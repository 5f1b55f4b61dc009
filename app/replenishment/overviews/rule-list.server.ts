import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { type Level, placeOfVariant } from "../rules/place";
import { NO_RULE } from "../rules/rule";
import { COLUMNS, type PlacedRule, placeIn, ruleIn } from "../rules/rules-at.server";

const PAGE_SIZE = 40;

export type ListedLevel = Exclude<Level, "shop">;

/** A rule with the name of what it holds for, as a merchant knows it. */
export type NamedRule = PlacedRule & {
  /** Null: it is gone from Shopify, and the rule waits should it come back. */
  name: string | null;
  sku: string;
  shopifyId: string | null;
  /** Of a variant everywhere, what it is forecast like. */
  similar: ListedSimilar | null;
};

/** By Shopify's id, times how many percent. */
type ListedSimilar = { shopifyId: string; percent: number };

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
      ORDER BY r.subject_id ${backwards ? "DESC" : ""}, r.location_id ${backwards ? "DESC" : ""} LIMIT +?5`,
    )
    .bind(shop.id, level, String(subject), location, limit)
    .all<Parameters<typeof placeIn>[0] & Named>();
  const rules = results.map((row): NamedRule => ({ place: placeIn(row), rule: ruleIn(row), ...namedIn(row) }));
  return { rules, read: meta.rows_read };
}

type Named = {
  name: string | null;
  sku: string | null;
  shopifyId: string | null;
  similarId: string | null;
  percent: number | null;
};

const namedIn = ({ name, sku, shopifyId, similarId, percent }: Named) => ({
  ...{ name, sku: sku ?? "", shopifyId },
  similar: similarId === null || percent === null ? null : { shopifyId: similarId, percent },
});

/** Variants that are forecast like another and have no rule of their own, as rules that decide nothing; after a variant of ours. */
export async function listSimilarAlone(
  database: D1Database,
  shop: { id: number },
  after: number,
  limit: number,
): Promise<NamedRule[]> {
  const { results } = await database
    .prepare(
      `SELECT r.variant_id AS variantId, ${NAMES.variant.columns}
      FROM (SELECT shop_id, variant_id, variant_id AS subject_id, 0 AS location_id FROM similar_variants s
        WHERE s.shop_id = ?1 AND s.variant_id > ?2
          AND EXISTS (SELECT 1 FROM variants t WHERE t.id = s.similar_id AND t.shop_id = ?1 AND t.deleted_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM rules o
          WHERE o.shop_id = s.shop_id AND o.level = 'variant' AND o.subject_id = s.variant_id AND o.location_id = 0)
        ORDER BY s.variant_id LIMIT +?3) r ${NAMES.variant.join}
      ORDER BY r.variant_id`,
    )
    .bind(shop.id, after, limit)
    .all<Named & { variantId: number }>();
  return results.map((row) => ({ place: placeOfVariant(row.variantId), rule: NO_RULE, ...namedIn(row) }));
}

const NO_SIMILAR = "NULL AS similarId, NULL AS percent";

const NAMES = {
  supplier: {
    columns: `s.name, NULL AS sku, NULL AS shopifyId, ${NO_SIMILAR}`,
    join: "LEFT JOIN suppliers s ON s.id = r.subject_id AND s.shop_id = r.shop_id",
  },
  product: {
    columns: `p.title AS name, NULL AS sku, CAST(r.subject_id AS TEXT) AS shopifyId, ${NO_SIMILAR}`,
    join: "LEFT JOIN products p ON p.shop_id = r.shop_id AND p.shopify_id = r.subject_id AND p.deleted_at IS NULL",
  },
  variant: {
    columns: `o.product_title || iif(o.variant_title = 'Default Title', '', ' · ' || o.variant_title) AS name, o.sku,
      CAST(o.shopify_id AS TEXT) AS shopifyId, CAST(a.shopify_id AS TEXT) AS similarId, c.percent`,
    join: `LEFT JOIN overviews o ON o.shop_id = r.shop_id AND o.variant_id = r.subject_id AND o.hidden = 0
      LEFT JOIN similar_variants c ON c.shop_id = r.shop_id AND c.variant_id = r.subject_id AND r.location_id = 0
      LEFT JOIN variants a ON a.id = c.similar_id AND a.shop_id = c.shop_id AND a.deleted_at IS NULL`,
  },
} satisfies Record<ListedLevel, { columns: string; join: string }>;
