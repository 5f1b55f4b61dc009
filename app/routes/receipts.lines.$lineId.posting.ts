import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { postAgain } from "../purchasing/receiving/postings.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";

/** A write that Shopify refused is asked for once more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const lineId = localIdIn(params.lineId);
  return Response.json({ asked: await postAgain(database, env.JOBS, shop, lineId, Date.now()) });
}
