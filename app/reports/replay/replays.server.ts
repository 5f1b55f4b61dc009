import { eq } from "drizzle-orm";
import { replays, shops } from "../../../drizzle/schema";
import { typed } from "../../database";
import { findJob, jobStarted } from "../../jobs/jobs.server";
import { effectiveRule } from "../../replenishment/rules/rule";
import { findShopRule } from "../../replenishment/rules/rules.server";
import { listBestSellers, type ReplayScope } from "./history.server";
import { daysThatCount, LEAST_DAYS, type Replay, type ReplayPlan, type ReplayResult, type Trials } from "./replay";

const MOST_VARIANTS = 200;
const MOST_DAYS = 365;

/** How it is played, and how far it has come. */
export type ReplayCursor = { plan: ReplayPlan; scope: ReplayScope; trials: Trials };

/** Begins a replay by the shop's own rule, unless what is known is too short a time. */
export async function startReplay(
  database: D1Database,
  shop: { id: number },
  today: number,
  now: number,
): Promise<{ kind: "started" } | { kind: "refused"; reason: string }> {
  const [found, rule, variants] = await Promise.all([
    typed(database).select({ from: shops.salesFromDay }).from(shops).where(eq(shops.id, shop.id)),
    findShopRule(database, shop).then((own) => effectiveRule([{ origin: "shop", rule: own }])),
    listBestSellers(database, shop, MOST_VARIANTS),
  ]);
  const from = Math.max(found[0]?.from ?? today, today - MOST_DAYS);
  const missing = LEAST_DAYS - daysThatCount(today - from, rule.leadTimeDays);
  if (missing > 0) return { kind: "refused", reason: `Too few days of sales are known. Try again in ${missing} days.` };
  if (!variants.length) return { kind: "refused", reason: "Nothing has sold yet." };
  const { leadTimeDays, coverDays, reviewDays, leadTimeDeviation, safetyDays } = rule;
  const cursor: ReplayCursor = {
    plan: { leadTimeDays, coverDays, reviewDays, leadTimeDeviation, safetyDays },
    scope: { variants, from, to: today - 1 },
    trials: { mean: null, engine: [] },
  };
  await jobStarted(database, shop.id, "replay", cursor, now).run();
  return { kind: "started" };
}

/** The newest result, and whether another is on its way. */
export async function findReplay(
  database: D1Database,
  shop: { id: number },
): Promise<{ result: Replay | null; running: boolean }> {
  const [found, job] = await Promise.all([
    typed(database).select().from(replays).where(eq(replays.shopId, shop.id)),
    findJob(database, shop.id, "replay"),
  ]);
  return { result: found[0] ?? null, running: job?.state === "running" };
}

/** One statement. */
export const replayKept = (database: D1Database, shopId: number, plan: ReplayPlan, result: ReplayResult, now: number) =>
  database
    .prepare(
      `INSERT OR REPLACE INTO replays (shop_id, made_at, variants, days, lead_time_days, cover_days, safety_days, asked, stock,
        mean_lost, engine_lost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[shopId, now, result.variants, result.days],
      ...[plan.leadTimeDays, plan.coverDays, plan.safetyDays],
      ...[result.asked, result.stock, result.lost, result.engineLost],
    );
