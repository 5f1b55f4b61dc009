import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { allPricesFile } from "../replenishment/files/price-file.server";
import { saveRowsOfPrices } from "../replenishment/files/price-import.server";
import { authenticate } from "../requests/authenticate.server";
import { chunkIn } from "../requests/chunk-in.server";

/** The price lists of all suppliers as one file; and rows of such a file on their way back. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return allPricesFile(database, shop);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return Response.json({ outcomes: await saveRowsOfPrices(database, shop, await chunkIn(request), Date.now()) });
}
