import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import {
  findJob,
  isFailing,
  jobMoved,
  jobStarted,
  listJobs,
  stepFailed,
  takeStalledJobs,
} from "../../../app/jobs/jobs.server";
import type { JobMessage } from "../../../app/jobs/messages";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { readmit } from "../../../workers/deliveries/readmit";
import worker from "../../stub-worker";
import { installShop, Recorder, SHOP } from "../../support/shopify";
import { deadDatabase } from "../faults/faulty-database";

const MINUTE = 60_000;

beforeEach(() => installShop());

it.each(["import", "roll-forward", "read-doubtful-levels"] as const)(
  "leaves a failing %s to the schedule after a few tries",
  async (kind) => {
    const message = { kind, shop: SHOP };
    expect(await afterFailing(message, 1)).toMatchObject({ ackAll: false, retryMessages: [{ msgId: "0" }] });
    expect(await afterFailing(message, 3)).toMatchObject({ explicitAcks: ["0"], retryMessages: [] });
  },
);

it("an erasure goes around for ever", async () => {
  const erasure: JobMessage = { kind: "erase", shop: SHOP, triggeredAt: Date.now(), round: 7 };
  expect(await afterFailing(erasure, 99)).toMatchObject({ retryMessages: [{ msgId: "0" }] });
  const { acknowledged, jobs } = await givenUp(erasure);
  expect(jobs).toEqual([{ ...erasure, round: 8 }]);
  expect(acknowledged.explicitAcks).toEqual(["0"]);
});

it.each<JobMessage>([
  { kind: "read-product", shop: SHOP, productId: "1001" },
  { kind: "read-orders", shop: SHOP, orders: ["1", "2"] },
  { kind: "read-levels", shop: SHOP, items: ["5"] },
  { kind: "converge-subscriptions", shop: SHOP },
])("$kind has a second round and is then put aside, from where it comes back", async (job) => {
  expect((await givenUp(job)).jobs).toEqual([{ ...job, round: 2 }]);
  for (let time = 0; time < 2; time++) expect((await givenUp({ ...job, round: 2 })).jobs).toEqual([]);
  const { results } = await env.DB.prepare("SELECT topic, message FROM quarantine").all();
  expect(results).toEqual([{ topic: `job/${job.kind}`, message: JSON.stringify({ job }) }]);
  const JOBS = new Recorder<JobMessage>();
  const shop = { id: 1, domain: SHOP };
  const chosen = { topic: `job/${job.kind}` };
  expect(await readmit({ database: env.DB, INBOX: new Recorder<InboxMessage>(), JOBS }, shop, chosen)).toEqual({
    readmitted: 1,
    left: 0,
  });
  expect(JOBS.messages).toEqual([job]);
});

it("work whose steps always fail says so, is asked for ever later, and has failed after a day", async () => {
  const begun = Date.now();
  await jobStarted(env.DB, 1, "rebuild-days", {}, begun).run();
  const asked = async (now: number) => (await takeStalledJobs(env.DB, now)).length;
  for (let step = 1; step <= 4; step++) await stepFailed(env.DB, 1, "rebuild-days", "No.", begun + step).run();
  const failing = { kind: "rebuild-days", state: "running", error: "No.", failures: 4, failingSince: begun + 1 };
  expect(await listJobs(env.DB, { id: 1 })).toEqual([expect.objectContaining(failing)]);
  expect(await asked(begun + 5 * MINUTE)).toBe(0);
  expect(await asked(begun + 7 * MINUTE)).toBe(1);
  expect(await asked(begun + 8 * MINUTE)).toBe(0);
  await stepFailed(env.DB, 1, "rebuild-days", "No.", begun + 1441 * MINUTE).run();
  expect((await findJob(env.DB, 1, "rebuild-days"))?.state).toBe("failed");
  expect(await asked(begun + 3000 * MINUTE)).toBe(0);
});

it("a step that ends well forgets those that failed before it", async () => {
  await jobStarted(env.DB, 1, "replay", { at: 0 }, 1000).run();
  await stepFailed(env.DB, 1, "replay", "No.", 2000).run();
  const job = await findJob(env.DB, 1, "replay");
  if (job) await jobMoved(env.DB, 1, job, { cursor: { at: 1 } }, 3000).run();
  expect((await listJobs(env.DB, { id: 1 })).filter(isFailing)).toEqual([]);
});

it("a failing step is noted in words, and its error is in the log alone", async () => {
  const logged = vi.spyOn(console, "warn").mockImplementation(() => {});
  await jobStarted(env.DB, 1, "roll-forward", "no cursor of ours", Date.now()).run();
  await handOver("evenstock-jobs", { kind: "roll-forward", shop: SHOP }, 1);
  const [failing] = await listJobs(env.DB, { id: 1 });
  expect(failing).toMatchObject({
    kind: "roll-forward",
    failures: 1,
    error: expect.stringMatching(/^[A-Z][a-z ,.A-Z]+$/),
  });
  expect(JSON.stringify(logged.mock.calls)).toContain("Error");
});

it("a hundred shops whose work always fails keep the next one's waiting for one turn at most", async () => {
  const old = Date.now() - 1000 * MINUTE;
  const shops = Array.from({ length: 101 }, (_, index) => index + 1);
  await env.DB.batch([
    env.DB.prepare("DELETE FROM shops"),
    ...shops.map((id) =>
      env.DB.prepare("INSERT INTO shops (id, domain, installed_at, sales_from_day) VALUES (?, ?, 0, 0)").bind(
        id,
        `s${id}.myshopify.com`,
      ),
    ),
    ...shops.map((id) => jobStarted(env.DB, id, "roll-forward", {}, old + id)),
  ]);
  const first = await takeStalledJobs(env.DB, Date.now());
  const second = await takeStalledJobs(env.DB, Date.now());
  expect([first.length, second.length]).toEqual([100, 1]);
  expect(new Set([...first, ...second].map(({ domain }) => domain)).size).toBe(101);
});

it("nothing is given up on while the environment is wrong: it waits for an hour", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const erasure: JobMessage = { kind: "erase", shop: SHOP, triggeredAt: Date.now() };
  for (const queue of ["evenstock-jobs", "evenstock-jobs-dead", "evenstock-inbox", "evenstock-inbox-dead"]) {
    const { acknowledged, retriedAfter } = await handOver(queue, erasure, 100, { TOKEN_KEYS: "" } as Partial<Env>);
    expect(acknowledged).toMatchObject({ explicitAcks: [], retryBatch: { retry: true } });
    expect(retriedAfter).toEqual([[{ delaySeconds: 3600 }]]);
  }
});

const givenUp = (message: JobMessage) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  return handOver("evenstock-jobs-dead", message, 1);
};

async function afterFailing(message: JobMessage, attempts: number) {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  return (await handOver("evenstock-jobs", message, attempts, { DB: deadDatabase() })).acknowledged;
}

async function handOver(queue: string, body: JobMessage, attempts: number, environment: Partial<Env> = {}) {
  const batch = createMessageBatch<JobMessage>(queue, [{ id: "0", timestamp: new Date(), attempts, body }]);
  const JOBS = new Recorder<JobMessage>();
  const retried = vi.spyOn(batch, "retryAll");
  await worker.queue(batch, { ...env, JOBS, ...environment });
  return {
    retriedAfter: retried.mock.calls,
    acknowledged: await getQueueResult(batch, createExecutionContext()),
    jobs: JOBS.messages,
  };
}
