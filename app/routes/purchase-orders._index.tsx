import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { placeIn } from "../lists/keyset";
import { hasHistory, listOrders } from "../purchasing/orders/lists/list.server";
import { ORDER_TABS, type OrderTab, orderFilterIn, orderListAddress } from "../purchasing/orders/lists/order-list";
import { authenticate } from "../requests/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { orderColumns } from "../ui/purchasing/order-columns";
import { SearchBox } from "../ui/search-box";

export const meta: MetaFunction = () => [{ title: "Purchase orders" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const filter = orderFilterIn(searchParams);
  const today = dayOf(Date.now(), shop.timeZone);
  const [list, locationNames, movedIn] = await Promise.all([
    listOrders(database, shop, filter, placeIn(searchParams), today),
    listLocationNames(database, shop),
    hasHistory(database, shop),
  ]);
  return { filter, list, locationNames, today, movedIn };
}

export default function PurchaseOrders() {
  const { filter, list, movedIn, ...context } = useLoaderData<typeof loader>();
  const address = orderListAddress(filter);
  return (
    <Page
      title="Purchase orders"
      fullWidth
      primaryAction={{ content: "New purchase order", url: "/purchase-orders/new" }}
      secondaryActions={[
        { content: "Dropship a sale", url: "/purchase-orders/dropship" },
        { content: "Move in from Stocky", url: "/moving-in" },
        { content: "New costs", url: "/costs" },
      ]}
    >
      <PagedIndex
        tabs={
          <LinkTabs
            label="Purchase orders"
            tabs={ORDER_TABS.filter((tab) => tab !== "history" || movedIn || filter.tab === tab).map((tab) => ({
              name: NAMES[tab],
              to: orderListAddress({ tab, text: "" }),
              current: filter.text === "" && tab === filter.tab,
            }))}
          />
        }
        tools={
          <SearchBox
            key={filter.text}
            action="/purchase-orders"
            text={filter.text}
            label="Search by number, supplier or SKU"
          />
        }
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{filter.text ? `No order matches "${filter.text}".` : EMPTY[filter.tab]}</EmptyList>
        ) : (
          <ListTable
            caption="Purchase orders"
            columns={orderColumns(context)}
            rows={list.rows}
            keyOf={({ id }) => id}
          />
        )}
      </PagedIndex>
    </Page>
  );
}

const NAMES = {
  all: "All",
  draft: "Draft",
  sent: "Sent",
  partial: "Partly received",
  received: "Received",
  late: "Late",
  closed: "Closed",
  cancelled: "Cancelled",
  history: "From Stocky",
} satisfies Record<OrderTab, string>;

const EMPTY = {
  all: "No purchase orders yet. Draft them on the Reorder page, or make one by hand.",
  draft: "No drafts.",
  sent: "Nothing is with a supplier of which nothing has come.",
  partial: "No order has come in part.",
  received: "No order has come whole and is still open.",
  late: "Nothing is late.",
  closed: "No order is closed.",
  cancelled: "No order was cancelled.",
  history: "No order was moved in from Stocky.",
} satisfies Record<OrderTab, string>;
