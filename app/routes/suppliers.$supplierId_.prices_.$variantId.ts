import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { removeTerms, saveTypedTerms } from "../replenishment/decisions/prices.server";
import { findVariant } from "../replenishment/overviews/variant.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { requireSupplier } from "../requests/require-supplier.server";
import { parseTerms } from "../suppliers/terms-form";
import { PRICES } from "../ui/suppliers/words";

/** A supplier's terms for one variant: put whole, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  const supplier = await requireSupplier(database, shop, params.supplierId);
  const variantId = localIdIn(params.variantId);
  if (request.method === "DELETE") {
    await removeTerms(database, shop, supplier.id, variantId, Date.now());
    return { done: PRICES.removed, refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  if (!(await findVariant(database, shop, variantId))) throw new Response(null, { status: 404 });
  const form = await formIn(request);
  const parsed = parseTerms(form, supplier.currency);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const typed = { variantId, typed: parsed.value, opened: openedIn(form) };
  const meanwhile = await saveTypedTerms(database, shop, supplier, typed, Date.now());
  if (meanwhile) return { refusals: {}, meanwhile };
  return { done: PRICES.saved, refusals: {} };
}
