import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { removeCost } from "../purchasing/costs/costs.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";

/** A bill beside the goods is taken off its order again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(request, context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "DELETE" } });
  const [orderId, costId] = [localIdIn(params.orderId), localIdIn(params.costId)];
  return Response.json({ removed: await removeCost(database, shop, orderId, costId, staff, Date.now()) });
}
