import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { memo } from "react";
import { listLocationNames } from "../catalog/known-locations.server";
import { type Place, placeIn } from "../lists/keyset";
import { findCounts } from "../replenishment/home/counts.server";
import { TABS, type Tab } from "../replenishment/overviews/overview";
import {
  listOverviews,
  listOverviewsOfSupplier,
  listOverviewsOfVendor,
} from "../replenishment/overviews/overviews.server";
import { type ProductList, productListAddress, productListIn } from "../replenishment/overviews/product-list";
import { MOST_HITS } from "../replenishment/overviews/search";
import { searchOverviews } from "../replenishment/overviews/search.server";
import { findVelocityWindow } from "../replenishment/rules/rules.server";
import { authenticate } from "../requests/authenticate.server";
import { findSupplier } from "../suppliers/suppliers.server";
import { BulkBar } from "../ui/bulk/bulk-bar";
import { type Selection, useSelection } from "../ui/bulk/use-selection";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { overviewColumns } from "../ui/products/overview-columns";
import { ProductFilters } from "../ui/products/product-filters";
import { SearchBox } from "../ui/search-box";
import { useDownload } from "../ui/use-download";

export const meta: MetaFunction = () => [{ title: "Products" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const asked = productListIn(searchParams);
  const [list, counts, window, locationNames, supplier] = await Promise.all([
    linesOf(database, shop, asked, placeIn(searchParams)),
    findCounts(database, shop),
    findVelocityWindow(database, shop),
    listLocationNames(database, shop),
    asked.supplierId === null ? undefined : findSupplier(database, shop, asked.supplierId),
  ]);
  return { asked, list, counts, window, locationNames, supplierName: supplier?.name ?? null };
}

async function linesOf(database: D1Database, shop: { id: number }, asked: ProductList, place: Place) {
  if (asked.text) return searchOverviews(database, shop, asked.text, place);
  const page =
    asked.supplierId !== null
      ? await listOverviewsOfSupplier(database, shop, asked.supplierId, place)
      : asked.vendor !== null
        ? await listOverviewsOfVendor(database, shop, asked.vendor, place)
        : await listOverviews(database, shop, { ...asked, place });
  return { ...page, count: null };
}

export default function Products() {
  const seen = useLoaderData<typeof loader>();
  const { asked, list, counts, supplierName, locationNames } = seen;
  const { tab, text, locationId } = asked;
  const selection = useSelection(list.rows.map(({ variantId }) => variantId));
  const { download, state } = useDownload("/products/file");
  return (
    <Page
      title="Products"
      fullWidth
      secondaryActions={[
        { content: "Rules", url: "/rules" },
        {
          content: state === "failed" ? "Export failed, try again" : "Export",
          onAction: download,
          loading: state === "loading",
        },
      ]}
    >
      <PagedIndex
        tabs={
          <LinkTabs
            label="Products"
            tabs={TABS.map((name) => ({
              name: NAMES[name],
              to: productListAddress({ ...NO_FILTER, tab: name, locationId }),
              current: name === tab && !text,
              count: name === "all" ? counts.variants : counts[name],
            }))}
          />
        }
        tools={
          counts.variants > 0 && (
            <div className="Products-Tools">
              <SearchBox key={text} action="/products" text={text} label="Search by product, SKU, barcode or vendor" />
              {!text && <ProductFilters list={asked} supplierName={supplierName} locationNames={locationNames} />}
            </div>
          )
        }
        note={list.count ? foundNote(list.count, text) : filterNote(asked, supplierName)}
        address={productListAddress(asked)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{emptyText(asked)}</EmptyList>
        ) : (
          <>
            <BulkBar selection={selection} shown={list.rows.length} />
            <Lines {...{ seen, selection }} />
          </>
        )}
      </PagedIndex>
    </Page>
  );
}

/** Not drawn anew while another list is on its way: fifty rows take a slow phone as long as a click may. */
const Lines = memo(function Lines({ seen, selection }: { seen: SerializeFrom<typeof loader>; selection: Selection }) {
  const { asked, list, ...context } = seen;
  return (
    <ListTable
      caption={asked.text ? "Variants found" : `${NAMES[asked.tab]} variants`}
      columns={overviewColumns({ ...context, locationId: asked.locationId, selection })}
      rows={list.rows}
      keyOf={({ variantId }) => variantId}
    />
  );
});

/** In which order, where no choice of it is offered. */
function filterNote({ supplierId, vendor }: ProductList, supplierName: string | null) {
  if (supplierId !== null)
    return `Ordered from ${supplierName ?? "an unknown supplier"}, the most sales at risk first.`;
  return vendor === null ? undefined : `Of ${vendor}, the oldest first.`;
}

function emptyText({ text, tab, supplierId, vendor }: ProductList) {
  if (text) return `Nothing matches "${text}". Look for a part of a product's title, a SKU, a barcode or a vendor.`;
  return supplierId !== null || vendor !== null ? "No variant is left by this filter." : EMPTY[tab];
}

function foundNote(count: number, text: string) {
  if (count === MOST_HITS) return `The first ${MOST_HITS} variants that match "${text}". A word more narrows it.`;
  return `${count} ${count === 1 ? "variant matches" : "variants match"} "${text}".`;
}

const NO_FILTER = { sort: "title", text: "", supplierId: null, vendor: null } as const;

const NAMES = { all: "All", low: "Low", out: "Out of stock", untracked: "Untracked" } satisfies Record<Tab, string>;

const EMPTY = {
  all: "No variants yet. Add a product in Shopify: it appears here within seconds.",
  low: "Nothing is low: every tracked variant is above its reorder point.",
  out: "Nothing is out of stock.",
  untracked: "Shopify tracks the stock of every variant.",
} satisfies Record<Tab, string>;
