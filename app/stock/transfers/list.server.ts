import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { State } from "./transfer";
import { isByDay, type ListedTransfer, type TransferFilter } from "./transfer-list";

export const PAGE_SIZE = 30;
/** As many are looked through for a text; who looks for more says more. */
const MOST_FOUND = 200;

type Shop = { id: number };

/**
 * The newest first; late ones by the day on which they were expected. `variants`: what the text means among variants, so that
 * transfers of them are found. `today`: days since 1970-01-01.
 */
export async function listTransfers(
  database: D1Database,
  shop: Shop,
  filter: TransferFilter,
  cursor: Cursor,
  today: number,
  variants: number[] = [],
  size = PAGE_SIZE,
): Promise<Paged<ListedTransfer>> {
  const { transfers } = await transferPage(database, shop, filter, cursor, today, variants, size);
  return pageOf(transfers, cursor, size, ({ id, expectedDay }): Key => [isByDay(filter) ? (expectedDay ?? 0) : id, id]);
}

/** One row more than the page, nearest to the cursor first, and how many rows that read. */
export async function transferPage(
  database: D1Database,
  shop: Shop,
  filter: TransferFilter,
  cursor: Cursor,
  today: number,
  variants: number[] = [],
  size = PAGE_SIZE,
) {
  const { tab, text, locationId, sort } = filter;
  const isRising = (cursor.side === "before") === (sort === undefined && !isByDay(filter));
  const [day, id] = cursor.side === "start" ? (isRising ? [-1, 0] : [0, Number.MAX_SAFE_INTEGER]) : cursor.key;
  const values: (string | number)[] = text ? found(text, variants) : [];
  const value = (each: string | number) => `?${values.push(each) + 3}`;
  const conditions = text ? [FOUND] : [];
  // Before a cursor its day is the bound that counts: the index has one only.
  if (tab === "late") conditions.push(`AND ${LATE} AND ${isRising ? "" : "+"}t.expected_day < ${value(today)}`);
  else if (tab !== "all") conditions.push(`AND t.state = ${value(tab)}`);
  if (locationId !== undefined) conditions.push(`AND ${value(locationId)} IN (t.from_id, t.to_id)`);
  const [at, by] = isByDay(filter) ? [`(${value(Number(day))}, ?3)`, "(t.expected_day, t.id)"] : ["?3", "t.id"];
  const order = isByDay(filter) ? ["t.expected_day", "t.id"] : ["t.id"];
  const { results, meta } = await database
    .prepare(
      `SELECT ${COLUMNS} FROM transfers t ${text ? "" : `INDEXED BY ${indexOf(filter)}`} WHERE t.shop_id = ?1 ${conditions.join(" ")}
      AND ${by} ${isRising ? ">" : "<"} ${at} ORDER BY ${order.map((each) => `${each} ${isRising ? "ASC" : "DESC"}`).join(", ")} LIMIT +?2`,
    )
    .bind(shop.id, size + 1, id, ...values)
    .all<ListedTransfer>();
  return { transfers: results, read: meta.rows_read };
}

const indexOf = ({ tab }: TransferFilter) =>
  tab === "all" ? "transfers_newest" : tab === "late" ? "transfers_expected" : "transfers_state";

/** SQL: as the index of expected days has it. */
const LATE = "t.state IN ('in_transit', 'partial')";

/** Of one state, or of all. */
export const listTransferIndex = (
  database: D1Database,
  shop: Shop,
  state: State | undefined,
  cursor: Cursor,
  size: number,
) => listTransfers(database, shop, { tab: state ?? "all", text: "" }, cursor, 0, [], size);

const COLUMNS = `t.id, t.number, t.state AS "state", t.from_id AS fromId, t.to_id AS toId, t.line_count AS lineCount, t.units,
  t.units_in_transit AS unitsInTransit, t.units_received AS unitsReceived, t.expected_day AS expectedDay, t.created_at AS createdAt`;

const found = (text: string, variants: number[]) => [
  ...[text.toUpperCase(), /^\d{1,9}$/.test(text) ? text.padStart(4, "0") : "", text.toLowerCase()],
  JSON.stringify(variants),
];

/** SQL: by a number or its beginning, the sequence alone, a location, a note, or a variant on a line. */
const FOUND = `AND t.id IN (
  SELECT id FROM (SELECT id FROM transfers WHERE shop_id = ?1 AND number >= ?4 AND number < ?4 || char(1114111) LIMIT ${MOST_FOUND})
  UNION SELECT id FROM transfers WHERE shop_id = ?1 AND ?5 <> '' AND number = 'T-' || ?5
  UNION SELECT n.id FROM (SELECT * FROM transfers WHERE shop_id = ?1 ORDER BY id DESC LIMIT ${MOST_FOUND}) n
    LEFT JOIN locations a ON a.shop_id = n.shop_id AND a.id = n.from_id
    LEFT JOIN locations b ON b.shop_id = n.shop_id AND b.id = n.to_id
    WHERE instr(lower(COALESCE(a.name, '') || char(10) || COALESCE(b.name, '') || char(10) || COALESCE(n.note, '')), ?6) > 0
  UNION SELECT transfer_id FROM (SELECT l.transfer_id FROM json_each(?7) f
    CROSS JOIN transfer_lines l ON l.shop_id = ?1 AND l.variant_id = f.value ORDER BY l.transfer_id DESC LIMIT ${MOST_FOUND}))`;
