import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { formsToSeek } from "../catalog/scanned";
import { listVariantsOfCode } from "../replenishment/overviews/search.server";
import { authenticate } from "../requests/authenticate.server";
import { requireCount } from "../requests/require-count.server";
import { listVariantsToCount } from "../stock/counts/lines.server";

/** The variants of the whole catalogue that a scanned code may be of. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  await requireCount(database, shop, params.countId);
  const read = (new URL(request.url).searchParams.get("read") ?? "").slice(0, 300);
  const ids = await listVariantsOfCode(database, shop, formsToSeek(read));
  return Response.json({ lines: await listVariantsToCount(database, shop, ids) });
}
