import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { cancelTransfer, shipTransfer } from "../replenishment/decisions/transfers/moves.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { requireTransfer } from "../requests/require-transfer.server";
import { writeKeyOf } from "../stock/transfers/transfer-shown";
import { askForWrites } from "../stock/writes/ask-for-writes.server";

const DONE = { ship: "Shipped", cancel: "Cancelled" } as const;
const LONGEST = 1000;

/** Shipping, and cancelling. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id, number } = await requireTransfer(database, shop, params.transferId);
  const form = await formIn(request);
  const move = form.get("move");
  if (move !== "ship" && move !== "cancel") throw new Response("There is no such move.", { status: 400 });
  const note =
    String(form.get("note") ?? "")
      .trim()
      .slice(0, LONGEST) || null;
  const said = { formToken: formTokenIn(form), note };
  const version = Number(form.get("version")) || null;
  const moved =
    move === "ship"
      ? await shipTransfer(
          database,
          shop,
          id,
          { ...said, version, belowIsMeant: form.get("belowIsMeant") === "yes" },
          staff,
          Date.now(),
        )
      : await cancelTransfer(database, shop, id, said, staff, Date.now());
  if (moved.kind !== "moved")
    return { refusals: { move: moved.kind === "refused" ? moved.reason : "It is not there any more." } };
  await askForWrites(env.JOBS, shop, moved.move.lines.filter(({ posting }) => posting === "queued").map(writeKeyOf));
  return { done: `${number}: ${DONE[move]}`, refusals: {} };
}
