import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { zoneOf } from "../days/zone-days";
import { listSoldBetween } from "../demand/history/variant-history.server";
import { cursorIn } from "../lists/keyset";
import { soldBetween } from "../purchasing/ledger/ledger";
import { listLedger } from "../purchasing/ledger/ledger.server";
import { findVariant } from "../replenishment/overviews/variant.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";
import { adminAddress } from "../shopify/origin";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { PagedIndex } from "../ui/paged-index";
import { Ledger } from "../ui/variant/movements-table";
import { VARIANT } from "../ui/variant/words";
import { ownTitle } from "../words/own-title";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: VARIANT.productsVariantIdMovements.stockMovements(
      data?.variant.productTitle ?? VARIANT.productsVariantIdMovements.aVariant,
    ),
  },
];

/** The whole ledger of a variant, at all locations or at one. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const variantId = localIdIn(params.variantId);
  const locationId = localIdIn(searchParams.get("location"));
  const [variant, list, locationNames] = await Promise.all([
    findVariant(database, shop, variantId),
    listLedger(database, shop, { variantId, locationId, cursor: cursorIn(searchParams) }),
    listLocationNames(database, shop),
  ]);
  if (!variant) throw new Response(null, { status: 404 });
  const between = soldBetween(list.rows);
  const sold = between ? await listSoldBetween(database, shop, variantId, between) : [];
  const now = Date.now();
  const ordersAt = adminAddress(context.settings, shop.domain, "/orders/");
  return { variant, list, sold, ordersAt, locationNames, locationId, staff, now, timeZone: zoneOf(shop.timeZone, now) };
}

export default function Movements() {
  const { variant, list, sold, locationNames, locationId, ...context } = useLoaderData<typeof loader>();
  const address = `/products/${variant.variantId}/movements`;
  const at = (id: number) => (id === 0 ? address : `${address}?location=${id}`);
  const places = Object.entries(locationNames).map(([id, name]) => ({ id: Number(id), name }));
  return (
    <Page
      fullWidth
      title={VARIANT.stockMovements}
      subtitle={[variant.productTitle, ownTitle(variant), variant.sku && `SKU ${variant.sku}`]
        .filter(Boolean)
        .join(" · ")}
      backAction={{ content: variant.productTitle, url: `/products/${variant.variantId}` }}
    >
      <PagedIndex
        tabs={
          <LinkTabs
            label={VARIANT.productsVariantIdMovements.locations}
            tabs={[{ id: 0, name: VARIANT.productsVariantIdMovements.allLocations }, ...places].map(({ id, name }) => ({
              ...{ name, to: at(id), current: id === locationId },
            }))}
          />
        }
        note={VARIANT.productsVariantIdMovements.beforePlusChangeIsAfter}
        address={at(locationId)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{VARIANT.productsVariantIdMovements.nothingHasMovedHereYet}</EmptyList>
        ) : (
          <Ledger movements={list.rows} sold={sold} locationNames={locationNames} {...context} />
        )}
      </PagedIndex>
    </Page>
  );
}
