import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { patchRules } from "../replenishment/decisions/rule-patch.server";
import { parsePatch } from "../replenishment/rules/patch";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { counted, VARIANTS } from "../words/counted";

/** The own rules of the variants that the form names, changed alike. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "PATCH") throw new Response(null, { status: 405, headers: { Allow: "PATCH" } });
  const parsed = parsePatch(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const plans = await patchRules(database, shop, parsed.value, Date.now());
  if (plans === "planning") await askForPlans(env, shop);
  const { length } = parsed.value.variantIds;
  return { done: `Rule changed for ${counted(length, VARIANTS, String)}`, refusals: {} };
}
