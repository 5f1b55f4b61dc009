import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { chosenIn } from "../deliveries/quarantine";
import { dropQuarantined } from "../deliveries/quarantine.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";

/** Deliveries put aside: one, or all of a kind, can be dropped for good. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "DELETE" } });
  const chosen = chosenIn(await formIn(request));
  if (!chosen) throw new Response(null, { status: 400 });
  return Response.json({ done: `${await dropQuarantined(database, shop, chosen)} dropped` });
}
