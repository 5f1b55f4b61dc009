import { findEndpoint } from "../../outbound/endpoints/list.server";
import { findSealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { listHeaderNames } from "../../session/endpoints/changes.server";
import { worldOf } from "../../session/endpoints/world";
import { keyRing } from "../../session/tokens/token-cipher";
import type { Context } from "../door/route";
import { endpointShown } from "./endpoint-shape";

/** What it takes to read what is secret of endpoints, and to send to them. */
export const keeperOf = async ({ database, env, settings }: Context) => ({
  ...{ database, ring: await keyRing(settings.TOKEN_KEYS), world: worldOf(env) },
});

/** An endpoint as it is shown by itself; undefined where the shop has none of it. */
export async function findShownEndpoint(context: Context, id: number) {
  const { database, shop, now } = context;
  const [listed, sealed] = await Promise.all([
    findEndpoint(database, shop, id),
    findSealedEndpoint(database, shop, id),
  ]);
  if (!listed || !sealed) return undefined;
  return endpointShown(listed, await listHeaderNames(await keeperOf(context), shop, sealed), now);
}
