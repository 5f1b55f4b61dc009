import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { findItemOf, listStockOf } from "../stock/writes/variant-stock.server";

/** What was read so lately is not asked for again. */
const FRESH_FOR = 20_000;

/** One more reading of Shopify's own figures for a variant. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const variantId = localIdIn(params.variantId);
  const item = await findItemOf(database, shop, variantId);
  if (!item) throw new Response(null, { status: 404 });
  const stock = await listStockOf(database, shop, item);
  const readAt = Math.min(...stock.map((each) => each.readAt ?? 0));
  if (readAt < Date.now() - FRESH_FOR)
    await env.JOBS.send({ kind: "read-levels", shop: shop.domain, items: [item] }, { contentType: "json" });
  return Response.json({ asked: true });
}
