import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { closeSetupGuide } from "../replenishment/home/setup-guide.server";
import { authenticate } from "../requests/authenticate.server";

/** The setup guide can be put away, and nothing else. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "DELETE") throw new Response(null, { status: 405, headers: { Allow: "DELETE" } });
  await closeSetupGuide(database, shop, Date.now());
  return { done: "Guide put away" };
}
