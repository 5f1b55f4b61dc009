import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { placeIn } from "../replenishment/keyset";
import { findCounts, listLocationNames } from "../replenishment/page-facts.server";
import { addressOf, filterIn, REORDER_TABS, type ReorderTab } from "../replenishment/reorder-list";
import { listReorderLines, listSuppliersToOrderFrom } from "../replenishment/reorder-list.server";
import { authenticate } from "../session/authenticate.server";
import { dayOf } from "../shops/calendar";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { OrderFooter } from "../ui/order-footer";
import { PagedIndex } from "../ui/paged-index";
import { ReorderFilters } from "../ui/reorder-filters";
import { ReorderTable } from "../ui/reorder-table";
import { useQuantities } from "../ui/use-quantities";

export const meta: MetaFunction = () => [{ title: "Reorder" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const filter = filterIn(searchParams);
  const [list, counts, suppliers, locationNames] = await Promise.all([
    listReorderLines(database, shop, filter, placeIn(searchParams)),
    findCounts(database, shop),
    listSuppliersToOrderFrom(database, shop),
    listLocationNames(database, shop),
  ]);
  const { currency, timeZone } = shop;
  return { filter, list, counts, suppliers, locationNames, currency, today: dayOf(Date.now(), timeZone) };
}

export default function Reorder() {
  const { filter, list, counts, suppliers, locationNames, ...context } = useLoaderData<typeof loader>();
  const quantities = useQuantities();
  // Counted for the whole shop only: beside a filter they would not be what the list holds.
  const isFiltered = filter.location !== 0 || filter.supplier !== null;
  const countOf = (tab: ReorderTab) => (tab === "all" ? counts.variants : counts[tab]);
  return (
    <Page title="Reorder" fullWidth>
      <PagedIndex
        tabs={
          <LinkTabs
            label="Reorder"
            tabs={REORDER_TABS.map((tab) => ({
              name: NAMES[tab],
              to: addressOf({ ...filter, tab }),
              current: tab === filter.tab,
              count: isFiltered ? undefined : countOf(tab),
            }))}
          />
        }
        tools={<ReorderFilters filter={filter} suppliers={suppliers} locationNames={locationNames} />}
        note={MEANINGS[filter.tab]}
        address={addressOf(filter)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{EMPTY[filter.tab]}</EmptyList>
        ) : (
          <ReorderTable lines={list.rows} {...{ filter, suppliers, quantities }} {...context} />
        )}
      </PagedIndex>
      {filter.tab === "low" && list.rows.length > 0 && (
        <OrderFooter lines={list.rows} {...{ filter, suppliers, quantities }} />
      )}
      <Text as="p" tone="subdued" alignment="center">
        Quantities that you change are kept while this page is open.
      </Text>
    </Page>
  );
}

const NAMES = {
  low: "Order now",
  soon: "Soon",
  overstocked: "Overstocked",
  all: "All",
} satisfies Record<ReorderTab, string>;

const MEANINGS = {
  low: "At or below the reorder point at one location at least. What puts most sales at risk stands first.",
  soon: "Will be at the reorder point by the next review, at its velocity.",
  overstocked:
    "More available than sells within lead time, review days and twice the cover. Where most money is tied up stands first.",
  all: "Every variant. What puts most sales at risk stands first.",
} satisfies Record<ReorderTab, string>;

const EMPTY = {
  low: "Nothing to order here: every variant is above its reorder point.",
  soon: "Nothing will reach its reorder point before the next review.",
  overstocked: "Nothing is overstocked.",
  all: "No variants yet. Add a product in Shopify: it appears here within seconds.",
} satisfies Record<ReorderTab, string>;
