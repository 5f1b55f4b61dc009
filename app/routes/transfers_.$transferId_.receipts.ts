import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { receiveTransfer } from "../replenishment/decisions/transfers/moves.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireTransfer } from "../requests/require-transfer.server";
import { parseTransferReceipt } from "../stock/transfers/transfer-form";
import { writeKeyOf } from "../stock/transfers/transfer-shown";
import { askForWrites } from "../stock/writes/ask-for-writes.server";

/** Part of a transfer, or all of it, has come. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env, staff } = await authenticate(request, context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id, number } = await requireTransfer(database, shop, params.transferId);
  const form = parseTransferReceipt(await formIn(request));
  if (typeof form === "string") return { refusals: { receipt: form } };
  const received = await receiveTransfer(database, shop, id, form, staff, Date.now());
  if (received.kind !== "moved")
    return { refusals: { receipt: received.kind === "refused" ? received.reason : "It is not there any more." } };
  const { lines } = received.move;
  await askForWrites(env.JOBS, shop, lines.filter(({ posting }) => posting === "queued").map(writeKeyOf));
  return { done: `${number}: received`, refusals: {} };
}
