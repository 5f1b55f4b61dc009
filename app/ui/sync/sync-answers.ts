import * as z from "zod/mini";

/** What `/sync/subscriptions` answers. */
export const subscriptionsAnswer = z.object({
  states: z.array(z.object({ topic: z.string(), state: z.enum(["registered", "differs", "missing"]) })),
  problem: z.nullable(z.string()),
});
export type SubscriptionsAnswer = z.infer<typeof subscriptionsAnswer>;

const reconciliation = z.object({
  id: z.number(),
  startedAt: z.number(),
  finishedAt: z.nullable(z.number()),
  checked: z.number(),
  drifted: z.number(),
  failure: z.nullable(z.string()),
});

/** What `/sync/comparisons` answers. */
export const comparisonAnswer = z.object({
  state: z.enum(["waiting", "running", "done", "failed"]),
  counts: z.record(z.string(), z.number()),
  last: z.nullable(reconciliation),
});
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>;
