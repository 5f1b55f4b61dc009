import { listLocations } from "../locations";
import { decimal } from "../money";
import { findOrder, listLines, listRefundLines, listRefunds } from "../order-rows";
import type { LineRow, OrderRow } from "../rows";
import type { Store } from "../store";
import { badge, escapeHtml, pager, table, time } from "./layout";
import type { AdminPage } from "./pages";

const PAGE = 40;

export const ordersPage: AdminPage = (store, search) => {
  const at = Number(search.get("page") ?? 0);
  const rows = store.database.all<OrderRow & { units: number; total: number }>(
    `select o.*, (select coalesce(sum(quantity), 0) from lines where order_id = o.id) units,
       (select coalesce(sum(quantity * price), 0) from lines where order_id = o.id) total
     from orders o order by o.id desc limit ? offset ?`,
    PAGE + 1,
    at * PAGE,
  );
  const places = new Map(listLocations(store).map((location) => [location.id, location.name]));
  const lines = rows
    .slice(0, PAGE)
    .map((order) => [
      `<a href="/admin/order?shop=${store.domain}&id=${order.id}">${escapeHtml(order.name)}</a>`,
      time(order.processed_at, store.facts.timeZone),
      order.location_id === null ? "Online" : escapeHtml(places.get(order.location_id)),
      stateBadges(order),
      String(order.units),
      `${decimal(order.total, store.facts.currency)} ${store.facts.currency}`,
    ]);
  return {
    title: "Orders",
    body: `<h1>Orders</h1><section class="card"><h2>Place an order</h2>${placeForm(store, search.get("q") ?? "")}</section>
<section class="card">${table(["Order", "When", "Where", "State", "#Units", "#Total"], lines, "No orders yet.")}${pager(search, at, rows.length > PAGE)}</section>`,
  };
};

export const orderPage: AdminPage = (store, search) => {
  const id = Number(search.get("id"));
  const order = findOrder(store, id);
  const back = `<p><a href="/admin/orders?shop=${store.domain}">Orders</a></p>`;
  if (!order) return { title: "Orders", body: `${back}<h1>This order does not exist any more</h1>` };
  const lines = listLines(store, id).map((line) => [
    escapeHtml(line.title),
    `<code>${escapeHtml(line.sku)}</code>`,
    String(line.quantity),
    String(line.current_quantity),
    order.cancelled_at === null && line.current_quantity > 0 ? refundForm(order, line) : "",
  ]);
  const refunds = listRefunds(store, id).map((refund) => [
    time(refund.created_at, store.facts.timeZone),
    listRefundLines(store, refund.id)
      .map((line) => `${line.quantity} × line ${line.line_id}, ${line.restock.replace("_", " ")}`)
      .join("; "),
  ]);
  return {
    title: order.name,
    body: `${back}<h1>${escapeHtml(order.name)} ${stateBadges(order)}</h1>
<section class="card">${table(["Line", "SKU", "#Ordered", "#Now", "Refund"], lines, "No lines.")}</section>
<section class="card">${buttons(order)}</section>
${refunds.length ? `<section class="card"><h2>Refunds</h2>${table(["When", "What"], refunds, "")}</section>` : ""}`,
  };
};

function placeForm(store: Store, sought: string): string {
  const variants = store.database.all<{
    id: number;
    sku: string | null;
    title: string;
    product: string;
    stock: number;
  }>(
    `select v.id, v.sku, v.title, p.title product, coalesce((select sum(available) from levels where item_id = v.item_id and active = 1), 0) stock
     from variants v join products p on p.id = v.product_id
     where p.status in ('active', 'unlisted') and (p.title like ?1 or v.sku like ?1) order by p.title, v.position limit 400`,
    `%${sought}%`,
  );
  const options = variants.map(
    (variant) =>
      `<option value="${variant.id}">${escapeHtml(variant.product)} · ${escapeHtml(variant.title)} (${variant.stock})</option>`,
  );
  const places = listLocations(store).map(
    (location) => `<option value="${location.id}">${escapeHtml(location.name)}</option>`,
  );
  return `<form class="search"><input type="hidden" name="shop" value="${store.domain}"><input type="search" name="q" value="${escapeHtml(sought)}" placeholder="Narrow the variants below by title or SKU" aria-label="Narrow variants"><button>Narrow</button></form>
<form class="action" data-post="/orders" data-done="Order placed"><select name="lines.0.variantId" data-number aria-label="Variant">${options.join("")}</select>
<label>Quantity <input type="number" name="lines.0.quantity" value="1" min="1" data-number></label>
<label>Channel <select name="channel"><option value="online">Online</option><option value="pos">Point of sale</option></select></label>
<label>Location <select name="locationId" data-number data-optional><option value="">Any</option>${places.join("")}</select></label>
<label><input type="checkbox" name="test">Test</label><label><input type="checkbox" name="oversell">Even without stock</label>
<button class="primary">Place order</button></form>`;
}

function refundForm(order: OrderRow, line: LineRow): string {
  return `<form class="action" data-post="/orders/${order.id}/refunds" data-done="Refunded"><input type="hidden" name="lines.0.lineId" value="${line.id}" data-number>
<input type="number" name="lines.0.quantity" value="1" min="1" max="${line.current_quantity}" data-number aria-label="Quantity">
<select name="lines.0.restock" aria-label="Restock"><option value="${order.fulfilled_at === null ? "cancel" : "return"}">restock</option><option value="no_restock">no restock</option></select><button>Refund</button></form>`;
}

function buttons(order: OrderRow): string {
  const form = (path: string, label: string, done: string, look = "", fields = "") =>
    `<form class="action" data-post="/orders/${order.id}/${path}" data-done="${done}"${path === "delete" ? ` data-confirm="Delete ${order.name}?"` : ""}>${fields}<button class="${look}">${label}</button></form>`;
  const open = order.cancelled_at === null;
  return [
    open && order.fulfilled_at === null ? form("fulfill", "Fulfil", "Fulfilled", "primary") : "",
    open
      ? form(
          "cancel",
          "Cancel order",
          "Cancelled",
          "",
          `<label><input type="checkbox" name="restock" checked>Restock</label>`,
        )
      : "",
    form("delete", "Delete", "Deleted", "danger"),
  ].join("");
}

function stateBadges(order: OrderRow): string {
  const state =
    order.cancelled_at !== null
      ? badge("Cancelled", "bad")
      : order.fulfilled_at === null
        ? badge("Unfulfilled", "warn")
        : badge("Fulfilled", "good");
  return order.test ? `${state} ${badge("Test")}` : state;
}
