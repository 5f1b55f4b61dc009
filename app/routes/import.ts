import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { findJob, jobResumed } from "../jobs/jobs.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";

/** How the first import stands, for the page that waits for it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return Response.json(await importOf(database, shop));
}

/** An import that failed begins again; one that runs, or is done, goes on as it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  // Where the message is lost after this, the schedule finds that the job stands still.
  const resumed = await jobResumed(database, shop.id, "import", Date.now()).first();
  if (resumed) await askForJob(env, shop, "import");
  return Response.json(await importOf(database, shop));
}

async function importOf(database: D1Database, shop: { id: number }) {
  const job = await findJob(database, shop.id, "import");
  return { state: job?.state ?? "waiting", counts: job?.counts ?? {}, error: job?.error ?? null };
}
