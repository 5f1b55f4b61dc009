import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { takeBackReceipt } from "../replenishment/decisions/transfers/moves.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { localIdIn } from "../requests/local-id";
import { requireTransfer } from "../requests/require-transfer.server";
import { writeKeyOf } from "../stock/transfers/transfer-shown";
import { askForWrites } from "../stock/writes/ask-for-writes.server";

/** A receipt of the transfer is taken back, once. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id } = await requireTransfer(database, shop, params.transferId);
  const moveId = localIdIn(params.moveId);
  const form = { formToken: formTokenIn(await formIn(request)), note: null, moveId };
  const done = await takeBackReceipt(database, shop, id, form, staff, Date.now());
  if (done.kind === "moved")
    await askForWrites(env.JOBS, shop, done.move.lines.filter(({ posting }) => posting === "queued").map(writeKeyOf));
  return Response.json(done);
}
