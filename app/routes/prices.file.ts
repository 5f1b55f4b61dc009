import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { allPricesFile } from "../replenishment/price-export.server";
import { authenticate } from "../session/authenticate.server";

/** The price lists of all suppliers, as one file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return allPricesFile(database, shop);
}
