import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { keepLoopbackOpen } from "../../scripts/dev/loopback.mjs";
import { placePages } from "../../scripts/pages-on-a-server.mjs";
import { placePrinting } from "../../scripts/printing.mjs";
import { SECRET } from "../shop";

interface Options {
  bindings: Record<string, string>;
  /** By their bindings; those of a folder that something else wrote, with their ids. */
  databases: string[] | Record<string, string>;
  /** Where its rows stay when it ends. */
  folder: string;
  /** Whether DevTools may look in. */
  inspected: boolean;
  /** Takes what comes into this queue. */
  consumes: keyof typeof WAITS;
  /** Another checkout, whose Worker it is. */
  tree: string;
}

/** In seconds, as in wrangler.toml: so long a batch of the queue waits for more. */
const WAITS = { inbox: 1, outbox: 0 };

/** One Worker in a workerd of its own, bundled as `wrangler deploy` would, reached without a proxy in between. */
export async function startWorker(main: string, options: Partial<Options> = {}) {
  keepLoopbackOpen();
  const before = new Set(childrenOfThisProcess());
  const miniflare = new Miniflare({
    // Named one by one: Miniflare would look for the file of every `import()` in it.
    modules: [{ type: "ESModule", path: "worker.js", contents: bundled(main, options.tree) }],
    compatibilityDate: "2026-04-01",
    bindings: {
      ENVIRONMENT: "development",
      APP_URL: "http://localhost:8787",
      SHOPIFY_API_KEY: "bench-key",
      SHOPIFY_API_SECRET: SECRET,
      TOKEN_KEYS: `k1:${btoa("0123456789abcdef0123456789abcdef")}`,
      ...options.bindings,
    },
    d1Databases: options.databases ?? ["DB"],
    defaultPersistRoot: options.folder,
    // Without a consumer what is measured ends with the message in the queue.
    queueProducers: { INBOX: "inbox", JOBS: "jobs", OUTBOX: "outbox", OUTBOX_SLOW: "outbox-slow" },
    ...(options.consumes && {
      queueConsumers: { [options.consumes]: { maxBatchSize: 100, maxBatchTimeout: WAITS[options.consumes] } },
    }),
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
    cf: false,
    ...(options.inspected && { inspectorPort: 0 }),
  });
  const address = await miniflare.unsafeGetDirectURL();
  const pid = childrenOfThisProcess().find((child) => !before.has(child));
  if (pid === undefined) throw new Error("workerd did not start.");
  return {
    address,
    inspector: () => miniflare.getInspectorURL(),
    cpuMilliseconds: () => cpuMilliseconds(pid),
    mostMegabytes: () => mostMegabytes(pid),
    stop: () => miniflare.dispose(),
    kill() {
      process.kill(pid, "SIGKILL");
      return miniflare.dispose();
    },
  };
}

function bundled(main: string, tree = "."): string {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-bench-"));
  // Wrangler refuses to bundle without them; an older tree has no such library.
  mkdirSync(join(tree, "build/client"), { recursive: true });
  if (tree === ".") {
    placePrinting();
    placePages();
  }
  try {
    const args = ["node_modules/wrangler/bin/wrangler.js", "deploy", main, "--dry-run", "--outdir", folder];
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      cwd: tree,
      env: { ...process.env, NODE_ENV: "production", WRANGLER_SEND_METRICS: "false" },
    });
    if (status !== 0) throw new Error(stderr);
    const script = readdirSync(folder).find((file) => file.endsWith(".js"));
    return readFileSync(join(folder, script ?? ""), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const childrenOfThisProcess = () =>
  readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);

/** User and system time of the whole process, all threads; Linux counts it in ticks of 10 ms. */
export function cpuMilliseconds(pid: number) {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(afterName[11]) + Number(afterName[12])) * 10;
}

/** What it held at its highest: its code, its heap and SQLite's. */
const mostMegabytes = (pid: number) =>
  Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1000);
