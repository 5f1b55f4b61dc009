import { folded } from "../../words/folded";
import { MOST_VIEWS, type SavedView, type ViewPage } from "./saved-view";
import type { NewView } from "./view-form";

type Shop = { id: number };

/** Those of a page, by name. */
export async function listViews(database: D1Database, shop: Shop, page: ViewPage): Promise<SavedView[]> {
  const { results } = await database
    .prepare("SELECT id, page, name, search FROM saved_views WHERE shop_id = ? AND page = ? ORDER BY name_folded")
    .bind(shop.id, page)
    .all<SavedView>();
  return results;
}

type ViewSaved = { kind: "saved"; id: number } | { kind: "taken" } | { kind: "full" };

/** Two people who save under one name at once: the second hears that it is taken, unless they said to replace it. */
export async function saveView(
  database: D1Database,
  shop: Shop,
  view: NewView,
  who: string | null,
  now: number,
): Promise<ViewSaved> {
  const [saved, taken] = await database.batch<{ id: number }>([
    database
      .prepare(
        `INSERT INTO saved_views (shop_id, page, name, name_folded, search, created_by, created_at, updated_at)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7 WHERE EXISTS (SELECT 1 FROM saved_views WHERE shop_id = ?1 AND page = ?2 AND name_folded = ?4)
          OR (SELECT COUNT(*) FROM saved_views WHERE shop_id = ?1 AND page = ?2) < ${MOST_VIEWS}
        ON CONFLICT (shop_id, page, name_folded) DO UPDATE SET name = excluded.name, search = excluded.search, updated_at = excluded.updated_at
        WHERE ?8 RETURNING id`,
      )
      .bind(shop.id, view.page, view.name, folded(view.name), view.search, who, now, view.replace === "yes" ? 1 : 0),
    database
      .prepare("SELECT id FROM saved_views WHERE shop_id = ?1 AND page = ?2 AND name_folded = ?3")
      .bind(shop.id, view.page, folded(view.name)),
  ]);
  const row = saved?.results[0];
  if (row) return { kind: "saved", id: row.id };
  return taken?.results.length ? { kind: "taken" } : { kind: "full" };
}

/** Unknown: somebody deleted it meanwhile, or another shop's. */
export async function renameView(
  database: D1Database,
  shop: Shop,
  id: number,
  name: string,
  now: number,
): Promise<"renamed" | "taken" | "unknown"> {
  const found = await database
    .prepare("SELECT page FROM saved_views WHERE shop_id = ? AND id = ?")
    .bind(shop.id, id)
    .first<{ page: string }>();
  if (!found) return "unknown";
  const { meta } = await database
    .prepare(
      `UPDATE saved_views SET name = ?3, name_folded = ?4, updated_at = ?5 WHERE shop_id = ?1 AND id = ?2 AND NOT EXISTS (
        SELECT 1 FROM saved_views v WHERE v.shop_id = ?1 AND v.page = ?6 AND v.name_folded = ?4 AND v.id <> ?2)`,
    )
    .bind(shop.id, id, name, folded(name), now, found.page)
    .run();
  return meta.changes > 0 ? "renamed" : "taken";
}

/** Answers with what it was, so that it can be put back; undefined where there is none. */
export const deleteView = async (database: D1Database, shop: Shop, id: number): Promise<SavedView | undefined> =>
  (await database
    .prepare("DELETE FROM saved_views WHERE shop_id = ? AND id = ? RETURNING id, page, name, search")
    .bind(shop.id, id)
    .first<SavedView>()) ?? undefined;
