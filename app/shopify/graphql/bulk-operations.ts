import * as z from "zod";
import type { Operation } from "../operation";
import { instant } from "../wire-types";
import { ENUMS } from "./enums";

const started = z.object({
  bulkOperationRunQuery: z
    .object({
      bulkOperation: z.object({ id: z.string(), status: z.string() }).nullable(),
      userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
    })
    .nullable(),
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
      status: z.enum(ENUMS.BulkOperationStatus),
      errorCode: z.string().nullable(),
      createdAt: instant,
      /** Lines of the file, nested objects counted. Shopify writes 64 bits as text. */
      objectCount: z.union([z.string().regex(/^\d{1,15}$/), z.number().int()]).transform(Number),
      url: z.string().nullable(),
    })
    .nullable(),
});

export const BULK_OPERATION: Operation<z.infer<typeof found>, { id: string }> = {
  name: "BulkOperation",
  document: `#graphql
    query BulkOperation($id: ID!) {
      bulkOperation(id: $id) { id status errorCode createdAt objectCount url }
    }`,
  answer: found,
};
