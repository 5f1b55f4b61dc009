import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { listShopifyIds } from "../catalog/variants-by-id.server";
import { searchText } from "../replenishment/overviews/search";
import { searchOverviews } from "../replenishment/overviews/search.server";
import { authenticate } from "../requests/authenticate.server";

/** Variants found by a text, for who chooses one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const text = searchText(new URL(request.url).searchParams.get("q"));
  const found = text ? (await searchOverviews(database, shop, text, { side: "start" })).rows : [];
  const ids = await listShopifyIds(
    database,
    shop,
    found.map(({ variantId }) => variantId),
  );
  return Response.json({
    variants: found.map(({ variantId, productTitle, variantTitle, sku, imageUrl }) => ({
      variantId,
      shopifyId: ids.get(variantId)?.shopifyId ?? null,
      productId: ids.get(variantId)?.productId ?? null,
      productTitle,
      variantTitle,
      sku,
      imageUrl,
    })),
  });
}
