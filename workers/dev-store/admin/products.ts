import { inOneLine, listBarcodes } from "../barcodes";
import { imageAddress } from "../images";
import { listLocations } from "../locations";
import { decimal } from "../money";
import type { LevelRow, ProductRow, VariantRow } from "../rows";
import type { Store } from "../store";
import { action, badge, escapeHtml, pager, table } from "./layout";
import type { AdminPage } from "./pages";

const PAGE = 50;

export const productsPage: AdminPage = (store, search) => {
  const sought = search.get("q") ?? "";
  const at = Number(search.get("page") ?? 0);
  const rows = store.database.all<ProductRow & { variants: number; stock: number }>(
    `select p.*, (select count(*) from variants where product_id = p.id) variants,
       (select coalesce(sum(l.available), 0) from variants v join levels l on l.item_id = v.item_id where v.product_id = p.id) stock
     from products p
     where p.title like ?1 or p.vendor like ?1 or exists (select 1 from variants v where v.product_id = p.id and (v.sku like ?1 or exists (select 1 from barcodes where variant_id = v.id and value like ?1)))
     order by p.title, p.id limit ?2 offset ?3`,
    `%${sought}%`,
    PAGE + 1,
    at * PAGE,
  );
  const lines = rows
    .slice(0, PAGE)
    .map((product) => [
      `<span>${picture(store, product)}<a href="/admin/product?shop=${store.domain}&id=${product.id}">${escapeHtml(product.title)}</a></span>`,
      statusBadge(product.status),
      escapeHtml(product.vendor),
      String(product.variants),
      String(product.stock),
    ]);
  return {
    title: "Products",
    body: `<h1>Products</h1>${searchForm(store, sought, "Title, vendor, SKU or barcode")}
<section class="card">${table(["Product", "Status", "Vendor", "#Variants", "#Available"], lines, "Nothing found.")}${pager(search, at, rows.length > PAGE)}</section>
<section class="card"><h2>New product</h2>${newProductForm(store)}</section>`,
  };
};

export const productPage: AdminPage = (store, search) => {
  const id = Number(search.get("id"));
  const product = store.database.find<ProductRow>("select * from products where id = ?", id);
  if (!product) return { title: "Products", body: `<h1>This product does not exist any more</h1>` };
  const variants = store.database.all<VariantRow>("select * from variants where product_id = ? order by position", id);
  const statuses = ["active", "unlisted", "draft", "archived"].map(
    (status) => `<option${status === product.status ? " selected" : ""}>${status}</option>`,
  );
  return {
    title: product.title,
    body: `<p><a href="/admin/products?shop=${store.domain}">Products</a></p><h1>${escapeHtml(product.title)} ${statusBadge(product.status)}</h1>
<section class="card">${action(
      `/products/${id}`,
      `<label>Title <input name="title" value="${escapeHtml(product.title)}" size="34"></label><label>Vendor <input name="vendor" value="${escapeHtml(product.vendor)}"></label><label>Status <select name="status">${statuses.join("")}</select></label>`,
      "Save",
      "primary",
    )}
<form class="action" data-post="/products/${id}/delete" data-confirm="Delete ${escapeHtml(product.title)}?" data-then="/admin/products?shop=${store.domain}"><button class="danger">Delete</button></form></section>
${variants.map((variant) => variantCard(store, variant)).join("")}`,
  };
};

/** One variant, stocked at the first location: what else there is to say about it is said on its page. */
function newProductForm(store: Store): string {
  const [main] = listLocations(store);
  const stock = main
    ? `<input type="hidden" name="variants.0.levels.0.locationId" value="${main.id}" data-number><label>At ${escapeHtml(main.name)} <input type="number" name="variants.0.levels.0.available" value="10" data-number></label>`
    : "";
  return `<form class="action" data-post="/products" data-done="Product added"><label>Title <input name="title" required size="26"></label><label>Vendor <input name="vendor" required size="14"></label><label>SKU <input name="variants.0.sku" size="14"></label><label>Price <input name="variants.0.price" value="10.00" size="7"></label>${stock}<button>Add</button></form>`;
}

export function searchForm(store: Store, sought: string, placeholder: string): string {
  return `<form class="search"><input type="hidden" name="shop" value="${store.domain}"><input type="search" name="q" value="${escapeHtml(sought)}" placeholder="${placeholder}" aria-label="Search"><button>Search</button></form>`;
}

export function levelForm(level: Pick<LevelRow, "item_id" | "location_id" | "available">, label: string): string {
  return action(
    "/levels",
    `<input type="hidden" name="inventoryItemId" value="${level.item_id}" data-number><input type="hidden" name="locationId" value="${level.location_id}" data-number><label>${escapeHtml(label)} <input type="number" name="available" value="${level.available}" data-number aria-label="Available${label && ` at ${escapeHtml(label)}`}"></label>`,
    "Set",
  );
}

function variantCard(store: Store, variant: VariantRow): string {
  const levels = new Map(
    store.database
      .all<LevelRow>("select * from levels where item_id = ? and active = 1", variant.item_id)
      .map((level) => [level.location_id, level]),
  );
  const forms = listLocations(store).map((location) => {
    const level = levels.get(location.id);
    if (level) return levelForm(level, location.name);
    return levelForm(
      { item_id: variant.item_id, location_id: location.id, available: 0 },
      `${location.name} (not stocked)`,
    );
  });
  return `<section class="card"><h2>${escapeHtml(variant.title)} <code>${escapeHtml(variant.sku)}</code> ${variant.tracked ? "" : badge("Not tracked")} ${variant.policy === "continue" ? badge("Continues selling", "warn") : ""}</h2>
${action(
  `/variants/${variant.id}`,
  `<label>Price <input name="price" value="${decimal(variant.price, store.facts.currency)}" size="7"></label><label>Cost <input name="cost" value="${variant.cost === null ? "" : decimal(variant.cost, store.facts.currency)}" size="7" data-optional></label><label>SKU <input name="sku" value="${escapeHtml(variant.sku)}" size="18"></label><label>Barcodes <input name="barcodes" value="${escapeHtml(inOneLine(listBarcodes(store, variant.id)))}" size="30"></label><label>Out of stock <select name="policy"><option value="deny">stops selling</option><option value="continue"${variant.policy === "continue" ? " selected" : ""}>continues selling</option></select></label><label><input type="checkbox" name="tracked"${variant.tracked ? " checked" : ""}>Tracked</label>`,
  "Save",
)}<div>${forms.join("")}</div></section>`;
}

function picture(store: Store, product: ProductRow): string {
  return product.image === null
    ? ""
    : `<img src="${escapeHtml(imageAddress(store, product.image))}" alt="" loading="lazy" width="36" height="36">`;
}

function statusBadge(status: string): string {
  return badge(status, status === "active" ? "good" : "");
}
