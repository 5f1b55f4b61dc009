import { findEndpoint, MOST_COUNTED } from "../../outbound/endpoints/list.server";
import { findSealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { listHeaderNames } from "../../session/endpoints/changes.server";
import { keeperOf } from "../../session/endpoints/keeper.server";
import type { Context } from "../door/route";
import { endpointShown } from "./endpoint-shape";

/** An endpoint as it is shown by itself; undefined where the shop has none of it. */
export async function findShownEndpoint(context: Context, id: number) {
  const { database, shop, now } = context;
  const [listed, sealed] = await Promise.all([
    findEndpoint(database, shop, id),
    findSealedEndpoint(database, shop, id),
  ]);
  if (!listed || !sealed) return undefined;
  return endpointShown(listed, await listHeaderNames(await keeperOf(context), shop, sealed), MOST_COUNTED, now);
}
