import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import { folded } from "../../words/folded";
import { type Choice, type Count, MOST_LINES, type Move, moveRefusal, stateAfter, statesBefore } from "./count";
import type { CountFilter } from "./count-list";

type Shop = { id: number };

export interface NewCount {
  locationId: number;
  name: string;
  choice: Choice;
  /** The vendor, supplier or product type, by name. */
  chosen: string | null;
  /** Of a supplier, or chosen one by one. */
  variantIds: readonly number[];
  blind: boolean;
  formToken: string;
}

type Created = { kind: "created"; id: number } | { kind: "refused"; field: "locationId" | "choice"; reason: string };

/** A draft with its lines. The same form a second time is answered with what it made first. Three round trips. */
export async function createCount(
  database: D1Database,
  shop: Shop,
  count: NewCount,
  who: string | null,
  now: number,
): Promise<Created> {
  const made = await findCountOfForm(database, shop, count.formToken);
  if (made !== null) return { kind: "created", id: made };
  const chosen = [shop.id, count.locationId, count.choice, foldedIn(count), JSON.stringify(count.variantIds)] as const;
  const [place, lines] = await Promise.all([
    database
      .prepare("SELECT id FROM locations WHERE shop_id = ? AND id = ? AND active AND deleted_at IS NULL")
      .bind(shop.id, count.locationId)
      .first<number>("id"),
    database
      .prepare(`SELECT COUNT(*) AS count FROM (${CHOSEN} LIMIT ${MOST_LINES + 1})`)
      .bind(...chosen)
      .first<number>("count"),
  ]);
  if (place === null) return { kind: "refused", field: "locationId", reason: "Choose a location that is open." };
  const reason = choiceRefusal(count.choice, lines ?? 0);
  if (reason) return { kind: "refused", field: "choice", reason };
  await database.batch([
    database
      .prepare(
        `INSERT INTO stock_counts (shop_id, location_id, name, state, choice, chosen, blind, form_token, created_by, created_at)
        VALUES (?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .bind(
        shop.id,
        count.locationId,
        count.name,
        count.choice,
        count.chosen,
        Number(count.blind),
        count.formToken,
        who,
        now,
      ),
    database
      .prepare(
        `INSERT INTO stock_count_lines (shop_id, count_id, variant_id)
        SELECT c.shop_id, c.id, x.id FROM stock_counts c CROSS JOIN (${CHOSEN}) x
        WHERE c.shop_id = ?1 AND c.form_token = ?6 AND c.state = 'draft' ON CONFLICT DO NOTHING`,
      )
      .bind(...chosen, count.formToken),
    database
      .prepare(`UPDATE stock_counts SET ${SUMS} WHERE shop_id = ?1 AND form_token = ?2`)
      .bind(shop.id, count.formToken),
  ]);
  const id = await findCountOfForm(database, shop, count.formToken);
  if (id === null) throw new Error("A count was made and is not there.");
  return { kind: "created", id };
}

const foldedIn = ({ choice, chosen }: NewCount) =>
  choice === "vendor" || choice === "product_type" ? folded(chosen ?? "") : null;

function choiceRefusal(choice: Choice, lines: number) {
  if (lines > MOST_LINES)
    return `That is more than ${MOST_LINES.toLocaleString("en")} variants. Count a vendor's, a type's or a supplier's at a time, or scan as you go.`;
  if (lines === 0 && choice !== "scanned") return "Nothing of that is stocked at this location.";
  return undefined;
}

/** SQL: the variants of a choice that are tracked at the place: ?1 shop, ?2 location, ?3 choice, ?4 vendor or type folded, ?5 variants. */
const CHOSEN = `
SELECT v.id FROM levels e
CROSS JOIN variants v ON v.shop_id = e.shop_id AND v.inventory_item_id = e.inventory_item_id AND v.deleted_at IS NULL
CROSS JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id AND p.deleted_at IS NULL
WHERE e.shop_id = ?1 AND e.location_id = ?2 AND e.deleted_at IS NULL AND e.available IS NOT NULL AND CASE ?3
  WHEN 'all' THEN 1
  WHEN 'vendor' THEN COALESCE(p.vendor_folded, lower(p.vendor)) = ?4
  WHEN 'product_type' THEN p.product_type_folded = ?4
  WHEN 'scanned' THEN 0
  ELSE v.id IN (SELECT value FROM json_each(?5)) END`;

/** SQL: what lists show of a count, made anew from its lines. */
export const SUMS = `(line_count, counted_count, changed_count, changed_units) = (
  SELECT COUNT(*), COUNT(n.first_at), COUNT(NULLIF(n.change, 0)), COALESCE(SUM(n.change), 0)
  FROM stock_count_lines n WHERE n.shop_id = stock_counts.shop_id AND n.count_id = stock_counts.id)`;

/** The count that a form made; null where it has made none. */
export const findCountOfForm = (database: D1Database, shop: Shop, formToken: string) =>
  database
    .prepare("SELECT id FROM stock_counts WHERE shop_id = ? AND form_token = ?")
    .bind(shop.id, formToken)
    .first<number>("id");

const COLUMNS = `c.id, c.name, c.state, c.location_id AS locationId, p.name AS locationName,
  p.active IS NOT 1 AS isLocationClosed, c.choice, c.chosen, c.blind, c.created_by AS createdBy,
  c.created_at AS createdAt, c.started_at AS startedAt, c.reviewed_at AS reviewedAt, c.reviewed_by AS reviewedBy, c.ended_at AS endedAt,
  c.ended_by AS endedBy, c.line_count AS lineCount, c.counted_count AS countedCount, c.changed_count AS changedCount, c.changed_units AS changedUnits`;
const WITH_PLACE = "LEFT JOIN locations p ON p.shop_id = c.shop_id AND p.id = c.location_id";

type CountRow = Omit<Count, "blind" | "isLocationClosed"> & { blind: number; isLocationClosed: number };
const countOf = (row: CountRow): Count => ({
  ...row,
  blind: row.blind === 1,
  isLocationClosed: row.isLocationClosed === 1,
});

/** Undefined where the shop has none. */
export async function findCount(database: D1Database, shop: Shop, id: number): Promise<Count | undefined> {
  const row = await database
    .prepare(`SELECT ${COLUMNS} FROM stock_counts c ${WITH_PLACE} WHERE c.shop_id = ? AND c.id = ?`)
    .bind(shop.id, id)
    .first<CountRow>();
  return row ? countOf(row) : undefined;
}

/** The newest first, or the oldest. A text or a location looks through those of the state until the page is full. */
export async function listCounts(
  database: D1Database,
  shop: Shop,
  { state, text = "", locationId, sort }: CountFilter,
  cursor: Cursor,
  size: number,
): Promise<Paged<Count>> {
  const isRising = (cursor.side === "before") === (sort === undefined);
  const from = cursor.side === "start" ? (isRising ? 0 : Number.MAX_SAFE_INTEGER) : cursor.key[1];
  const { results } = await database
    .prepare(
      `SELECT ${COLUMNS} FROM stock_counts c INDEXED BY ${state ? "stock_counts_state" : "stock_counts_newest"} ${WITH_PLACE}
      WHERE c.shop_id = ?1 AND ${state ? "c.state = ?4" : "?4 IS NULL"} AND c.id ${isRising ? ">" : "<"} ?2
        AND (?5 = '' OR instr(lower(c.name), lower(?5)) > 0) AND (?6 IS NULL OR c.location_id = ?6)
      ORDER BY c.id ${isRising ? "ASC" : "DESC"} LIMIT +?3`,
    )
    .bind(shop.id, from, size + 1, state ?? null, text, locationId ?? null)
    .all<CountRow>();
  return pageOf(results.map(countOf), cursor, size, ({ id }): Key => [id, id]);
}

export type Moved = { kind: "moved" } | { kind: "refused"; reason: string } | { kind: "unknown" };

/** Any move but `complete`, which writes. What the state does not allow by then is refused with the reason. */
export async function moveCount(
  database: D1Database,
  shop: Shop,
  id: number,
  move: Exclude<Move, "complete">,
  who: string | null,
  now: number,
): Promise<Moved> {
  const before = await findCount(database, shop, id);
  if (!before) return { kind: "unknown" };
  if (before.state === stateAfter(move) && move !== "reopen") return { kind: "moved" };
  const reason = moveRefusal(before, move);
  if (reason) return { kind: "refused", reason };
  const { set, values } = noted(who, now)[move];
  const { meta } = await database
    .prepare(
      `UPDATE stock_counts SET state = ?, ${set} WHERE shop_id = ? AND id = ? AND state IN (SELECT value FROM json_each(?))`,
    )
    .bind(stateAfter(move), ...values, shop.id, id, JSON.stringify(statesBefore(move)))
    .run();
  if (meta.changes > 0) return { kind: "moved" };
  const after = await findCount(database, shop, id);
  return { kind: "refused", reason: (after && moveRefusal(after, move)) ?? "Somebody moved it meanwhile. Look again." };
}

/** SQL: what a move leaves behind. */
const noted = (who: string | null, now: number) =>
  ({
    start: { set: "started_at = ?", values: [now] },
    review: { set: "reviewed_at = ?, reviewed_by = ?", values: [now, who] },
    reopen: { set: "reviewed_at = NULL, reviewed_by = NULL", values: [] },
    cancel: { set: "ended_at = ?, ended_by = ?", values: [now, who] },
  }) satisfies Record<Exclude<Move, "complete">, { set: string; values: (string | number | null)[] }>;
