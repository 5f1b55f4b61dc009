// npm run dev:shopify, which `shopify app dev` runs: the app by itself, against Shopify and a real development store.
// Shopify's CLI says where and as whom: PORT, HOST (the address of its tunnel), SHOPIFY_API_KEY, SHOPIFY_API_SECRET.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { shopifyBindings } from "./dev/bindings.mjs";
import { Children } from "./dev/children.mjs";
import { postCronEachMinute } from "./dev/cron.mjs";
import { refuseTakenPorts, waitUntilHealthy } from "./dev/ready.mjs";
import { rebuildOnChange } from "./dev/rebuild.mjs";
import { BUILD, migrate, TOOL_ENVIRONMENT } from "./dev/tools.mjs";
import { startWorkers } from "./dev/workers.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
Object.assign(process.env, TOOL_ENVIRONMENT);

const port = Number(process.env.PORT ?? 8787);
const app = `http://localhost:${port}`;
const state = resolve(".state/shopify");

const children = new Children();
process.on("SIGTERM", () => children.stop(0));
process.on("SIGINT", () => children.stop(0));

try {
  const bindings = shopifyBindings(process.env);
  await refuseTakenPorts([port]);
  await Promise.all([BUILD, migrate(state)].map((command) => children.run(command)));
  const { config } = await startWorkers(children, [{ config: "wrangler.toml", port, bindings, state, watch: true }]);
  await waitUntilHealthy(app);
  postCronEachMinute(app, config.triggers.crons ?? []);
  rebuildOnChange(children, BUILD);
  console.log(`Ready. ${bindings.APP_URL} leads to ${app}.`);
} catch (error) {
  console.error(`\n${error.message}`);
  await children.stop(1);
}
