import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { memo } from "react";
import { listLocationNames } from "../catalog/known-locations.server";
import { cursorIn } from "../lists/keyset";
import { findCounts } from "../replenishment/home/counts.server";
import { TABS, type Tab } from "../replenishment/overviews/overview";
import { countFound, listOverviews } from "../replenishment/overviews/overviews.server";
import {
  isFiltered,
  isNarrowed,
  mostHits,
  type ProductList,
  productListAddress,
  productListIn,
  sortOf,
  usualSort,
} from "../replenishment/overviews/product-list";
import { findVelocityWindow } from "../replenishment/rules/rules.server";
import { authenticate } from "../requests/authenticate.server";
import { listViews } from "../shops/views/saved-views.server";
import { findSupplier } from "../suppliers/suppliers.server";
import { BulkBar } from "../ui/bulk/bulk-bar";
import { type Selection, useSelection } from "../ui/bulk/use-selection";
import { Changed } from "../ui/changed";
import { EmptyList } from "../ui/empty-list";
import { withChoices } from "../ui/filters/list-address";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { useNumberFormat } from "../ui/number";
import { PagedIndex } from "../ui/paged-index";
import { listed, overviewColumns } from "../ui/products/overview-columns";
import { ProductFilters } from "../ui/products/product-filters";
import { PRODUCTS } from "../ui/products/words";
import { useDownload } from "../ui/use-download";
import { SavedViews } from "../ui/views/saved-views";
import { SHARED } from "../ui/words";
import type { Format } from "../words/counted";

export const meta: MetaFunction = () => [{ title: PRODUCTS.productsIndex.products }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const asked = productListIn(searchParams);
  const [list, found, counts, window, locationNames, views, supplier] = await Promise.all([
    listOverviews(database, shop, asked, cursorIn(searchParams)),
    asked.text ? countFound(database, shop, asked) : null,
    findCounts(database, shop),
    findVelocityWindow(database, shop),
    listLocationNames(database, shop),
    listViews(database, shop, "products"),
    asked.supplierId === null ? undefined : findSupplier(database, shop, asked.supplierId),
  ]);
  const rows = list.rows.map((row) => listed(row, asked.locationId));
  const shown = { ...list, rows };
  const supplierName = supplier?.name ?? null;
  return { asked, list: shown, found, counts, window, locationNames, views, supplierName };
}

export default function Products() {
  const format = useNumberFormat();
  const seen = useLoaderData<typeof loader>();
  const { asked, list, found, counts, views, supplierName, locationNames } = seen;
  const address = productListAddress(asked);
  const selection = useSelection(list.rows.map(({ variantId }) => variantId));
  const { download, state } = useDownload(productListAddress(asked, "/products/file"));
  return (
    <Page
      title={PRODUCTS.productsIndex.products}
      subtitle={counts.isReading ? SHARED.importProgress.figuresAreOld : undefined}
      fullWidth
      secondaryActions={[
        { content: PRODUCTS.productsIndex.rules, url: "/rules" },
        {
          content: state === "failed" ? PRODUCTS.productsIndex.exportFailedTryAgain : PRODUCTS.productsIndex.export,
          onAction: download,
          loading: state === "loading",
        },
      ]}
    >
      <Changed of="stock" seen={counts.changes} />
      <PagedIndex
        tabs={
          <LinkTabs
            label={PRODUCTS.productsIndex.products}
            tabs={TABS.map((name) => ({
              name: NAMES[name],
              to: productListAddress({ ...asked, tab: name }),
              current: name === asked.tab,
              // Counted for the whole tab: beside a filter it would not be what the list holds.
              count: isNarrowed(asked) ? undefined : counts[name === "all" ? "variants" : name],
            }))}
          />
        }
        views={<SavedViews page="products" address={address} views={views} />}
        tools={
          counts.variants > 0 && (
            <ProductFilters list={asked} supplierName={supplierName} locationNames={locationNames}>
              <BulkBar
                key={address}
                selection={selection}
                shown={list.rows.length}
                everyAt={list.next || list.previous ? productListAddress(asked, "/products/variants") : undefined}
              />
            </ProductFilters>
          )
        }
        note={found && found.count > 0 ? foundNote(asked, found, format) : undefined}
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? <EmptyList>{emptyText(asked)}</EmptyList> : <Lines {...{ seen, selection }} />}
      </PagedIndex>
    </Page>
  );
}

/** Not drawn anew while another list is on its way: fifty rows take a slow phone as long as a click may. */
const Lines = memo(function Lines({ seen, selection }: { seen: SerializeFrom<typeof loader>; selection: Selection }) {
  const { asked, list, ...context } = seen;
  const usual = usualSort(asked);
  return (
    <ListTable
      caption={asked.text ? PRODUCTS.productsIndex.variantsFound : PRODUCTS.productsIndex.variants(NAMES[asked.tab])}
      columns={overviewColumns({ ...context, locationId: asked.locationId, selection })}
      rows={list.rows}
      keyOf={({ variantId }) => variantId}
      sorting={{
        sort: sortOf(asked),
        to: (sort) => withChoices(productListAddress(asked), { sort: sort === usual ? "" : sort }),
      }}
    />
  );
});

function emptyText(asked: ProductList) {
  const under = asked.tab === "all" ? "" : PRODUCTS.productsIndex.under(NAMES[asked.tab]);
  if (asked.text && (under || isFiltered(asked))) return PRODUCTS.productsIndex.nothingMatchesHere(asked.text, under);
  if (asked.text) return PRODUCTS.productsIndex.nothingMatchesLook(asked.text);
  return isNarrowed(asked) ? PRODUCTS.productsIndex.noVariantIsLeft(under) : EMPTY[asked.tab];
}

function foundNote(asked: ProductList, { count, hits }: { count: number; hits: number }, format: Format) {
  const most = mostHits(asked);
  if (hits === most && count === most)
    return PRODUCTS.productsIndex.theFirstVariantsThatMatch(format(most), asked.text);
  const said = PRODUCTS.productsIndex.found(count, asked.text, format);
  return hits === most ? PRODUCTS.productsIndex.ofTheFirstFound(said, format(most)) : `${said}.`;
}

const NAMES = {
  all: PRODUCTS.productsIndex.all,
  low: PRODUCTS.productsIndex.low,
  out: PRODUCTS.productsIndex.outOfStock,
  untracked: PRODUCTS.productsIndex.untracked,
} satisfies Record<Tab, string>;

const EMPTY = {
  all: PRODUCTS.productsIndex.noVariantsYetAdd,
  low: PRODUCTS.productsIndex.nothingIsLowEveryTracked,
  out: PRODUCTS.productsIndex.nothingIsOutOfStock,
  untracked: PRODUCTS.productsIndex.shopifyTracksTheStock,
} satisfies Record<Tab, string>;
