import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { savedAs } from "../purchasing/orders/change-order.server";
import { moveOrder } from "../purchasing/orders/moves.server";
import { LONGEST, progressOf } from "../purchasing/orders/order";
import { isThere, type Move } from "../purchasing/orders/purchase-order";
import { noteBounceByHand } from "../purchasing/paper/bounces.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireOrder } from "../requests/require-order.server";

/** What a person decides of an order by a button; its mail has a page of its own. */
const DONE = {
  sent: "Marked as ordered",
  cancel: "Cancelled",
  close: "Closed",
  reopen: "Open again: the rest is awaited",
  unsent: "Back to a draft",
} as const satisfies Partial<Record<Move, string>>;

const BOUNCED = "bounced";

const isMove = (text: unknown): text is keyof typeof DONE => typeof text === "string" && Object.hasOwn(DONE, text);

export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const order = await requireOrder(database, shop, params.orderId);
  const form = await formIn(request);
  const move = form.get("move");
  if (move !== BOUNCED && !isMove(move)) throw new Response("There is no such move.", { status: 400 });
  const reason =
    String(form.get("reason") ?? "")
      .trim()
      .slice(0, LONGEST.reason) || null;
  if (move === BOUNCED) {
    const noted = await noteBounceByHand(database, shop, order.id, staff, reason, Date.now());
    return savedAs(noted, `${order.number}: noted that the mail came back`);
  }
  const version = Number(form.get("version")) || null;
  const moved = await moveOrder(database, shop, order.id, move, staff, Date.now(), { reason, version });
  if (moved.kind === "refused") {
    const stands = await requireOrder(database, shop, params.orderId);
    if (!isThere(progressOf(stands), move)) return { refusals: { reason: moved.reason } };
  }
  return { done: `${order.number}: ${DONE[move]}`, refusals: {} };
}
