import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { archiveSupplier } from "../replenishment/decisions/suppliers.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { requireSupplier } from "../requests/require-supplier.server";
import { ARCHIVE } from "../ui/suppliers/words";

/** A supplier's place in the archive: put, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  if (request.method !== "PUT" && request.method !== "DELETE")
    throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const archived = request.method === "PUT";
  await archiveSupplier(database, shop, supplier.id, archived, Date.now());
  await askForPlans(env, shop);
  return { done: archived ? ARCHIVE.done(supplier.name) : ARCHIVE.back(supplier.name) };
}
