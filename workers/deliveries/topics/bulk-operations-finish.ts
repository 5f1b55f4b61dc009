import type { Topic } from "./topic";

/** An export is ready, or has failed: whoever waits for it, and also asks by itself, looks at once. */
export const bulkOperationsFinish: Topic<null> = {
  subscription: { topic: "BULK_OPERATIONS_FINISH", includeFields: ["admin_graphql_api_id", "status", "completed_at"] },
  narrow: () => [null],
  facts: (_, { shopId }) => ({
    wakes: [
      { shopId, kind: "import" },
      { shopId, kind: "reconcile" },
    ],
  }),
};
