import { listLocations } from "../locations";
import { type LevelRow, onHand } from "../rows";
import { action, escapeHtml, pager, table } from "./layout";
import type { AdminPage } from "./pages";
import { levelForm, searchForm } from "./products";

const PAGE = 50;

export const stockPage: AdminPage = (store, search) => {
  const locations = listLocations(store);
  const chosen = Number(search.get("location") ?? locations[0]?.id ?? 0);
  const sought = search.get("q") ?? "";
  const at = Number(search.get("page") ?? 0);
  const rows = store.database.all<LevelRow & { sku: string | null; title: string; product: string }>(
    `select l.*, v.sku, v.title, p.title product from levels l
     join variants v on v.item_id = l.item_id join products p on p.id = v.product_id
     where l.location_id = ?1 and l.active = 1 and (v.sku like ?2 or p.title like ?2 or exists (select 1 from barcodes where variant_id = v.id and value like ?2))
     order by p.title, v.position limit ?3 offset ?4`,
    chosen,
    `%${sought}%`,
    PAGE + 1,
    at * PAGE,
  );
  const lines = rows
    .slice(0, PAGE)
    .map((level) => [
      `${escapeHtml(level.product)} · ${escapeHtml(level.title)}`,
      `<code>${escapeHtml(level.sku)}</code>`,
      String(level.committed),
      String(onHand(level)),
      levelForm(level, ""),
    ]);
  const tabs = locations.map(
    (location) =>
      `<a class="button" href="?shop=${store.domain}&location=${location.id}"${location.id === chosen ? ' aria-current="true" style="font-weight:650"' : ""}>${escapeHtml(location.name)}</a>`,
  );
  const current = locations.find((location) => location.id === chosen);
  return {
    title: "Stock by location",
    body: `<h1>Stock by location</h1><p>${tabs.join(" ")}</p>${searchForm(store, sought, "Product, SKU or barcode").replace("</form>", `<input type="hidden" name="location" value="${chosen}"></form>`)}
<section class="card">${table(["Variant", "SKU", "#Committed", "#On hand", "#Available"], lines, "Nothing stocked here.")}${pager(search, at, rows.length > PAGE)}</section>
<section class="card"><h2>Location</h2>${
      current
        ? action(
            `/locations/${current.id}`,
            `<label>Name <input name="name" value="${escapeHtml(current.name)}"></label><label><input type="checkbox" name="active"${current.active ? " checked" : ""}>Active</label>`,
            "Save",
          )
        : ""
    }${action("/locations", `<label>New location <input name="name" placeholder="Name"></label>`, "Add")}</section>`,
  };
};
