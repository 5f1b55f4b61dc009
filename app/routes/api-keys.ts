import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { createApiKey } from "../session/api-keys/api-keys.server";
import { parseWantedKey } from "../session/api-keys/form";

/** A new key of the API. Its secret is in this answer alone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, staff, database } = await authenticate(request, context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const parsed = parseWantedKey(await formIn(request));
  if (parsed.kind === "refused") return Response.json({ refusals: parsed.refusals });
  const made = await createApiKey(database, shop, parsed.value, staff, Date.now());
  if (made.kind === "refused") return Response.json({ refusals: made.refusals });
  return Response.json({ made: { name: parsed.value.name, secret: made.secret }, refusals: {} });
}
