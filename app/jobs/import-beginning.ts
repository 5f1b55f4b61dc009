import type { Job } from "./jobs.server";

/** Where a first import begins. */
export const IMPORT_BEGINNING = { phase: "locations" } as const;

/** Where one begins after this one: its shop's rows were looked at before, so that what is told meanwhile is news. */
export const beginningAfter = (job: Pick<Job, "state" | "cursor"> | undefined) =>
  job?.state === "done" || (job && isRepeat(job)) ? { ...IMPORT_BEGINNING, isRepeat: true } : IMPORT_BEGINNING;

/** Whether an import is not the shop's first. */
export const isRepeat = ({ cursor }: Pick<Job, "cursor">): boolean => JSON.parse(cursor).isRepeat === true;
