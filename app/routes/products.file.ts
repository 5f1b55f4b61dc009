import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { productFile } from "../replenishment/product-export.server";
import { authenticate } from "../session/authenticate.server";

/** Every variant as the list shows it, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return productFile(database, shop);
}
