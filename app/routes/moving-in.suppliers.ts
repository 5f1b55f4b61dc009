import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { savePastSuppliers } from "../purchasing/moving-in/past-suppliers.server";
import { suppliersPiece } from "../purchasing/moving-in/piece";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { jsonIn } from "../requests/json-in.server";

/** Suppliers of a former system, piece by piece. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const piece = suppliersPiece.safeParse(await jsonIn(request));
  if (!piece.success) throw new Response("The suppliers cannot be read.", { status: 400 });
  const { outcomes, planning } = await savePastSuppliers(database, shop, piece.data, Date.now());
  if (planning) await askForPlans(env, shop);
  return Response.json({ outcomes });
}
