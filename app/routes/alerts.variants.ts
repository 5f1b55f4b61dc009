import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { alertListIn } from "../replenishment/alerts/alert-list";
import { leadPage } from "../replenishment/alerts/grouped.server";
import { MOST_SNOOZED_AT_ONCE } from "../replenishment/decisions/snooze";
import { authenticate } from "../requests/authenticate.server";

/** The variants of a list of alerts, from its beginning, as many as can be snoozed at once, and whether it has more of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const list = alertListIn(new URL(request.url).searchParams);
  const found = await leadPage(database, shop, list, { side: "start" }, MOST_SNOOZED_AT_ONCE);
  const ids = found.slice(0, MOST_SNOOZED_AT_ONCE).map(({ variantId }) => variantId);
  return Response.json({ ids, more: found.length > ids.length });
}
