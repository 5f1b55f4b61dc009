import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { discardDraft, findOrderOfReceipt } from "../purchasing/receiving/receipts.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";

/** Where a receipt is shown: by its order. A movement of stock knows its receipt alone. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const orderId = await findOrderOfReceipt(database, shop, localIdIn(params.receiptId));
  if (orderId === null) throw new Response(null, { status: 404 });
  return redirect(`/purchase-orders/${orderId}/receive`);
}

/** A draft goes; what was submitted stays. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "GET, DELETE" } });
  return Response.json({ discarded: await discardDraft(database, shop, localIdIn(params.receiptId)) });
}
