/**
 * The stand-in for App Bridge, as the text of a function of the admin's address. It runs in the app's iframe: speaks to
 * the admin by postMessage, wraps same-origin fetch with the session token, and has no part of Shopify's own script.
 */
export const APP_BRIDGE = `(admin) => {
  const nativeFetch = window.fetch.bind(window);
  const script = document.currentScript;
  const meta = document.querySelector('meta[name="shopify-api-key"]');
  const query = new URLSearchParams(location.search);
  const remembered = (() => { try { return JSON.parse(sessionStorage.getItem("dev-store-app-bridge") || "{}"); } catch { return {}; } })();
  const config = {
    apiKey: meta?.content || script?.dataset.apiKey || "",
    shop: query.get("shop") || remembered.shop || "",
    host: query.get("host") || remembered.host || "",
    locale: query.get("locale") || remembered.locale || "en",
    appOrigins: [],
  };
  try { sessionStorage.setItem("dev-store-app-bridge", JSON.stringify(config)); } catch { /* storage may be off in an iframe */ }

  let calls = 0;
  const waiting = new Map();
  const tell = (method, ...args) => parent.postMessage({ devStore: 1, method, args }, admin);
  const ask = (method, ...args) => new Promise((resolve) => {
    const id = ++calls;
    waiting.set(id, resolve);
    parent.postMessage({ devStore: 1, id, method, args }, admin);
  });
  addEventListener("message", (event) => {
    if (event.origin !== admin || event.data?.devStore !== 1) return;
    const { id, result, method, args } = event.data;
    if (id !== undefined) { waiting.get(id)?.(result); waiting.delete(id); }
    if (method === "navigate") follow(args[0]);
    if (method === "saveBar") document.getElementById(args[0])?.querySelector(args[1] === "save" ? '[variant="primary"], button[type="submit"]' : 'button:not([variant="primary"])')?.click();
  });

  // An app's router listens for this event; one that does not gets an ordinary navigation.
  const follow = (path) => {
    const link = document.createElement("a");
    link.href = path;
    const event = new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true });
    link.style.display = "none";
    document.body.append(link);
    const routed = !link.dispatchEvent(event);
    if (!routed) link.click();
    link.remove();
    return routed;
  };

  const TOKEN_LIFE = 50_000;
  let token = { value: undefined, at: 0 };
  const idToken = async (fresh) => {
    if (fresh || !token.value || Date.now() - token.at > TOKEN_LIFE) token = { value: await ask("idToken"), at: Date.now() };
    return token.value;
  };

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("Authorization")) return nativeFetch(request);
    const send = async (fresh, copy) => {
      copy.headers.set("Authorization", "Bearer " + (await idToken(fresh)));
      copy.headers.set("X-Requested-With", "XMLHttpRequest");
      return nativeFetch(copy);
    };
    const again = request.clone();
    const answer = await send(false, request);
    if (answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url")) { open(answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url"), "_top"); return answer; }
    const retry = answer.status === 401 && answer.headers.get("X-Shopify-Retry-Invalid-Session-Request") === "1";
    return retry ? send(true, again) : answer;
  };

  const nativeOpen = window.open.bind(window);
  window.open = (address, target, features) => {
    const text = String(address ?? "");
    if (text.startsWith("shopify://admin")) return tell("adminPath", text.slice("shopify://admin".length)), null;
    if (target === "_top" || target === "_parent") return tell("leave", new URL(text, location.href).href), null;
    return nativeOpen(address, target, features);
  };

  let toasts = 0;
  const saveBars = new Set();
  const modals = (id) => document.getElementById(id);
  window.shopify = {
    config,
    origin: admin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: parent !== window, pos: false },
    idToken: () => idToken(true),
    toast: {
      show: (message, options = {}) => { const id = String(++toasts); tell("toast", id, message, { isError: Boolean(options.isError), duration: options.duration ?? 5000 }); return id; },
      hide: (id) => tell("hideToast", id),
    },
    loading: (on = true) => tell("loading", on !== false),
    saveBar: {
      show: async (id) => { saveBars.add(id); modals(id)?.dispatchEvent(new Event("show")); await ask("showSaveBar", id); },
      hide: async (id) => { saveBars.delete(id); modals(id)?.dispatchEvent(new Event("hide")); await ask("hideSaveBar", id); },
      toggle: (id) => (saveBars.has(id) ? window.shopify.saveBar.hide(id) : window.shopify.saveBar.show(id)),
      leaveConfirmation: async () => { if (saveBars.size && !confirm("Leave page with unsaved changes?")) return new Promise(() => {}); },
    },
    modal: {
      show: async (id) => modals(id)?.show?.(),
      hide: async (id) => modals(id)?.hide?.(),
      toggle: async (id) => modals(id)?.toggle?.(),
    },
    user: async () => ({ accountAccess: "account owner" }),
    scopes: {
      query: () => ask("scopes"),
      request: (scopes) => ask("requestScopes", scopes),
      revoke: (scopes) => ask("revokeScopes", scopes),
    },
    resourcePicker: (options) => ask("resourcePicker", options),
    reviews: { request: async () => ({ success: false, code: "already-open", message: "" }) },
  };

  /* The app's menu is drawn by the admin; the element itself shows nothing. */
  class NavMenu extends HTMLElement {
    connectedCallback() {
      this.style.display = "none";
      this.observer = new MutationObserver(() => this.publish());
      this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
      queueMicrotask(() => this.publish());
    }
    disconnectedCallback() { this.observer?.disconnect(); }
    publish() {
      tell("menu", [...this.querySelectorAll("a, s-link")].map((link) => ({ label: link.textContent.trim(), path: link.getAttribute("href"), home: link.getAttribute("rel") === "home" })));
    }
  }
  class SaveBar extends HTMLElement {
    connectedCallback() { this.style.display = "none"; }
    disconnectedCallback() { if (saveBars.delete(this.id)) tell("hideSaveBar", this.id); }
    show() { return window.shopify.saveBar.show(this.id); }
    hide() { return window.shopify.saveBar.hide(this.id); }
  }
  class Modal extends HTMLElement {
    connectedCallback() { this.hidden = !this.hasAttribute("open"); }
    show() { this.hidden = false; this.style.cssText = "display:block;position:fixed;inset:10% auto auto 50%;transform:translateX(-50%);min-width:min(32rem,90vw);background:#fff;border-radius:12px;box-shadow:0 12px 48px #0005;padding:20px;z-index:1000"; this.dispatchEvent(new Event("show")); }
    hide() { this.hidden = true; this.style.display = "none"; this.dispatchEvent(new Event("hide")); }
    toggle() { return this.hidden ? this.show() : this.hide(); }
  }
  class TitleBar extends HTMLElement {
    connectedCallback() {
      this.style.display = "none";
      queueMicrotask(() => tell("title", this.getAttribute("title") || ""));
    }
  }
  for (const [name, element] of [["ui-nav-menu", NavMenu], ["s-app-nav", class extends NavMenu {}], ["ui-save-bar", SaveBar], ["ui-modal", Modal], ["ui-title-bar", TitleBar]])
    if (!customElements.get(name)) customElements.define(name, element);

  const report = () => tell("moved", location.pathname + location.search);
  addEventListener("popstate", report);
  for (const name of ["pushState", "replaceState"]) {
    const native = history[name];
    history[name] = function (...args) { const result = native.apply(this, args); report(); return result; };
  }

  // The bounce page: fetch a token, then load the page that was wanted with it.
  const wanted = query.get("shopify-reload");
  if (wanted) {
    const target = new URL(wanted, location.origin);
    if (target.origin === location.origin) idToken(true).then((value) => { target.searchParams.set("id_token", value); location.replace(target.href); });
  } else report();
}`;
