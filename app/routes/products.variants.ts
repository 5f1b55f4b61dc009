import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { listOverviews } from "../replenishment/overviews/overviews.server";
import { productListIn } from "../replenishment/overviews/product-list";
import { MOST_VARIANTS } from "../replenishment/rules/most-variants";
import { authenticate } from "../requests/authenticate.server";

/** The variants of a list, from its beginning, as many as one decision may touch, and whether it has more of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const list = productListIn(new URL(request.url).searchParams);
  const { rows, next } = await listOverviews(database, shop, list, { side: "start" }, MOST_VARIANTS);
  return Response.json({ ids: rows.map(({ variantId }) => variantId), more: next !== null });
}
