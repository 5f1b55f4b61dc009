import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { productFile } from "../replenishment/files/product-file.server";
import { productListIn } from "../replenishment/overviews/product-list";
import { authenticate } from "../requests/authenticate.server";

/** What the list with this tab, filter and search holds, as a file; without them every variant. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return productFile(database, shop, productListIn(new URL(request.url).searchParams));
}
