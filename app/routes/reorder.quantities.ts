import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { NO_ROOM, parseQuantities } from "../replenishment/reorder/kept-quantities";
import { clearOrderQuantities, keepOrderQuantities } from "../replenishment/reorder/kept-quantities.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";

/** Quantities changed by hand, kept for the whole shop as they are typed: some put, or all deleted. */
export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  if (request.method === "DELETE") {
    await clearOrderQuantities(database, shop);
    return { done: "Quantities are as suggested again", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const parsed = parseQuantities(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  if ((await keepOrderQuantities(database, shop, parsed.value, Date.now())) === "full")
    return { refusals: { quantities: NO_ROOM } };
  return { done: "Quantities kept", refusals: {} };
}
