import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { MOST_VIEWS } from "../shops/views/saved-view";
import { saveView } from "../shops/views/saved-views.server";
import { parseView } from "../shops/views/view-form";

/** A list's search, filters, order and tab under a name, for all staff of the shop. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const parsed = parseView(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const { value } = parsed;
  const { kind } = await saveView(database, shop, value, staff, Date.now());
  if (kind === "taken") return { refusals: { name: TAKEN }, taken: true };
  if (kind === "full") return { refusals: { name: `There are ${MOST_VIEWS} views here already. Delete one first.` } };
  return { done: value.replace ? `View "${value.name}" updated` : `View "${value.name}" saved`, refusals: {} };
}

const TAKEN = "There is a view of that name. Choose another, or replace it.";
