import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { NO_SIMILAR, parseSimilar } from "../replenishment/decisions/similar/form";
import { chooseSimilar, forgetSimilar } from "../replenishment/decisions/similar/similar.server";
import { findVariant } from "../replenishment/overviews/variant.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";

/** What a variant is forecast like: put, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  const id = localIdIn(params.variantId);
  if (!(await findVariant(database, shop, id))) throw new Response(null, { status: 404 });
  if (request.method === "DELETE") {
    await forgetSimilar(database, shop, id, Date.now());
    return { done: "Forecast by its own days", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const parsed = parseSimilar(await formIn(request));
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  if (parsed.value.similarId === id) return { refusals: { similar: NO_SIMILAR.itself } };
  const chosen = await chooseSimilar(database, shop, id, parsed.value, Date.now());
  if (chosen === "unknown" || chosen === "circle") return { refusals: { similar: NO_SIMILAR[chosen] } };
  return { done: "Saved: its forecast begins like the one chosen", refusals: {} };
}
