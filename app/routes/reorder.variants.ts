import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { filterIn } from "../replenishment/reorder/list";
import { listReorderLines } from "../replenishment/reorder/list.server";
import { MOST_VARIANTS } from "../replenishment/rules/most-variants";
import { authenticate } from "../requests/authenticate.server";

/** The variants of a list, from its beginning, as many as one decision may touch, and whether it has more of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const filter = filterIn(new URL(request.url).searchParams);
  const { rows, next } = await listReorderLines(database, shop, filter, { side: "start" }, MOST_VARIANTS);
  return Response.json({ ids: rows.map(({ variantId }) => variantId), more: next !== null });
}
