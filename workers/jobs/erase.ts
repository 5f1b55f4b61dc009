import { eraseShop as eraseSome } from "../../app/shops/erasure.server";
import type { JobMessage } from "../../app/shops/job-messages";
import type { JobStep } from "./job";

const ROWS_A_STEP = 5000;

/** Deletes everything of a shop, some thousand rows a step. */
export const eraseShop: JobStep<Extract<JobMessage, { kind: "erase" }>> = async (
  { database, shop },
  { triggeredAt },
) => ((await eraseSome(database, shop.id, triggeredAt, ROWS_A_STEP)) === "more" ? { delaySeconds: 0 } : "done");
