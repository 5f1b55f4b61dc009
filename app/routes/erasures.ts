import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { setShopApart } from "../shops/erasure.server";

/** Everything that is held of the shop goes, once its name has been typed. Whoever opens Evenstock next begins anew. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const typed = (await formIn(request)).get("name");
  if (typeof typed !== "string" || typed.trim() !== shop.name.trim())
    return Response.json({ refused: `Nothing was deleted. Type the shop's name as it stands here: ${shop.name}` });
  const now = Date.now();
  const apart = await setShopApart(database, shop, now);
  // Lost here, it is asked for again at night.
  if (apart) await env.JOBS.send({ kind: "erase", shop: apart, triggeredAt: now }, { contentType: "json" });
  return Response.json({ refused: null });
}
