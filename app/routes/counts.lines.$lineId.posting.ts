import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { writeLineAgain } from "../stock/counts/complete.server";

/** A difference that Shopify refused is asked for once more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(request, context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const lineId = /^\d{1,15}$/.test(params.lineId ?? "") ? Number(params.lineId) : 0;
  return Response.json({ asked: await writeLineAgain(database, env.JOBS, shop, lineId, Date.now()) });
}
