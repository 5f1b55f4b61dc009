import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { parsePatch } from "../replenishment/rule-patch";
import { patchRules } from "../replenishment/rule-patched.server";
import { askForPlans } from "../session/ask-for-plans.server";
import { authenticate } from "../session/authenticate.server";
import { formIn } from "../session/form-in.server";

/** The own rules of the variants that the form names, changed alike. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(request, context);
  if (request.method !== "PATCH") throw new Response(null, { status: 405, headers: { Allow: "PATCH" } });
  const parsed = parsePatch(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const plans = await patchRules(database, shop, parsed.value, Date.now());
  if (plans === "planning") await askForPlans(env, shop);
  const { length } = parsed.value.variantIds;
  return { done: `Rule changed for ${length} ${length === 1 ? "variant" : "variants"}`, refusals: {} };
}
