import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { requireTransfer } from "../requests/require-transfer.server";
import { discardDraft } from "../stock/transfers/drafts.server";

/** A count that was begun is discarded; what was received stays. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "DELETE" } });
  const { id: transferId } = await requireTransfer(database, shop, params.transferId);
  const draftId = localIdIn(params.draftId);
  return Response.json({ discarded: await discardDraft(database, shop, { transferId, draftId }) });
}
