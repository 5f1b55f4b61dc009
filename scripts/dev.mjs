// npm run dev -- --port 8787 --store-port 8788 --state .state --no-watch --install
//
// The app and the dev store side by side: no account, and after the first run no network. With --install the app is
// installed in the dev shop, its first import is awaited, and one line of JSON on stdout says where everything is.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parsed } from "./command-line.mjs";
import { apiOf } from "./dev/api.mjs";
import { appBindings, readAppScopes, storeBindings } from "./dev/bindings.mjs";
import { Children } from "./dev/children.mjs";
import { postCronEachMinute } from "./dev/cron.mjs";
import { installApp } from "./dev/install.mjs";
import { refuseTakenPorts, waitUntilHealthy, waitUntilReady } from "./dev/ready.mjs";
import { rebuildOnChange } from "./dev/rebuild.mjs";
import { BUILD, migrate, TOOL_ENVIRONMENT } from "./dev/tools.mjs";
import { localDatabaseFile, startWorkers } from "./dev/workers.mjs";

const SHOP = "evenstock-dev.myshopify.com";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
Object.assign(process.env, TOOL_ENVIRONMENT);
// Stdout is for the one line that scripts read; what the Workers and tools say goes to stderr.
for (const method of ["log", "info", "debug"]) console[method] = console.error;

const { values: options } = parsed({
  options: {
    port: { type: "string", default: "8787" },
    "store-port": { type: "string", default: "8788" },
    state: { type: "string", default: ".state" },
    "no-watch": { type: "boolean", default: false },
    install: { type: "boolean", default: false },
  },
});
const app = `http://localhost:${options.port}`;
const devStore = `http://localhost:${options["store-port"]}`;
const state = resolve(options.state);
const watch = !options["no-watch"];

const children = new Children();
process.on("SIGTERM", () => children.stop(0));
process.on("SIGINT", () => children.stop(0));

try {
  await run();
} catch (error) {
  console.error(`\n${error.message}`);
  await children.stop(1);
}

async function run() {
  await refuseTakenPorts([Number(options.port), Number(options["store-port"])]);
  await Promise.all([["scripts/fetch-schema.mjs"], BUILD, migrate(state)].map((command) => children.run(command)));

  const scopes = readAppScopes("shopify.app.toml");
  const { config } = await startWorkers(children, [
    {
      config: "workers/dev-store/wrangler.toml",
      port: Number(options["store-port"]),
      bindings: storeBindings({ app, devStore, scopes }),
      state,
      watch,
    },
    { config: "wrangler.toml", port: Number(options.port), bindings: appBindings({ app, devStore }), state, watch },
  ]);
  await waitUntilReady(devStore);
  await waitUntilHealthy(app);
  postCronEachMinute(app, config.triggers.crons ?? []);
  if (watch) rebuildOnChange(children, BUILD);

  if (options.install) await installApp({ app, devStore, shop: SHOP });
  const api = options.install && (await apiOf({ app, devStore, shop: SHOP, state }));
  console.error(
    `\nReady. Open ${devStore}/admin (the shop's admin, with Evenstock inside). The app answers on ${app}.\n`,
  );
  if (options.install) {
    const { API_KEY, API_SECRET } = storeBindings({ app, devStore, scopes });
    const database = localDatabaseFile(state, config.d1_databases[0].database_id);
    const where = { app, devStore, shop: SHOP, apiKey: API_KEY, apiSecret: API_SECRET, database, api };
    process.stdout.write(`${JSON.stringify(where)}\n`);
  }
}
