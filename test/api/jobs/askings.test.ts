import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { takeTurns } from "../../../app/jobs/askings.server";
import type { JobMessage } from "../../../app/jobs/messages";
import { queueTestMail } from "../../../app/outbound/mail/mails.server";
import { askForJob } from "../../../app/requests/ask-for-job.server";
import { installShop, Recorder, SHOP } from "../../support/shopify";

const NOW = Date.UTC(2026, 10, 28, 9);
const MINUTE = 60_000;

beforeEach(() => installShop());

const waits = async (now: number, ...works: string[]) =>
  (
    await takeTurns(
      env.DB,
      works.map((work) => ({ shopId: 1, work })),
      now,
    )
  ).map(({ work, wait }) => [work, wait]);

it("what is asked for again and again is done at once and once more a minute later", async () => {
  expect(await waits(NOW, "import")).toEqual([["import", 0]]);
  expect(await waits(NOW + 20_000, "import")).toEqual([["import", 40_000]]);
  for (let second = 21; second < 60; second++) expect(await waits(NOW + second * 1000, "import")).toEqual([]);
  expect(await waits(NOW + MINUTE, "import")).toEqual([["import", MINUTE]]);
  expect(await waits(NOW + 3 * MINUTE, "import")).toEqual([["import", 0]]);
});

it("each thing rests by itself, and one asked for twice at once is asked for once", async () => {
  expect(await waits(NOW, "read-product/1", "read-product/2", "read-product/1")).toHaveLength(2);
  expect(await waits(NOW + 1, "read-product/3", "read-product/1")).toEqual([
    ["read-product/3", 0],
    ["read-product/1", MINUTE - 1],
  ]);
});

it("a shop's rest is not another's", async () => {
  await waits(NOW, "import");
  expect(await takeTurns(env.DB, [{ shopId: 2, work: "import" }], NOW)).toEqual([
    { shopId: 2, work: "import", wait: 0 },
  ]);
});

it("a button pressed fifty times at once asks for two jobs at most", async () => {
  const JOBS = new Recorder<JobMessage>();
  const shop = { id: 1, domain: SHOP };
  await Promise.all(Array.from({ length: 50 }, () => askForJob({ ...env, JOBS }, shop, "begin-reconciliation")));
  const asked = { kind: "begin-reconciliation", shop: SHOP };
  expect(JOBS.messages).toEqual([asked, asked]);
});

it("test mails are one a minute and ten a day, however many are wanted at once", async () => {
  const mail = { subject: "Test", text: "Test", html: "<p>Test</p>", recipients: ["a@example.com"] };
  const want = (now: number) => queueTestMail(env.DB, { id: 1 }, mail, now);
  expect((await Promise.all(Array.from({ length: 5 }, () => want(NOW)))).sort()).toEqual([
    "queued",
    ...Array(4).fill("too soon"),
  ]);
  for (let minute = 1; minute < 10; minute++) expect(await want(NOW + minute * MINUTE)).toBe("queued");
  expect(await want(NOW + 10 * MINUTE)).toBe("too many");
  expect(await want(NOW + 24 * 60 * MINUTE)).toBe("queued");
});
