import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { addLine } from "../replenishment/decisions/transfers/lines.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { requireTransfer } from "../requests/require-transfer.server";
import { unitsIn } from "../stock/transfers/transfer-form";

/** A variant more on a draft. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const transfer = await requireTransfer(database, shop, params.transferId);
  const form = await formIn(request);
  const quantity = unitsIn(form.get("quantity"));
  if (typeof quantity === "string") return { refusals: { line: quantity } };
  const line = { variantId: Number(form.get("variantId")) || 0, quantity, formToken: formTokenIn(form) };
  const added = await addLine(database, shop, transfer, line, Date.now());
  return added.kind === "refused" ? { refusals: { [added.of]: added.reason } } : { done: "Line added", refusals: {} };
}
