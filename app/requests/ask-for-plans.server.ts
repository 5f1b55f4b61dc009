import { askForJob } from "./ask-for-job.server";

/** The roll-forward has begun in the rows; where this message is lost, the schedule finds that it stands still. */
export const askForPlans = (env: Env, shop: { id: number; domain: string }) => askForJob(env, shop, "roll-forward");
