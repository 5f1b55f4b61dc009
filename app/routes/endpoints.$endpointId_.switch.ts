import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { askToSend } from "../outbound/dispatches/wake";
import { switchOff, switchOn } from "../outbound/endpoints/endpoints.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireEndpoint } from "../requests/outbound/require-endpoint.server";

/** An endpoint's switch: put on, with what was held or without, or taken off. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const { id, name } = await requireEndpoint(database, shop, params.endpointId);
  const now = Date.now();
  if (request.method === "DELETE") {
    await switchOff(database, shop, id, now);
    return Response.json({ done: `${name} is off` });
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const release = (await formIn(request)).get("release") === "yes";
  await switchOn(database, shop, id, { release }, now);
  if (release) await askToSend(env.OUTBOX, [shop.domain]);
  return Response.json({ done: release ? `${name} is on, and is sent what it missed` : `${name} is on` });
}
