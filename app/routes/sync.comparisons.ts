import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { findJob } from "../jobs/jobs.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { findLastReconciliation } from "../stock/comparison/reconciliations.server";
import type { ComparisonAnswer } from "../ui/sync/sync-answers";

/** How the comparison with Shopify stands, for the page that waits for it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return Response.json(await comparisonOf(database, shop));
}

/** One more comparison; none where one runs. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  await askForJob(env, shop, "begin-reconciliation");
  return Response.json(await comparisonOf(database, shop));
}

async function comparisonOf(database: D1Database, shop: { id: number }): Promise<ComparisonAnswer> {
  const [job, last] = await Promise.all([
    findJob(database, shop.id, "reconcile"),
    findLastReconciliation(database, shop.id),
  ]);
  return { state: job?.state ?? "waiting", counts: job?.counts ?? {}, last };
}
