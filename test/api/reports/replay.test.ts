import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { findReplay, startReplay } from "../../../app/reports/replay/replays.server";
import worker from "../../stub-worker";
import { randomFrom } from "../../support/random";
import { Recorder, SHOP } from "../../support/shopify";
import { type Given, givenFigures, TODAY } from "./shop";

const AT = { id: 1 };

function sellers(count: number, known: number): Given[] {
  const random = randomFrom(7);
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    available: 50,
    cost: 100,
    price: 500,
    known,
    sales: Array.from({ length: Math.min(known, 365) }, (_, ago) => ({
      ago,
      units: random() < 0.4 ? 1 + (ago % 4) : 0,
    })),
  }));
}

/** Every step that the job asks for, as its queue hands them over. */
async function runReplay() {
  const JOBS = new Recorder<JobMessage>();
  await JOBS.send({ kind: "replay", shop: SHOP });
  for (let at = 0; at < JOBS.messages.length; at++) {
    const body = JOBS.messages[at] as JobMessage;
    const message = { id: String(at), timestamp: new Date(), attempts: 1, body };
    await worker.queue(createMessageBatch<JobMessage>("evenstock-jobs", [message]), { ...env, JOBS });
  }
  return JOBS.messages.length;
}

it("plays the shop's best sellers in steps and keeps what it found", async () => {
  await givenFigures(sellers(12, 400));
  expect(await startReplay(env.DB, AT, TODAY, 0)).toEqual({ kind: "started" });
  expect((await findReplay(env.DB, AT)).running).toBe(true);
  const steps = await runReplay();
  expect(steps).toBeLessThanOrEqual(13);
  const { result, running } = await findReplay(env.DB, AT);
  expect(running).toBe(false);
  // 365 days, less 75 that both know, the lead time of 10 and a week; its own days of cover and no safety days.
  expect(result).toMatchObject({
    variants: 12,
    days: 365 - 75 - 10 - 7,
    leadTimeDays: 10,
    coverDays: 20,
    safetyDays: 0,
  });
  const sold = await env.DB.prepare("SELECT SUM(units) FROM daily_sales WHERE day BETWEEN ? AND ?")
    .bind(TODAY - 273, TODAY - 1)
    .first<number>("SUM(units)");
  expect(result?.asked).toBe(sold);
  expect(result?.meanLost).toBeGreaterThan(0);
});

it("is kept once, and stays while it is computed again", async () => {
  await givenFigures(sellers(3, 400));
  await startReplay(env.DB, AT, TODAY, 0);
  await runReplay();
  const { result } = await findReplay(env.DB, AT);
  await startReplay(env.DB, AT, TODAY, 0);
  expect(await findReplay(env.DB, AT)).toEqual({ result, running: true });
  await runReplay();
  expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM replays").first("n")).toBe(1);
});

it("says what is missing where too little is known", async () => {
  await givenFigures(sellers(3, 400));
  await env.DB.prepare("UPDATE shops SET sales_from_day = ?")
    .bind(TODAY - 100)
    .run();
  // 75 + 10 + 7 + 28 days are needed.
  expect(await startReplay(env.DB, AT, TODAY, 0)).toEqual({
    kind: "refused",
    reason: "Too few days of sales are known. Try again in 20 days.",
  });
  await env.DB.prepare("UPDATE shops SET sales_from_day = 1").run();
  await env.DB.prepare("DELETE FROM variant_figures").run();
  expect(await startReplay(env.DB, AT, TODAY, 0)).toEqual({ kind: "refused", reason: "Nothing has sold yet." });
});
