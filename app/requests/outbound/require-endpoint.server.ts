import { findEndpoint, type ListedEndpoint } from "../../outbound/endpoints/list.server";

/** The endpoint that an address names. */
export async function requireEndpoint(
  database: D1Database,
  shop: { id: number },
  endpointId = "",
): Promise<ListedEndpoint> {
  const id = /^\d{1,15}$/.test(endpointId) ? Number(endpointId) : 0;
  const endpoint = await findEndpoint(database, shop, id);
  if (!endpoint) throw new Response(null, { status: 404 });
  return endpoint;
}
