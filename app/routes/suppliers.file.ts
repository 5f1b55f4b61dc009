import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { supplierFile } from "../replenishment/files/supplier-export.server";
import { saveSupplierRows } from "../replenishment/files/supplier-import.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { chunkIn } from "../requests/chunk-in.server";

/** All suppliers as a file; and rows of such a file on their way back. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return supplierFile(database, shop);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const { outcomes, planning } = await saveSupplierRows(database, shop, await chunkIn(request), Date.now());
  if (planning) await askForPlans(env, shop);
  return Response.json({ outcomes });
}
