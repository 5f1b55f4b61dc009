import { action, escapeHtml } from "./layout";
import type { AdminPage } from "./pages";

export const shopPage: AdminPage = (store) => {
  const { name, timeZone, currency } = store.facts;
  const field = (label: string, key: string, value: string) =>
    `<label>${label} <input name="${key}" value="${escapeHtml(value)}"></label>`;
  return {
    title: "Shop",
    body: `<h1>Shop</h1><section class="card"><h2>${store.domain}</h2>
${action("/shop", field("Name", "name", name) + field("Time zone", "timeZone", timeZone) + field("Currency", "currency", currency), "Save", "primary")}</section>
<section class="card"><h2>Start over</h2><p class="soft">Products, stock and orders are made anew from the seed, with a past that ends now. Evenstock stays installed and is told nothing: install it again to import what is new.</p>
<form class="action" data-post="/seed" data-confirm="Make ${store.domain} anew?" data-done="Made anew"><label>Seed <input type="number" name="seed" value="${store.plan.seed}" step="1" data-number></label><button class="danger">Start over</button></form></section>`,
  };
};
