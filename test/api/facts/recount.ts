import { env } from "cloudflare:workers";
import { settingsOf } from "../../../app/env";
import { findShopAtWork } from "../../../app/jobs/jobs.server";
import type { JobMessage } from "../../../app/jobs/messages";
import { rebuildDays } from "../../../workers/jobs/rebuild-days";
import { Recorder, SHOP } from "../../support/shopify";

/** Counts all days of sales anew, to the end. */
export async function recount() {
  for (let steps = 0; steps < 20; steps++) if ((await recountStep()) === "done") return;
  throw new Error("no end");
}

export async function recountStep(database = env.DB) {
  const { shop, job } = await findShopAtWork(env.DB, SHOP, "rebuild-days");
  if (!shop) throw new Error("no shop");
  const admin = {
    request: () => Promise.reject(new Error("not asked")),
    download: () => Promise.reject(new Error("not asked")),
  };
  const context = {
    database,
    settings: settingsOf(env),
    jobs: new Recorder<JobMessage>(),
    shop,
    job,
    admin,
    now: Date.now(),
  };
  return rebuildDays(context, { kind: "rebuild-days", shop: SHOP });
}
