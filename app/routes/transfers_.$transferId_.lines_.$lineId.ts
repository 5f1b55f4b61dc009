import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { changeLine, removeLine } from "../replenishment/decisions/transfers/lines.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { requireTransfer } from "../requests/require-transfer.server";
import { unitsIn } from "../stock/transfers/transfer-form";

/** PUT: other units. DELETE: the line is taken off. Of a draft alone. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  if (request.method !== "PUT" && request.method !== "DELETE")
    throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const transfer = await requireTransfer(database, shop, params.transferId);
  const lineId = localIdIn(params.lineId);
  if (request.method === "DELETE") {
    const removed = await removeLine(database, shop, transfer, lineId, Date.now());
    return removed.kind === "refused"
      ? { refusals: { [removed.of]: removed.reason } }
      : { done: "Line removed", refusals: {} };
  }
  const form = await formIn(request);
  const [quantity, shown] = [unitsIn(form.get("quantity")), unitsIn(form.get("shown"))];
  if (typeof quantity === "string") return { refusals: { line: quantity } };
  if (typeof shown === "string") throw new Response("The form does not say what it showed.", { status: 400 });
  const changed = await changeLine(database, shop, transfer, { lineId, quantity, shown }, Date.now());
  return changed.kind === "refused"
    ? { refusals: { [changed.of]: changed.reason } }
    : { done: "Line saved", refusals: {} };
}
