import { spawn } from "node:child_process";

const PATIENCE = 5_000;

/** Everything that was started, so that nothing outlives us. */
export class Children {
  #processes = new Set();
  #workers = [];
  #timers = [];
  stopping = false;

  /** Node runs each tool itself: a shell or npx between us would keep a SIGTERM to itself. */
  async run(command, env = {}) {
    if (this.stopping) return;
    const child = spawn(process.execPath, command, { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } });
    this.#processes.add(child);
    const code = await new Promise((resolve) => child.on("exit", resolve));
    this.#processes.delete(child);
    if (code !== 0 && !this.stopping) throw new Error(`${command.join(" ")} ended with ${code}.`);
  }

  addWorker(worker) {
    this.#workers.push(worker);
  }

  addTimer(stop) {
    this.#timers.push(stop);
  }

  async stop(code) {
    if (this.stopping) return;
    this.stopping = true;
    for (const stop of this.#timers) stop();
    for (const child of this.#processes) child.kill("SIGTERM");
    const disposed = Promise.allSettled(this.#workers.map((worker) => worker.dispose()));
    await Promise.race([disposed, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
    process.exit(code);
  }
}
