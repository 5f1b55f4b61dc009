import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { Drafted } from "../purchasing/orders/making/drafted";
import { draftFromSuggestions } from "../purchasing/orders/making/from-suggestions.server";
import { filterIn } from "../replenishment/reorder/list";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";

/** One draft a supplier of what is to order now, of the supplier and location that the address names, or of all. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Drafted & { at: number }> {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const form = await formIn(request);
  const filter = filterIn(new URL(request.url).searchParams);
  const now = Date.now();
  return { ...(await draftFromSuggestions(database, shop, filter, formTokenIn(form), staff, now)), at: now };
}
