import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { productFile } from "../replenishment/files/product-file.server";
import { authenticate } from "../requests/authenticate.server";

/** Every variant as the list shows it, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return productFile(database, shop);
}
