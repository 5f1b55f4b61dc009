import type { JobMessage } from "../../app/jobs/messages";
import { makeAverages } from "../../app/purchasing/costs/averages.server";
import { listAveragesDue } from "../../app/purchasing/costs/averages-due.server";
import type { JobStep } from "./job";

const AT_ONCE = 50;

/** Makes the averages that are due: whoever changed what they follow from did not come to it. */
export const makeDueAverages: JobStep<Extract<JobMessage, { kind: "make-averages" }>> = async ({
  database,
  shop,
  now,
}) => {
  const due = await listAveragesDue(database, shop, AT_ONCE);
  await makeAverages(database, shop, due, now);
  return due.length === AT_ONCE ? { delaySeconds: 0 } : "done";
};
