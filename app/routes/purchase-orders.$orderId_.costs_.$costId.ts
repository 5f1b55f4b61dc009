import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { putCostBack, removeCost } from "../purchasing/costs/costs.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { PAGE } from "../ui/costs/words";

/** A bill beside the goods is taken off its order, or put back as it was. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  const [orderId, costId] = [localIdIn(params.orderId), localIdIn(params.costId)];
  if (request.method === "DELETE")
    return Response.json({ removed: await removeCost(database, shop, orderId, costId, staff, Date.now()) });
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  if (!(await putCostBack(database, shop, orderId, costId, staff, Date.now())))
    throw new Response(null, { status: 404 });
  return Response.json({ done: PAGE.added });
}
