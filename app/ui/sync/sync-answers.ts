import { z } from "zod";

/** What `/sync/subscriptions` answers. */
export const subscriptionsAnswer = z.object({
  states: z.array(z.object({ topic: z.string(), state: z.enum(["registered", "differs", "missing"]) })),
  problem: z.string().nullable(),
});
export type SubscriptionsAnswer = z.infer<typeof subscriptionsAnswer>;

const reconciliation = z.object({
  id: z.number(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  checked: z.number(),
  drifted: z.number(),
  failure: z.string().nullable(),
});

/** What `/sync/comparisons` answers. */
export const comparisonAnswer = z.object({
  state: z.enum(["waiting", "running", "done", "failed"]),
  counts: z.record(z.string(), z.number()),
  last: reconciliation.nullable(),
});
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;
