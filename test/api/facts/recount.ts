import { env } from "cloudflare:workers";
import { rebuildDays } from "../../../workers/jobs/rebuild-days";
import { contextOf } from "../../support/jobs";
import { SHOP } from "../../support/shopify";

/** Counts all days of sales anew, to the end. */
export async function recount() {
  for (let steps = 0; steps < 20; steps++) if ((await recountStep()) === "done") return;
  throw new Error("no end");
}

export async function recountStep(database = env.DB) {
  const context = await contextOf({}, { kind: "rebuild-days", database });
  return rebuildDays(context, { kind: "rebuild-days", shop: SHOP });
}
