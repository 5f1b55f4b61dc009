import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { askToSend } from "../outbound/dispatches/wake";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { requireCount } from "../requests/require-count.server";
import { completeCount } from "../stock/counts/complete.server";
import { MOVES, type Move } from "../stock/counts/count";
import { moveCount } from "../stock/counts/counts.server";

const DONE = {
  start: "Started",
  review: "Ready for review",
  reopen: "Counting goes on",
  complete: "Completed",
  cancel: "Cancelled",
} satisfies Record<Move, string>;

/** What a person decides about a count by a button. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id } = await requireCount(database, shop, params.countId);
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const move = MOVES.find((each) => each === form.get("move"));
  if (!move) throw new Response("There is no such move.", { status: 400 });
  const now = Date.now();
  const said = {
    formToken,
    restIsNone: form.get("restIsNone") === "yes",
    belowIsMeant: form.get("belowIsMeant") === "yes",
    reviewedAt: Number(form.get("reviewedAt")) || null,
  };
  const moved =
    move === "complete"
      ? await completeCount(database, env.JOBS, shop, id, said, staff, now)
      : await moveCount(database, shop, id, move, staff, now);
  if (moved.kind === "moved" && move === "complete") await askToSend(env.OUTBOX, [shop.domain]);
  return Response.json(moved.kind === "refused" ? { refusal: moved.reason } : { done: DONE[move] });
}
