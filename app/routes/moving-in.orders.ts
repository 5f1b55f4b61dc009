import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { listKnownLocations } from "../catalog/known-locations.server";
import { savePastOrders } from "../purchasing/moving-in/past-orders.server";
import { ordersPiece } from "../purchasing/moving-in/piece";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { jsonIn } from "../requests/json-in.server";

/** Orders of a former system, piece by piece. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const piece = ordersPiece.safeParse(await jsonIn(request));
  if (!piece.success) throw new Response("The orders cannot be read.", { status: 400 });
  const locations = await listKnownLocations(database, shop);
  if (!locations.some(({ id }) => id === piece.data.locationId))
    throw new Response("Choose where the goods went.", { status: 400 });
  const { outcomes, planning } = await savePastOrders(database, shop, piece.data, staff, Date.now());
  if (planning) await askForPlans(env, shop);
  return Response.json({ outcomes });
}
