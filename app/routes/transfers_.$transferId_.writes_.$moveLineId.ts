import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { postTransferAgain } from "../replenishment/decisions/transfers/moves.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { requireTransfer } from "../requests/require-transfer.server";
import { askForWrites } from "../stock/writes/ask-for-writes.server";

/** A write that Shopify refused is asked for once more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id } = await requireTransfer(database, shop, params.transferId);
  const lineId = localIdIn(params.moveLineId);
  const key = await postTransferAgain(database, shop, id, lineId, Date.now());
  if (key !== null) await askForWrites(env.JOBS, shop, [key]);
  return Response.json({ asked: key !== null });
}
