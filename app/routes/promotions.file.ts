import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { promotionFile } from "../replenishment/files/promotion-file.server";
import { authenticate } from "../requests/authenticate.server";

/** Days that are left out and days that are lifted, as a file. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return promotionFile(database, shop);
}
