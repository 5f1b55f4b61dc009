import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { listScopes } from "../session/scopes.server";
import { belowNone, parseAdjustment } from "../stock/writes/adjustment";
import { findAvailableThen, requestInventoryWrite } from "../stock/writes/inventory-writes.server";
import type { VariantStock } from "../stock/writes/variant-stock";
import { adjustmentsOf, findItemOf, listChangesOf, listStockOf } from "../stock/writes/variant-stock.server";

/** A variant's stock in Shopify, with what is under way. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return Response.json(await stockOf(database, shop, await requireItem(database, shop, params.variantId)));
}

/** One more adjustment of what is available at a location: to a new total, or by a difference. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const item = await requireItem(database, shop, params.variantId);
  const adjustment = parseAdjustment(await formIn(request));
  if (typeof adjustment === "string") return Response.json(await stockOf(database, shop, item, adjustment));
  const { locationId, delta, from, reason, nonce, belowIsMeant } = adjustment;
  // A new total holds where nothing moved meanwhile, or not at all: it is what is left.
  if (from !== null && from + delta < 0 && delta < 0 && !belowIsMeant)
    return Response.json(await stockOf(database, shop, item, belowNone(from + delta)));
  const changes = [{ inventoryItemId: item, delta, from }];
  const key = `${adjustmentsOf(item)}${locationId}/${nonce}`;
  const write = { key, locationId, changes, reason, reference: null, askedBy: staff };
  const options = { belowIsMeant: belowIsMeant || from !== null };
  if (await requestInventoryWrite(database, env.JOBS, shop, write, Date.now(), options))
    return Response.json(await stockOf(database, shop, item));
  const then = await findAvailableThen(database, shop, { item, location: locationId });
  return Response.json(await stockOf(database, shop, item, belowNone(then + delta)));
}

async function stockOf(database: D1Database, shop: { id: number }, item: string, problem: string | null = null) {
  const [stock, changes, scopes] = await Promise.all([
    listStockOf(database, shop, item),
    listChangesOf(database, shop, item, Date.now()),
    listScopes(database, shop),
  ]);
  return { stock, changes, mayAdjust: scopes.includes("write_inventory"), problem } satisfies VariantStock;
}

async function requireItem(database: D1Database, shop: { id: number }, variantId = "") {
  const item = await findItemOf(database, shop, localIdIn(variantId));
  if (!item) throw new Response(null, { status: 404 });
  return item;
}
