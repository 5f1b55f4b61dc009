import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { revokeApiKey } from "../session/api-keys/api-keys.server";

/** A key of the API, revoked: it opens nothing from now on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "DELETE" } });
  const id = localIdIn(params.keyId);
  if (!(await revokeApiKey(database, shop, id, Date.now()))) throw new Response(null, { status: 404 });
  return Response.json({ done: "Key revoked" });
}
