// POST /webhooks beside the one of an app made from Shopify's React Router template: it verifies with Shopify's library, looks up the
// shop's session through Prisma in SQLite with a write-ahead log, and acknowledges. It keeps nothing. Its packages, pinned in
// bench/template, are installed into a temporary folder: a minute, and a network. Prisma runs without its engine of Rust.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Round, round } from "./door";
import { inTurns, ratioOf } from "./instruments/turns";
import { cpuMilliseconds, startWorker } from "./instruments/worker-process";
import { DELIVERED } from "./played/delivered";
import { SECRET } from "./shop";

const FOURS = Number(process.env.FOURS ?? 5);
const DELIVERIES = 1200;

const MIXES = {
  orders: [DELIVERED.order],
  levels: [DELIVERED.level],
  mixed: [DELIVERED.level, DELIVERED.order, DELIVERED.level, DELIVERED.product],
  "products of 80 variants": [DELIVERED.product],
};

export default async function againstTemplate() {
  const folder = installed();
  const door = await startWorker("bench/door-worker.ts", { consumes: "inbox" });
  const template = await serve(folder);
  const servers = { door, template };
  try {
    for (const [name, of] of Object.entries(MIXES)) {
      for (const server of Object.values(servers)) await round(server, of, DELIVERIES);
      const fours = await inTurns(["door", "template"], FOURS, (server) => round(servers[server], of, DELIVERIES));
      const ratio = (amount: (measured: Round) => number) => ratioOf(fours, "door", "template", amount);
      console.log(`  ${name}: door / template, of ${2 * FOURS} rounds of ${DELIVERIES}`);
      console.log(`    throughput ${ratio(({ perSecond }) => perSecond)}`);
      console.log(`    CPU a delivery ${ratio(({ cpu }) => cpu)}`);
    }
  } finally {
    template.stop();
    await door.stop();
    rmSync(folder, { recursive: true });
  }
}

function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-template-"));
  cpSync("bench/template", folder, { recursive: true });
  const run = (command: string, ...args: string[]) => {
    // What Prisma would download by itself is of no use here.
    const env = { ...process.env, PATH: path(folder), PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true", NODE_ENV: "" };
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8", env });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  };
  run("npm", "install", "--no-audit", "--no-fund", "--legacy-peer-deps");
  run("npx", "prisma", "generate", "--schema", "schema.prisma");
  run("node", "session.mjs");
  run("npx", "react-router", "build");
  return folder;
}

/** Its Node before ours: Shopify's library asks for 22. */
const path = (folder: string) => `${join(folder, "node_modules/.bin")}:${process.env.PATH}`;

async function serve(folder: string) {
  const port = await freePort();
  const script = join(folder, "node_modules/@react-router/serve/bin.js");
  const served = spawn(join(folder, "node_modules/node/bin/node"), [script, "build/server/index.js"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      SHOPIFY_API_KEY: "bench-key",
      SHOPIFY_API_SECRET: SECRET,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // It says so when it listens, and logs each request from then on.
  await new Promise((resolve, reject) => {
    served.stdout.once("data", resolve);
    served.once("exit", () => reject(new Error("The template's server did not start.")));
  });
  served.stdout.resume();
  const pid = served.pid ?? 0;
  return {
    address: new URL(`http://127.0.0.1:${port}`),
    cpuMilliseconds: () => cpuMilliseconds(pid),
    stop: () => served.kill(),
  };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
