import { embeddedAddress } from "../embed";
import type { DevStoreEnv } from "../env";
import { escapeHtml, page } from "./layout";

/** The app inside the admin. What its App Bridge asks for by postMessage is answered here. */
export async function appFrame(env: DevStoreEnv, shop: string, path: string): Promise<string> {
  const source = await embeddedAddress(env, shop, path);
  return page({
    title: "Evenstock",
    shop,
    current: "evenstock",
    inApp: true,
    body: `<div id="save-bar" hidden><span>Unsaved changes</span><button data-save="discard">Discard</button><button class="primary" data-save="save">Save</button></div>
<iframe id="app" title="Evenstock" src="${escapeHtml(source)}" allow="clipboard-read; clipboard-write"></iframe>`,
    script: `const appOrigin = ${JSON.stringify(new URL(env.APP_URL).origin)};${FRAME_SCRIPT}`,
  });
}

const FRAME_SCRIPT = `
const frame = document.getElementById("app");
const saveBar = document.getElementById("save-bar");
const appMenu = document.getElementById("app-menu");
const adminAddress = (path) => "/admin/apps/evenstock?shop=" + encodeURIComponent(shop) + "&path=" + encodeURIComponent(path);
// What belongs to one signed load of the frame is no part of the app's address.
const SIGNED = ["embedded", "shop", "host", "id_token", "locale", "session", "timestamp", "hmac", "shopify-reload"];
function cleanPath(path) {
  const url = new URL(path, appOrigin);
  for (const name of SIGNED) url.searchParams.delete(name);
  return url.pathname + url.search;
}
let current = cleanPath(frame.src);
function markMenu() {
  const links = [...appMenu.querySelectorAll("a")];
  const best = links.filter((link) => current === link.dataset.path || current.startsWith(link.dataset.path + "?") || (link.dataset.path !== "/" && current.startsWith(link.dataset.path + "/"))).at(-1);
  for (const link of links) link === best ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  document.querySelector(".menu .app").toggleAttribute("aria-current", !best);
  showCurrent();
}
const answers = {
  idToken: async () => (await (await fetch("/session-token?shop=" + encodeURIComponent(shop))).json()).token,
  toast: (id, message, options) => toast(message, { ...options, id }),
  hideToast: (id) => toasts.querySelector('[data-id="' + CSS.escape(id) + '"]')?.remove(),
  loading: (on) => { document.getElementById("busy").hidden = !on; },
  showSaveBar: (id) => { saveBar.hidden = false; saveBar.dataset.id = id; },
  hideSaveBar: () => { saveBar.hidden = true; },
  title: (title) => { if (title) document.title = title + " · Evenstock · Dev store"; },
  moved: (path) => { current = cleanPath(path); history.replaceState(null, "", adminAddress(current)); markMenu(); },
  leave: (address) => { location.href = address; },
  adminPath: (path) => { location.href = "/admin" + path + (path.includes("?") ? "&" : "?") + "shop=" + encodeURIComponent(shop); },
  menu: (links) => {
    appMenu.replaceChildren(...links.filter((link) => !link.home).map(({ label, path }) => {
      const link = document.createElement("a");
      link.textContent = label;
      link.href = adminAddress(path);
      link.dataset.path = path;
      return link;
    }));
    markMenu();
  },
  scopes: async () => {
    const { install } = await (await fetch("/" + shop + "/shop")).json();
    return { granted: install?.scopes ?? [], required: [], optional: [] };
  },
  requestScopes: async (scopes) => {
    if (!confirm("Evenstock asks for: " + scopes.join(", "))) return { result: "declined-all", detail: await answers.scopes() };
    const { granted } = await answers.scopes();
    await post("/scopes", { optional: [...granted, ...scopes] });
    return { result: "granted-all", detail: await answers.scopes() };
  },
  revokeScopes: async (scopes) => {
    const { granted } = await answers.scopes();
    await post("/scopes", { optional: granted.filter((scope) => !scopes.includes(scope)) });
    return { detail: await answers.scopes() };
  },
  resourcePicker: () => undefined,
};
const post = (path, body) => fetch("/" + shop + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
addEventListener("message", async (event) => {
  if (event.origin !== appOrigin || event.source !== frame.contentWindow || event.data?.devStore !== 1) return;
  const { id, method, args } = event.data;
  const result = Object.hasOwn(answers, method) ? await answers[method](...args) : toast("The dev store does not know shopify." + method, { isError: true });
  if (id !== undefined) event.source?.postMessage({ devStore: 1, id, result }, event.origin);
});
const tell = (method, ...args) => frame.contentWindow?.postMessage({ devStore: 1, method, args }, appOrigin);
saveBar.addEventListener("click", (event) => { const { save } = event.target.dataset; if (save) tell("saveBar", saveBar.dataset.id, save); });
appMenu.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  tell("navigate", link.dataset.path);
});
`;
