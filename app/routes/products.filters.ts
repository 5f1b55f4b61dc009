import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { listProductTypes } from "../catalog/types/product-types.server";
import { authenticate } from "../requests/authenticate.server";
import { listSupplierNames } from "../suppliers/suppliers.server";
import { listVendors } from "../suppliers/vendors/vendors.server";

/** What the list of products can be narrowed to, for who opens a filter. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [vendors, types, suppliers] = await Promise.all([
    listVendors(database, shop),
    listProductTypes(database, shop),
    listSupplierNames(database, shop),
  ]);
  return Response.json({ vendors: vendors.map(({ vendor, spellings }) => ({ vendor, spellings })), types, suppliers });
}
