import { findEndpoint, type ListedEndpoint } from "../../outbound/endpoints/list.server";
import { localIdIn } from "../local-id";

/** The endpoint that an address names. */
export async function requireEndpoint(
  database: D1Database,
  shop: { id: number },
  endpointId = "",
): Promise<ListedEndpoint> {
  const id = localIdIn(endpointId);
  const endpoint = await findEndpoint(database, shop, id);
  if (!endpoint) throw new Response(null, { status: 404 });
  return endpoint;
}
