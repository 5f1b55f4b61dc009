import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { salesFile } from "../replenishment/files/sales-file.server";
import { authenticate } from "../requests/authenticate.server";

/** What sold of each variant on each day, as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return salesFile(database, shop);
}
