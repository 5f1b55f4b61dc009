import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { priceFile } from "../replenishment/files/price-file.server";
import { savePriceRows } from "../replenishment/files/price-import.server";
import { authenticate } from "../requests/authenticate.server";
import { chunkIn } from "../requests/chunk-in.server";
import { requireSupplier } from "../requests/require-supplier.server";

/** A price list as a file; and rows of such a file on their way back. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return priceFile(database, shop, await requireSupplier(database, shop, params.supplierId));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  return Response.json({
    outcomes: await savePriceRows(database, shop, supplier, await chunkIn(request), Date.now()),
  });
}
