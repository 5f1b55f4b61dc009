import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { beginningAfter } from "../jobs/import-beginning";
import { findJob, jobStarted } from "../jobs/jobs.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";

/** One more import from the beginning, unless one runs. What is held stays, and takes what is newer. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const job = await findJob(database, shop.id, "import");
  if (job?.state === "running") return Response.json({ done: "An import is running already" });
  await jobStarted(database, shop.id, "import", beginningAfter(job), Date.now()).run();
  await askForJob(env, shop, "import");
  return Response.json({ done: "The import has begun" });
}
