import { SHOPS } from "../shops";
import { ADMIN_SCRIPT } from "./script";
import { STYLE } from "./style";

const MENU = [
  ["apps", "Apps"],
  ["products", "Products"],
  ["orders", "Orders"],
  ["stock", "Stock by location"],
  ["deliveries", "Deliveries"],
  ["switches", "Switches"],
  ["stream", "Sales stream"],
  ["shop", "Shop"],
] as const;

interface Page {
  title: string;
  body: string;
  /** The shop whose admin this is; none on the shop picker and on OAuth's own pages. */
  shop?: string;
  current?: string;
  /** Entries under the app's name, filled by the app itself. */
  inApp?: boolean;
  /** What happens without anybody's doing shows itself: read anew after so many seconds. */
  refresh?: number;
  script?: string;
}

export function page({ title, body, shop, current, inApp, refresh, script = "" }: Page): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Dev store</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body${shop ? ` data-shop="${escapeHtml(shop)}"` : ""}${inApp ? ' class="in-app"' : ""}>
<header class="top"><a class="brand" href="/admin/shops">Dev store</a><span class="label">stands in for Shopify</span>${shop ? shopPicker(shop, current) : ""}<span id="busy" hidden>Loading…</span></header>
<div class="frame">${shop ? menu(shop, current) : ""}<main${refresh ? ` data-refresh="${refresh}"` : ""}>${body}</main></div><div id="toasts" role="status" aria-live="polite"></div>
<script>${ADMIN_SCRIPT}${script}</script></body></html>`;
}

export function escapeHtml(value: unknown): string {
  return String(value ?? "").replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export function table(heads: readonly string[], rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 0) return `<p class="empty">${escapeHtml(empty)}</p>`;
  const head = heads.map(
    (name) => `<th${name.startsWith("#") ? ' class="number"' : ""}>${escapeHtml(name.replace("#", ""))}</th>`,
  );
  const cell = (html: string, index: number) =>
    `<td data-label="${escapeHtml(heads[index]?.replace("#", ""))}"${heads[index]?.startsWith("#") ? ' class="number"' : ""}>${html}</td>`;
  const lines = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`);
  return `<table><thead><tr>${head.join("")}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
}

/** A form whose fields go as JSON to a door of the shop; `data-number` and check boxes keep their types. */
export function action(path: string, fields: string, button: string, look = ""): string {
  return `<form class="action" data-post="${escapeHtml(path)}">${fields}<button class="${look}">${escapeHtml(button)}</button></form>`;
}

export function badge(text: string, tone: "good" | "bad" | "warn" | "" = ""): string {
  return `<span class="badge ${tone}">${escapeHtml(text)}</span>`;
}

export function time(instant: number | null, timeZone: string): string {
  if (instant === null) return "";
  const text = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "medium", timeStyle: "medium" }).format(instant);
  return `<time datetime="${new Date(instant).toISOString()}">${escapeHtml(text)}</time>`;
}

/** Earlier and later pages of a list, keeping the rest of the address. */
export function pager(search: URLSearchParams, at: number, more: boolean): string {
  const link = (label: string, to: number) => {
    const next = new URLSearchParams(search);
    next.set("page", String(to));
    return `<a class="button" href="?${escapeHtml(next)}">${label}</a>`;
  };
  return `<nav class="pager">${at > 0 ? link("Previous", at - 1) : ""}${more ? link("Next", at + 1) : ""}</nav>`;
}

function shopPicker(shop: string, current = "apps"): string {
  const options = SHOPS.map(
    ({ domain, name }) => `<option value="${domain}"${domain === shop ? " selected" : ""}>${escapeHtml(name)}</option>`,
  );
  return `<select id="shop" aria-label="Shop" data-page="${escapeHtml(current)}">${options.join("")}</select>`;
}

function menu(shop: string, current: string | undefined): string {
  const link = ([path, label]: readonly [string, string]) =>
    `<a href="/admin/${path}?shop=${escapeHtml(shop)}"${path === current ? ' aria-current="page"' : ""}>${label}</a>`;
  return `<nav class="menu" aria-label="Admin">${MENU.map(link).join("")}
<a class="app" href="/admin/apps/evenstock?shop=${escapeHtml(shop)}"${current === "evenstock" ? ' aria-current="page"' : ""}>Evenstock</a><div id="app-menu"></div></nav>`;
}
