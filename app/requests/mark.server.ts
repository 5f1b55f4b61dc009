import { sha256Of } from "../words/sha256";

type Shop = { id: number };

/** What an open page watches: what is counted of stock and alerts, the orders, the work with Shopify, one order or one variant. */
const WATCHED = /^(stock|orders|sync|order|variant)(?:\/(\d{1,15}))?$/;

/** The work that Sync health shows, and the newest of what waits there for a person. */
const SYNC = `
SELECT json_array(
  (SELECT json_group_array(json_array(kind, state, failures > 0, finished_at)) FROM jobs
    WHERE shop_id = ?1 AND kind IN ('import', 'reconcile', 'roll-forward')),
  (SELECT MAX(id) FROM quarantine WHERE shop_id = ?1),
  (SELECT MAX(id) FROM inventory_writes WHERE shop_id = ?1 AND state IN ('queued', 'sending', 'uncertain'))
) AS mark`;

const ROWS = {
  stock: "SELECT changes AS mark FROM shop_counts WHERE shop_id = ?1",
  orders: "SELECT order_changes AS mark FROM shop_counts WHERE shop_id = ?1",
  sync: SYNC,
  order: "SELECT version AS mark FROM purchase_orders WHERE shop_id = ?1 AND id = ?2",
  variant: `SELECT json_array(available, incoming, suggested, standing, reorder_point, stock) AS mark FROM overviews
    WHERE shop_id = ?1 AND variant_id = ?2 AND hidden = 0`,
};

/** A text that changes whenever that does; undefined of what there is none. One statement of at most five rows. */
export async function markOf(database: D1Database, shop: Shop, watched: string): Promise<string | undefined> {
  const [, of, id] = WATCHED.exec(watched) ?? [];
  if (of === undefined || (id !== undefined) !== (of === "order" || of === "variant")) return undefined;
  const sql = ROWS[of as keyof typeof ROWS];
  const statement = database.prepare(sql);
  const found = await (id === undefined ? statement.bind(shop.id) : statement.bind(shop.id, id)).first<{
    mark: string | number;
  }>();
  if (!found) return id === undefined ? "0" : undefined;
  return typeof found.mark === "number" ? String(found.mark) : (await sha256Of(found.mark)).slice(0, 16);
}
