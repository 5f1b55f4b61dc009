import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { salesFile } from "../replenishment/files/sales-file.server";
import { authenticate } from "../requests/authenticate.server";

/** What sold of each variant on each day, as a file. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return salesFile(database, shop);
}
