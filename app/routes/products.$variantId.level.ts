import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { findLevel } from "../replenishment/forecasts/level.server";
import { authenticate } from "../requests/authenticate.server";

/** What the level of a variant's sum was read from: of the whole shop, or of the location in the address. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const variantId = numberIn(params.variantId);
  const location = numberIn(new URL(request.url).searchParams.get("location") ?? "0");
  const level = await findLevel(database, shop, variantId, location);
  if (!level) throw new Response(null, { status: 404 });
  return Response.json(level);
}

const numberIn = (text = "") => (/^\d{1,15}$/.test(text) ? Number(text) : -1);
