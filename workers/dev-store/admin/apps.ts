import { optionalScopes, readInstall, requiredScopes } from "../install";
import type { Store } from "../store";
import { action, badge, escapeHtml, time } from "./layout";
import type { AdminPage } from "./pages";

export const appsPage: AdminPage = (store) => ({
  title: "Apps",
  body: `<h1>Apps</h1>${readInstall(store) ? installedCard(store) : installCard(store)}${complianceCard()}`,
});

function installCard(store: Store): string {
  const required = requiredScopes(store.env).map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`);
  return `<section class="card"><h2>Install Evenstock</h2><p>The app asks for:</p><ul>${required.join("")}</ul>
${installForm(store, optionalScopes(store.env))}
<p class="soft">Or <a href="${escapeHtml(store.env.APP_URL)}/auth?shop=${store.domain}">install through OAuth</a>, as from a link outside the admin.</p></section>`;
}

function installForm(store: Store, ticked: readonly string[]): string {
  const then = `/admin/apps/evenstock?shop=${store.domain}`;
  return `<form class="action" data-post="/install" data-then="${then}">${optionalBoxes(store, ticked)}<button class="primary">Install Evenstock</button></form>`;
}

function installedCard(store: Store): string {
  const install = readInstall(store);
  const scopes = install?.scopes ?? [];
  return `<section class="card"><h2>Evenstock ${badge("Installed", "good")}</h2>
<p>Since ${time(install?.installedAt ?? null, store.facts.timeZone)}. Granted: ${scopes.map((scope) => `<code>${escapeHtml(scope)}</code>`).join(" ")}</p>
<p><a class="button" href="/admin/apps/evenstock?shop=${store.domain}">Open app</a></p>
<h2>Optional scopes</h2>${action("/scopes", optionalBoxes(store, scopes), "Change scopes")}
<h2 style="margin-top:16px">Uninstall</h2><p class="soft">Its tokens die, its subscriptions go, then <code>app/uninstalled</code> is sent.</p>
<form class="action" data-post="/uninstall" data-confirm="Uninstall Evenstock from ${store.domain}?" data-done="Uninstalled"><button class="danger">Uninstall Evenstock</button></form></section>`;
}

function optionalBoxes(store: Store, ticked: readonly string[]): string {
  return optionalScopes(store.env)
    .map(
      (scope) =>
        `<label><input type="checkbox" name="${escapeHtml(scope)}" value="${escapeHtml(scope)}" data-list="optional"${ticked.includes(scope) ? " checked" : ""}><code>${escapeHtml(scope)}</code></label>`,
    )
    .join("");
}

function complianceCard(): string {
  const buttons = ["customers/data_request", "customers/redact", "shop/redact"].map((topic) =>
    action("/compliance", `<input type="hidden" name="topic" value="${topic}">`, `Send ${topic}`),
  );
  return `<section class="card"><h2>Compliance</h2><p class="soft">Shopify sends <code>shop/redact</code> 48 hours after an uninstall. Here at once.</p>${buttons.join("")}</section>`;
}
