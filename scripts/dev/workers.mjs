import { createHash, createHmac } from "node:crypto";
import { join } from "node:path";
import { keepLoopbackOpen } from "./loopback.mjs";

/** Starts each Worker on a port of its own (`wrangler dev` would give the second one none); the last one's configuration comes back. */
export async function startWorkers(children, plans) {
  keepLoopbackOpen();
  // Imported late: wrangler reads its environment variables when it is loaded.
  const { unstable_startWorker: startWorker, unstable_readConfig: readConfig } = await import("wrangler");
  const workers = [];
  for (const plan of plans) {
    const worker = await startWorker({
      config: plan.config,
      bindings: Object.fromEntries(
        Object.entries(plan.bindings).map(([name, value]) => [name, { type: "plain_text", value }]),
      ),
      dev: {
        persist: plan.state,
        watch: plan.watch,
        // "info" would hide what the Workers log themselves.
        logLevel: "log",
        // Its proxy opens a connection for each 4 KB chunk a Worker reads: a bulk file exhausts the open files.
        inspector: false,
        testScheduled: true,
        server: { hostname: "127.0.0.1", port: plan.port },
      },
    });
    children.addWorker(worker);
    workers.push(worker);
  }
  await Promise.all(workers.map((worker) => worker.ready));
  return { config: readConfig({ config: plans.at(-1).config }) };
}

/** Miniflare names a database's file by a keyed hash of its id. */
export function localDatabaseFile(state, databaseId) {
  const key = createHash("sha256").update("miniflare-D1DatabaseObject").digest();
  const sign = (bytes) => createHmac("sha256", key).update(bytes).digest().subarray(0, 16);
  const name = sign(databaseId);
  const file = `${Buffer.concat([name, sign(name)]).toString("hex")}.sqlite`;
  return join(state, "v3/d1/miniflare-D1DatabaseObject", file);
}
