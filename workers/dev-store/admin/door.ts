import type { DevStoreEnv } from "../env";
import { SHOPS } from "../shops";
import { appFrame } from "./frame";
import { escapeHtml, page } from "./layout";

/** `/admin/…`: the shop picker, the embedded app, and the pages that a shop renders beside its rows. */
export async function answerAdmin(env: DevStoreEnv, url: URL, shop: string): Promise<Response> {
  const path = url.pathname.replace(/^\/admin\/?/, "").replace(/\/$/, "");
  const deep = /^store\/([a-z0-9-]+)(?:\/apps\/[^/]+(\/.*)?)?$/.exec(path);
  if (deep?.[1])
    return Response.redirect(appAddress(url, `${deep[1]}.myshopify.com`, `${deep[2] ?? "/"}${url.search}`), 302);
  const shown = /^store\/([a-z0-9-]+)\/(product|order)s\/(\d+)/.exec(path);
  if (shown) {
    const [, store, kind, id = ""] = shown;
    const search = new URLSearchParams({ shop: `${store}.myshopify.com`, id });
    return Response.redirect(`${url.origin}/admin/${kind}?${search}`, 302);
  }
  if (path === "" || path === "shops") return html(await shopList(env));
  if (path === "apps/evenstock") return html(await appFrame(env, shop, url.searchParams.get("path") || "/"));
  const body = await env.SHOPS.getByName(shop).adminPage(shop, path, url.search);
  return body === undefined ? new Response("no such page", { status: 404 }) : html(body);
}

/** What a shop that has just begun leads to is the page that installs the app. */
async function shopList(env: DevStoreEnv): Promise<string> {
  const cards = SHOPS.map(async ({ domain, name, timeZone }) => {
    const isInstalled = await env.SHOPS.getByName(domain).isInstalled(domain);
    const admin = `<a class="button" href="/admin/apps?shop=${domain}">${isInstalled ? "Open admin" : "Install Evenstock"}</a>`;
    const app = isInstalled ? `<a class="button" href="/admin/apps/evenstock?shop=${domain}">Open Evenstock</a>` : "";
    return `<section class="card"><h2>${escapeHtml(name)}</h2><p class="soft">${domain}<br>${timeZone}</p>${admin} ${app}</section>`;
  });
  return page({ title: "Shops", body: `<h1>Shops</h1><div class="grid">${(await Promise.all(cards)).join("")}</div>` });
}

function appAddress(url: URL, shop: string, path: string): string {
  return `${url.origin}/admin/apps/evenstock?${new URLSearchParams({ shop, path })}`;
}

function html(body: string): Response {
  return new Response(body, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "frame-ancestors 'none'",
      "cache-control": "no-store",
    },
  });
}
