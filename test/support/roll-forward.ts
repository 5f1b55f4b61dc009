import { env } from "cloudflare:workers";
import { rollForwardStarted } from "../../app/replenishment/planning/roll-forward.server";
import { work } from "./jobs";
import { SHOP } from "./shopify";

/** A night: every forecast and plan of the shop anew, as of now. */
export async function everyPlanMade(shop = { id: 1, timeZone: "UTC" }, now = Date.now()) {
  await rollForwardStarted(env.DB, [shop], now).run();
  await rolledForward();
}

/** Every step of the job, until it asks for no more. */
export async function rolledForward() {
  while (await steppedForward());
}

/** One step; whether it asks for another. */
export async function steppedForward() {
  const { jobs, retried } = await work([{ kind: "roll-forward", shop: SHOP }]);
  if (retried) throw new Error("the roll-forward failed");
  return jobs.length > 0;
}
