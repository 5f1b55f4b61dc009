import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { ruleFile } from "../replenishment/files/rule-export.server";
import { saveRuleRows } from "../replenishment/files/rule-import.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { chunkIn } from "../requests/chunk-in.server";

/** All rules as a file; and rows of such a file on their way back. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return ruleFile(database, shop);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const { outcomes, plans } = await saveRuleRows(database, shop, await chunkIn(request), Date.now());
  if (plans === "planning") await askForPlans(env, shop);
  return Response.json({ outcomes });
}
