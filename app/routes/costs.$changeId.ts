import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { type CostDecision, DECISIONS } from "../purchasing/costs/shopify/cost-change";
import { decideCost, restoreCost, tryCostAgain } from "../purchasing/costs/shopify/cost-changes.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";

/** What a person decides about a new cost; a second press finds nothing to do. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT" } });
  const text = (await formIn(request)).get("decision");
  const decision = DECISIONS.find((each) => each === text);
  if (!decision) throw new Response(null, { status: 400 });
  const id = localIdIn(params.changeId);
  const now = Date.now();
  const isDone = await decided(decision);
  if (isDone && decision !== "declined") await askForJob(env, shop, "write-costs");
  return Response.json({ done: isDone ? DONE[decision] : "It was decided already" });

  function decided(what: CostDecision): Promise<boolean> {
    if (what === "restored") return restoreCost(database, shop, id, staff, now);
    if (what === "again") return tryCostAgain(database, shop, id, now);
    return decideCost(database, shop, id, what, staff, now);
  }
}

const DONE = {
  accepted: "On its way to Shopify",
  declined: "Shopify's cost stays",
  restored: "The old cost is on its way back",
  again: "It is tried again",
} satisfies Record<CostDecision, string>;
