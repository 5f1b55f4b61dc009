// The least that an embedded app does, to try the dev store's admin and the install walk without the app:
// node test/dev-store/fake-app.mjs 8787 http://localhost:8788
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const IMPORT_STEPS = ["waiting", "running", "running", "done"];

function startFakeApp(port, devStore) {
  const received = [];
  let asked = 0;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", `http://localhost:${port}`);
    const body = await readBody(request);
    received.push({ method: request.method, path: url.pathname, headers: request.headers, body });
    const send = (status, type, text, headers = {}) =>
      response.writeHead(status, { "content-type": type, ...headers }).end(text);
    if (url.pathname === "/import") {
      const state = IMPORT_STEPS[Math.min(asked++, IMPORT_STEPS.length - 1)];
      return send(200, "application/json", JSON.stringify({ state }));
    }
    if (url.pathname === "/webhooks") return send(200, "text/plain", "");
    if (url.pathname === "/whoami") {
      const first = request.headers["x-tried"] === undefined && url.searchParams.has("stale") && asked++ % 2 === 0;
      if (first) return send(401, "text/plain", "", { "x-shopify-retry-invalid-session-request": "1" });
      return send(200, "application/json", JSON.stringify({ authorization: request.headers.authorization ?? null }));
    }
    if (url.pathname === "/bounce") return send(200, "text/html", head(devStore));
    if (!url.searchParams.has("id_token")) {
      const wanted = encodeURIComponent(url.pathname + url.search);
      return response.writeHead(302, { location: `/bounce?${url.searchParams}&shopify-reload=${wanted}` }).end();
    }
    return send(200, "text/html", appPage(devStore, url.pathname), {
      "content-security-policy": `frame-ancestors ${devStore}`,
    });
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve({ received, server })));
}

function head(devStore) {
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="shopify-api-key" content="evenstock-dev-key"><script src="${devStore}/app-bridge.js"></script>`;
}

function appPage(devStore, path) {
  return `${head(devStore)}<body style="font:15px system-ui;padding:24px">
<ui-nav-menu><a href="/" rel="home">Home</a><a href="/reorder">Reorder</a><a href="/products">Products</a></ui-nav-menu>
<ui-save-bar id="bar"><button variant="primary" onclick="document.title='saved'">Save</button><button onclick="document.title='discarded'">Discard</button></ui-save-bar>
<h1>Fake app at ${path}</h1><p id="out"></p>
<button onclick="shopify.toast.show('Saved by the app')">Toast</button>
<button onclick="shopify.saveBar.show('bar')">Edit</button>
<button onclick="fetch('/whoami').then((r) => r.json()).then((r) => { out.textContent = r.authorization })">Fetch</button>
<button onclick="fetch('/whoami?stale').then((r) => r.json()).then((r) => { out.textContent = 'again ' + r.authorization })">Stale fetch</button>
<button onclick="location.reload()">Reload</button></body>`;
}

async function readBody(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

const [, file, port, devStore] = process.argv;
if (file === fileURLToPath(import.meta.url)) await startFakeApp(Number(port), devStore);
