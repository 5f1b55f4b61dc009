import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { deleteView, renameView } from "../shops/views/saved-views.server";
import { parseViewName } from "../shops/views/view-form";

/** A saved view: named anew, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const id = localIdIn(params.viewId);
  if (request.method === "DELETE") {
    const deleted = await deleteView(database, shop, id);
    return { done: deleted ? `View "${deleted.name}" deleted` : "The view had been deleted already", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const parsed = parseViewName(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const answer = await renameView(database, shop, id, parsed.value.name, Date.now());
  if (answer === "unknown") return { refusals: { name: "Somebody has deleted this view meanwhile." } };
  if (answer === "taken") return { refusals: { name: "There is a view of that name. Choose another." } };
  return { done: "View renamed", refusals: {} };
}
