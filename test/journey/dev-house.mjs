import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** For a machine that does much else at the same time. */
const PATIENCE = 420_000;

/**
 * The app and the dev store as `npm run dev` starts them, on free ports and a state folder of their own. A folder that is
 * given is kept when they stop.
 */
export async function startDevHouse({ state: given, install = false } = {}) {
  const state = given ?? mkdtempSync(join(tmpdir(), "evenstock-journey-"));
  const [port, storePort] = await freePorts(2);
  const child = spawn(
    "npm",
    [
      ...["run", "dev", "--", "--port", port, "--store-port", storePort, "--state", state, "--no-watch"].map(String),
      ...(install ? ["--install"] : []),
    ],
    // A process group of its own: nothing of it outlives the journey, whatever becomes of npm.
    { stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => {
      log += text;
    });
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await Promise.race([once(child, "exit"), new Promise((resolve) => setTimeout(resolve, 10_000))]);
    killGroup(child.pid);
    if (!given) rmSync(state, { recursive: true, force: true });
  };
  const end = Date.now() + PATIENCE;
  const failed = () => child.exitCode !== null || log.includes("Address already in use");
  while (!log.includes("\nReady.")) {
    if (failed() || Date.now() > end) {
      await stop();
      throw new Error(`npm run dev did not get ready:\n${log.slice(-4000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    pid: child.pid,
    app: `http://localhost:${port}`,
    devStore: `http://localhost:${storePort}`,
    stop,
    log: () => log,
  };
}

function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Gone already, as it should be.
  }
}

/** Below those that the system gives to outgoing connections: one of them could be taken before the Workers listen. */
const LOWEST = 20_000;
const HIGHEST = 30_000;

async function freePorts(count) {
  const ports = new Set();
  while (ports.size < count) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

async function isFree(port) {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    await once(server.close(), "close");
    return true;
  } catch {
    return false;
  }
}
