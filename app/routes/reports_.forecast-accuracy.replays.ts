import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { startReplay } from "../reports/replay/replays.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";

/** Begins a replay of the shop's own past, or says why it cannot. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const now = Date.now();
  const started = await startReplay(database, shop, dayOf(now, shop.timeZone), now);
  if (started.kind === "refused") return { refusal: started.reason };
  await askForJob(env, shop, "replay");
  return { refusal: null };
}
