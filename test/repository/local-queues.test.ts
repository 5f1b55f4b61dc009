import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readdirSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { Log, LogLevel, Miniflare } from "miniflare";
import { expect, it, onTestFinished, vi } from "vitest";
import { keepLoopbackOpen } from "../../scripts/dev/loopback.mjs";

const WORKER = `export default {
  async fetch(request, env) {
    await env.QUEUE.send(Number(await request.text()));
    return new Response();
  },
  queue({ messages: [{ body }] }) {
    for (let round = 0; round < body; round++);
  },
};`;
const LONG = 2_000_000_000;

class Batches extends Log {
  readonly told: string[] = [];
  override logWithLevel(_level: LogLevel, message: string) {
    const [, batch] = /QUEUE jobs (\d\/\d)/.exec(message) ?? [];
    if (batch) this.told.push(batch);
  }
}

it("a local queue goes on after a step that kept the runtime's thread for longer than Node leaves a connection idle", async () => {
  // Node's five seconds would make it a long test.
  const soonShut = (told: unknown) => {
    const { server } = told as { server: Server };
    Object.assign(server, { keepAliveTimeout: 50, keepAliveTimeoutBuffer: 0 });
  };
  subscribe("http.server.request.start", soonShut);
  onTestFinished(() => void unsubscribe("http.server.request.start", soonShut));
  onTestFinished(keepLoopbackOpen());

  const log = new Batches(LogLevel.INFO);
  const miniflare = new Miniflare({
    ...{ modules: true, script: WORKER, compatibilityDate: "2026-04-01", cf: false, log },
    queueProducers: { QUEUE: "jobs" },
    queueConsumers: { jobs: { maxBatchSize: 1, maxBatchTimeout: 0 } },
  });
  onTestFinished(() => miniflare.dispose());
  for (const [at, rounds] of [0, LONG, 0].entries()) {
    await miniflare.dispatchFetch("http://localhost", { method: "POST", body: String(rounds) });
    await vi.waitFor(() => expect(log.told).toHaveLength(at + 1), { timeout: 30_000 });
  }
  expect(log.told).toEqual(["1/1", "1/1", "1/1"]);
});

/** Sources of what runs a local runtime whose queues are taken from. */
const HOUSES = ["bench", "scripts"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`))
  .filter((path) => /\.(ts|mjs)$/.test(path) && /unstable_startWorker|queueConsumers/.test(readFileSync(path, "utf8")));

it("there are local houses whose queues are taken from", () => expect(HOUSES.length).toBeGreaterThan(1));

it.each(HOUSES)("%s keeps open what its queues log over", (path) =>
  expect(readFileSync(path, "utf8")).toMatch(/^ +keepLoopbackOpen\(\);$/m),
);
