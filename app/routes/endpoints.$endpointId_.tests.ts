import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { requireEndpoint } from "../requests/outbound/require-endpoint.server";
import { sendTest } from "../session/endpoints/by-hand.server";
import { keeperOf } from "../session/endpoints/keeper.server";

/** One more test of an endpoint: an example goes out at once, and what came of it is the answer. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, ...visit } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id } = await requireEndpoint(visit.database, shop, params.endpointId);
  const came = await sendTest(await keeperOf(visit), shop, id);
  if (came.kind === "none") throw new Response(null, { status: 404 });
  return Response.json(came);
}
