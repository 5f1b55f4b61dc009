import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { readmit } from "../../workers/deliveries/readmit";
import { chosenIn } from "../deliveries/quarantine";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";

/** Readmits a delivery put aside, or of all of a kind. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const chosen = chosenIn(await formIn(request));
  if (!chosen) throw new Response(null, { status: 400 });
  const { readmitted, left } = await readmit({ database, INBOX: env.INBOX, JOBS: env.JOBS }, shop, chosen);
  const stays = left ? `; ${left} cannot be or wait for the next try` : "";
  return Response.json({ done: `${readmitted} on the way again${stays}` });
}
