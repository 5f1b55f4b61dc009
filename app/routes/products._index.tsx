import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { Page, Select } from "@shopify/polaris";
import { placeIn } from "../replenishment/keyset";
import { SORTS, type Sort, TABS, type Tab } from "../replenishment/overview";
import { listOverviews } from "../replenishment/overviews.server";
import { findCounts, listLocationNames } from "../replenishment/page-facts.server";
import { findVelocityWindow } from "../replenishment/rules.server";
import { MOST_HITS, searchText } from "../replenishment/search";
import { searchOverviews } from "../replenishment/search.server";
import { authenticate } from "../session/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { overviewColumns } from "../ui/overview-columns";
import { PagedIndex } from "../ui/paged-index";
import { SearchBox } from "../ui/search-box";

export const meta: MetaFunction = () => [{ title: "Products" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const tab = TABS.find((tab) => tab === searchParams.get("tab")) ?? "all";
  const sort = SORTS.find((sort) => sort === searchParams.get("sort")) ?? "title";
  const text = searchText(searchParams.get("q"));
  const place = placeIn(searchParams);
  const [list, counts, window, locationNames] = await Promise.all([
    text
      ? searchOverviews(database, shop, text, place)
      : listOverviews(database, shop, { tab, sort, place }).then((page) => ({ ...page, count: null })),
    findCounts(database, shop),
    findVelocityWindow(database, shop),
    listLocationNames(database, shop),
  ]);
  return { tab, sort, text, list, counts, window, locationNames };
}

export default function Products() {
  const { tab, sort, text, list, counts, ...context } = useLoaderData<typeof loader>();
  return (
    <Page title="Products" fullWidth>
      <PagedIndex
        tabs={
          <LinkTabs
            label="Products"
            tabs={TABS.map((name) => ({
              name: NAMES[name],
              to: addressOf(name, "title"),
              current: name === tab && !text,
              count: name === "all" ? counts.variants : counts[name],
            }))}
          />
        }
        tools={
          counts.variants > 0 && (
            <div className="Products-Tools">
              <SearchBox key={text} action="/products" text={text} label="Search by product, SKU, barcode or vendor" />
              {tab === "all" && !text && <SortBy sort={sort} />}
            </div>
          )
        }
        note={list.count !== null ? foundNote(list.count, text) : undefined}
        address={text ? `/products?${new URLSearchParams({ q: text })}` : addressOf(tab, sort)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>
            {text ? "Look for a part of a product's title, a SKU, a barcode or a vendor." : EMPTY[tab]}
          </EmptyList>
        ) : (
          <ListTable
            caption={text ? "Variants found" : `${NAMES[tab]} variants`}
            columns={overviewColumns(context)}
            rows={list.rows}
            keyOf={({ variantId }) => variantId}
          />
        )}
      </PagedIndex>
    </Page>
  );
}

const SortBy = ({ sort }: { sort: Sort }) => {
  const navigate = useNavigate();
  return (
    <Select
      label="Sort by"
      labelInline
      options={[
        { value: "title", label: "Product, A to Z" },
        { value: "cover", label: "Days of cover, fewest first" },
      ]}
      value={sort}
      onChange={(chosen) => navigate(`/products?sort=${chosen}`)}
    />
  );
};

function foundNote(count: number, text: string) {
  if (count === 0) return `Nothing matches "${text}".`;
  if (count === MOST_HITS) return `The first ${MOST_HITS} variants that match "${text}". A word more narrows it.`;
  return `${count} ${count === 1 ? "variant matches" : "variants match"} "${text}".`;
}

const addressOf = (tab: Tab, sort: Sort) => {
  if (tab !== "all") return `/products?tab=${tab}`;
  return sort === "title" ? "/products" : `/products?sort=${sort}`;
};

const NAMES = { all: "All", low: "Low", out: "Out of stock", untracked: "Untracked" } satisfies Record<Tab, string>;

const EMPTY = {
  all: "No variants yet. Add a product in Shopify: it appears here within seconds.",
  low: "Nothing is low: every tracked variant is above its reorder point.",
  out: "Nothing is out of stock.",
  untracked: "Shopify tracks the stock of every variant.",
} satisfies Record<Tab, string>;
