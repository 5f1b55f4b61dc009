import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { createApiKey } from "../session/api-keys/api-keys.server";
import { parseWantedKey } from "../session/api-keys/form";

/** A new key of the API; of a form that comes twice, the same one. Its secret is in no other answer. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, staff, database } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const form = await formIn(request);
  const formToken = formTokenIn(form);
  const parsed = parseWantedKey(form);
  if (parsed.kind === "refused") return Response.json({ refusals: parsed.refusals });
  const [tokenKey = ""] = context.settings.TOKEN_KEYS;
  const made = await createApiKey({ database, tokenKey }, shop, parsed.value, formToken, staff, Date.now());
  if (made.kind === "refused") return Response.json({ refusals: made.refusals });
  return Response.json({ made: { name: made.name, secret: made.secret }, refusals: {} });
}
