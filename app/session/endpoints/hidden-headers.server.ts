import { findSealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { openedAddress } from "../endpoint-cipher";
import type { Keeper } from "./changes.server";

/** The extra headers of an endpoint by name. Whoever shows them shows their names alone: values are credentials. */
async function savedHeaders({ database, ring, world }: Keeper, shop: { id: number }, id: number) {
  const sealed = await findSealedEndpoint(database, shop, id);
  return sealed ? (await openedAddress(ring, shop.id, sealed, world.now())).headers : {};
}

export const listHiddenNames = async (keeper: Keeper, shop: { id: number }, id: number): Promise<string[]> =>
  Object.keys(await savedHeaders(keeper, shop, id));

/** The saved values of headers that a form left hidden; one that is not saved has none. */
export async function listHiddenHeaders(
  keeper: Keeper,
  shop: { id: number },
  id: number,
  names: string[],
): Promise<Record<string, string>> {
  if (names.length === 0) return {};
  const saved = await savedHeaders(keeper, shop, id);
  return Object.fromEntries(Object.entries(saved).filter(([name]) => names.includes(name)));
}
