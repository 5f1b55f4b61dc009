import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { allPricesFile } from "../replenishment/files/price-file.server";
import { authenticate } from "../requests/authenticate.server";

/** The price lists of all suppliers, as one file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return allPricesFile(database, shop);
}
