import { z } from "zod";
import type { Operation } from "../operation";
import { instant } from "../wire-types";

const started = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string(), status: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

/** Parents before their children: what comes is written as it streams by. */
export const RUN_BULK_QUERY: Operation<z.infer<typeof started>, { query: string }> = {
  name: "RunBulkQuery",
  document: `#graphql
    mutation RunBulkQuery($query: String!) {
      bulkOperationRunQuery(query: $query, groupObjects: true) {
        bulkOperation { id status }
        userErrors { code message }
      }
    }`,
  answer: started,
};

const found = z.object({
  bulkOperation: z
    .object({
      id: z.string(),
      status: z.enum(["CREATED", "RUNNING", "COMPLETED", "CANCELING", "CANCELED", "FAILED", "EXPIRED"]),
      errorCode: z.string().nullable(),
      createdAt: instant,
      url: z.string().nullable(),
    })
    .nullable(),
});
export type BulkOperation = NonNullable<z.infer<typeof found>["bulkOperation"]>;

export const BULK_OPERATION: Operation<z.infer<typeof found>, { id: string }> = {
  name: "BulkOperation",
  document: `#graphql
    query BulkOperation($id: ID!) {
      bulkOperation(id: $id) { id status errorCode createdAt url }
    }`,
  answer: found,
};
