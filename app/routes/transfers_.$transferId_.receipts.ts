import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { parseReceipt } from "../purchasing/receiving/receipt-form";
import { receiveTransfer } from "../replenishment/decisions/transfers/moves.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireTransfer } from "../requests/require-transfer.server";
import type { Drafted } from "../stock/draft-receipt";
import { keepDraft } from "../stock/transfers/drafts.server";
import { writeKeyOf } from "../stock/transfers/transfer-shown";
import { askForWrites } from "../stock/writes/ask-for-writes.server";

/** POST: part of a transfer, or all of it, has come. PUT: the count is kept, to go on later. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer | Drafted> {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST" && request.method !== "PUT")
    throw new Response(null, { status: 405, headers: { Allow: "POST, PUT" } });
  const transfer = await requireTransfer(database, shop, params.transferId);
  const form = parseReceipt(await formIn(request));
  if (request.method === "PUT")
    return typeof form === "string"
      ? { kind: "refused", reason: form }
      : keepDraft(database, shop, transfer, form, staff, Date.now());
  if (typeof form === "string") return { refusals: { receipt: form } };
  const { formToken, note, lines, receivedDay: day } = form;
  const received = await receiveTransfer(
    database,
    shop,
    transfer.id,
    { formToken, note, day, lines },
    staff,
    Date.now(),
  );
  if (received.kind !== "moved")
    return { refusals: { receipt: received.kind === "refused" ? received.reason : "It is not there any more." } };
  const queued = received.move.lines.filter(({ posting }) => posting === "queued");
  await askForWrites(env.JOBS, shop, queued.map(writeKeyOf));
  return { done: `${transfer.number}: received`, refusals: {} };
}
