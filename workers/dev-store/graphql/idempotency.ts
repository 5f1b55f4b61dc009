import { GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from "graphql";
import * as z from "zod";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";

const KEPT = 24 * 3_600_000;
const Stored = z.record(z.string(), z.unknown());

/**
 * Since 2026-04 an inventory write without `@idempotent(key:)` is refused. The same key with the same input gives the
 * first outcome again and changes nothing; with another input it is an error. Here a request runs to its end before
 * the next one starts, so IDEMPOTENCY_CONCURRENT_REQUEST cannot come about.
 */
export function idempotently(
  args: object,
  context: Context,
  info: GraphQLResolveInfo,
  payloadField: string,
  write: () => { stored: Record<string, unknown>; failed: boolean },
  present: (stored: Record<string, unknown>) => Node,
): Node {
  const { database } = context.store;
  const key = idempotencyKey(info);
  const input = JSON.stringify(args);
  const now = Date.now();
  database.run("delete from idempotency where at < ?", now - KEPT);
  const previous = database.find<{ field: string; input: string; result: string }>(
    "select field, input, result from idempotency where key = ?",
    key,
  );
  if (previous && (previous.field !== info.fieldName || previous.input !== input))
    return {
      [payloadField]: null,
      userErrors: [
        {
          field: null,
          code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
          message: "The idempotency key was used before with other parameters.",
        },
      ],
    };
  if (previous) return present(Stored.parse(JSON.parse(previous.result)));
  const { stored, failed } = write();
  // A refused write may be sent again with the same key once the cause is gone.
  if (!failed)
    database.insert("idempotency", { key, field: info.fieldName, input, result: JSON.stringify(stored), at: now });
  return present(stored);
}

function idempotencyKey(info: GraphQLResolveInfo): string {
  const directive = info.schema.getDirective("idempotent");
  const [field] = info.fieldNodes;
  const values = directive && field && getDirectiveValues(directive, field, info.variableValues);
  const key = z.object({ key: z.string().min(1).max(255) }).safeParse(values);
  if (key.success) return key.data.key;
  if (values) throw badRequest("The idempotency key must have between 1 and 255 characters.");
  throw new GraphQLError(`The @idempotent directive is required for this mutation but was not provided.`, {
    extensions: { code: "BAD_REQUEST" },
  });
}
