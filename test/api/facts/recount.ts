import { env } from "cloudflare:workers";
import { settingsOf } from "../../../app/env";
import type { JobMessage } from "../../../app/jobs/messages";
import { findShop } from "../../../app/shops/shops.server";
import { rebuildDays } from "../../../workers/jobs/rebuild-days";
import { Recorder, SHOP } from "../../support/shopify";

/** Counts all days of sales anew, to the end. */
export async function recount() {
  for (let steps = 0; steps < 20; steps++) if ((await recountStep()) === "done") return;
  throw new Error("no end");
}

export async function recountStep(database = env.DB) {
  const shop = await findShop(env.DB, SHOP);
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
    admin,
    now: Date.now(),
  };
  return rebuildDays(context, { kind: "rebuild-days", shop: SHOP });
}
