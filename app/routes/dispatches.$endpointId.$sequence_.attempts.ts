import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { dispatchIn } from "../requests/outbound/dispatch-in";
import { resendDispatch } from "../session/endpoints/by-hand.server";
import { keeperOf } from "../session/endpoints/keeper.server";

/** One more attempt of a dispatch, by hand and at once. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, ...visit } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const named = dispatchIn(params);
  const came = named && (await resendDispatch(await keeperOf(visit), shop, named.endpointId, named.sequence));
  if (!came || came.kind === "none") throw new Response(null, { status: 404 });
  return Response.json(came);
}
