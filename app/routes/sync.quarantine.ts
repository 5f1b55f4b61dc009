import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../session/authenticate.server";
import { formIn } from "../session/form-in.server";
import { chosenIn } from "../shops/quarantine";
import { dropQuarantined } from "../shops/quarantine.server";

/** Deliveries put aside: one, or all of a kind, can be dropped for good. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "DELETE" } });
  const chosen = chosenIn(await formIn(request));
  if (!chosen) throw new Response(null, { status: 400 });
  return Response.json({ done: `${await dropQuarantined(database, shop, chosen)} dropped` });
}
