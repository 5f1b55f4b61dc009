import type { Admin } from "../../../app/shopify/admin";
import { BULK_OPERATION, RUN_BULK_QUERY } from "../../../app/shopify/graphql/bulk-operations";
import type { EnumValue } from "../../../app/shopify/graphql/enums";

type BulkFile =
  /** Shopify runs as many for this shop as it will: others have to end first. */
  | { kind: "busy" }
  | { kind: "waiting"; operation: string }
  /** No address: a result without rows. What it shows was so at `readAt` (epoch ms), or later; it has so many lines. */
  | { kind: "ready"; url: string | null; readAt: number; lines: number }
  | { kind: "failed"; reason: string };

/** Others have to end first; or the query is wrong. */
const PASSES = {
  LIMIT_REACHED: true,
  OPERATION_IN_PROGRESS: true,
  INVALID: false,
} satisfies Record<EnumValue<"BulkOperationUserErrorCode">, boolean>;
const passes = (code: string | null) => Object.entries(PASSES).some(([name, does]) => does && name === code);

/** The result of a bulk query: asked for, waited for, or there. One that ended without a result is not asked again. */
export async function bulkFile(
  admin: Admin,
  query: () => Promise<string>,
  operation: string | null,
): Promise<BulkFile> {
  if (operation === null) return start(admin, await query());
  const { bulkOperation } = await admin.request(BULK_OPERATION, { id: operation });
  switch (bulkOperation?.status) {
    case "CREATED":
    case "RUNNING":
      return { kind: "waiting", operation };
    case "COMPLETED":
      return {
        kind: "ready",
        url: bulkOperation.url,
        readAt: bulkOperation.createdAt,
        lines: bulkOperation.objectCount,
      };
    default:
      return {
        kind: "failed",
        reason:
          `Shopify ended the export: ${bulkOperation?.status ?? "forgotten"} ${bulkOperation?.errorCode ?? ""}`.trim(),
      };
  }
}

async function start(admin: Admin, query: string): Promise<BulkFile> {
  const { bulkOperationRunQuery: answer } = await admin.request(RUN_BULK_QUERY, { query });
  if (!answer) throw new Error("Shopify did not say whether it began the export.");
  if (answer.bulkOperation) return { kind: "waiting", operation: answer.bulkOperation.id };
  if (answer.userErrors.some(({ code }) => passes(code))) return { kind: "busy" };
  return { kind: "failed", reason: answer.userErrors.map((error) => error.message).join("; ") };
}
