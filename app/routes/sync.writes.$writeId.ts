import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { bringBackAgain } from "../replenishment/decisions/transfers/moves.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { askForWrites } from "../stock/writes/ask-for-writes.server";
import { settleInventoryWrite } from "../stock/writes/inventory-writes.server";

/** What a person saw of a write that Shopify never answered: made, or not made. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT" } });
  const was = (await formIn(request)).get("was");
  if (was !== "made" && was !== "not made") throw new Response(null, { status: 400 });
  const id = localIdIn(params.writeId);
  const now = Date.now();
  const back = was === "made" ? await bringBackAgain(database, shop, id, now) : null;
  const settled = await settleInventoryWrite(database, shop, id, was, now);
  if (back !== null) await askForWrites(env.JOBS, shop, [back]);
  return Response.json({ done: settled ? "Settled" : "It was settled already" });
}
