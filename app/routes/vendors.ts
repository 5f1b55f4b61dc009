import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { listVendors } from "../suppliers/vendors/vendors.server";

/** Vendors that Shopify's products name, for who chooses among them. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return Response.json({ vendors: await listVendors(database, shop) });
}
