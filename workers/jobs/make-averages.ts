import { makeAverages } from "../../app/purchasing/costs/averages.server";
import { listAveragesDue } from "../../app/purchasing/costs/averages-due.server";
import { AT_ONCE, type JobStep } from "./job";

const AVERAGES_A_STEP = 50;

/** Makes the averages that are due: whoever changed what they follow from did not come to it. */
export const makeDueAverages: JobStep = async ({ database, shop, now }) => {
  const due = await listAveragesDue(database, shop, AVERAGES_A_STEP);
  await makeAverages(database, shop, due, now);
  return due.length === AVERAGES_A_STEP ? AT_ONCE : "done";
};
