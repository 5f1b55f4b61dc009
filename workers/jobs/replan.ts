import { rollForwardStarted } from "../../app/replenishment/planning/roll-forward.server";
import type { JobStep } from "./job";

/** Begins the plans of all variants anew, also where today's were made: something for all of them has changed. */
export const replan: JobStep = async ({ database, jobs, shop, now }) => {
  await rollForwardStarted(database, [shop], now).run();
  await jobs.send({ kind: "roll-forward", shop: shop.domain }, { contentType: "json" });
  return "done";
};
