import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { parsePaymentAccount, parseShipTo } from "../purchasing/paper/company";
import { addPaymentAccount, addShipTo, putAside } from "../purchasing/paper/company.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";

/** Addresses that goods may go to, and accounts that are paid from: one more posted; one put aside, or back. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  const { kind } = params;
  if (kind !== "ship-to" && kind !== "accounts") throw new Response(null, { status: 404 });
  const form = await formIn(request);
  const which = kind === "ship-to" ? kind : "account";
  if (request.method === "PUT") {
    const archived = form.get("archived") === "yes";
    await putAside(database, shop, which, Number(form.get("id")) || 0, archived ? Date.now() : null);
    return { done: archived ? "Removed" : "Put back", refusals: {} };
  }
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST, PUT" } });
  if (which === "ship-to") {
    const parsed = parseShipTo(form);
    if (parsed.kind === "refused") return { refusals: parsed.refusals };
    await addShipTo(database, shop, parsed.value, Date.now());
    return { done: "Address added", refusals: {} };
  }
  const parsed = parsePaymentAccount(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  await addPaymentAccount(database, shop, parsed.value, Date.now());
  return { done: "Account added", refusals: {} };
}
