import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireEndpoint } from "../requests/outbound/require-endpoint.server";
import { regenerateSecret } from "../session/endpoints/changes.server";
import { keeperOf } from "../session/endpoints/keeper.server";

const OVERLAP = 24 * 3_600_000;

/** Another secret of an endpoint, shown in this answer alone; the old one signs beside it for a day unless it leaked. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, ...visit } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const { id } = await requireEndpoint(visit.database, shop, params.endpointId);
  const leaked = (await formIn(request)).get("leaked") === "yes";
  const replaced = await regenerateSecret(await keeperOf(visit), shop, id, leaked ? 0 : OVERLAP);
  if (replaced.kind === "none") throw new Response(null, { status: 404 });
  return Response.json({ secret: replaced.secret });
}
