import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { cursorIn } from "../lists/keyset";
import { hasHistory, listOrders } from "../purchasing/orders/lists/list.server";
import {
  type OrderFilter,
  type OrderTab,
  orderFilterIn,
  orderListAddress,
} from "../purchasing/orders/lists/order-list";
import { authenticate } from "../requests/authenticate.server";
import { markOf } from "../requests/mark.server";
import { listViews } from "../shops/views/saved-views.server";
import { listSupplierNames } from "../suppliers/suppliers.server";
import { Changed } from "../ui/changed";
import { EmptyList } from "../ui/empty-list";
import { FilterBar } from "../ui/filters/filter-bar";
import { newestFirst, newestOrOldest } from "../ui/filters/newest-first";
import { supplierFilter } from "../ui/filters/use-choices";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { OrderTabs, TAB_NAMES } from "../ui/purchasing/in-shopify/order-tabs";
import { orderColumns } from "../ui/purchasing/order-columns";
import { useDownload } from "../ui/use-download";
import { SavedViews } from "../ui/views/saved-views";

export const meta: MetaFunction = () => [{ title: "Purchase orders" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const filter = orderFilterIn(searchParams);
  const today = dayOf(Date.now(), shop.timeZone);
  const [list, locationNames, movedIn, suppliers, views, seen] = await Promise.all([
    listOrders(database, shop, filter, cursorIn(searchParams), today),
    listLocationNames(database, shop),
    hasHistory(database, shop),
    listSupplierNames(database, shop),
    listViews(database, shop, "purchase-orders"),
    markOf(database, shop, "orders"),
  ]);
  return {
    seen: seen ?? "",
    filter,
    list,
    locationNames,
    today,
    movedIn,
    views,
    suppliers: suppliers.map(({ id, name }) => ({ id, name })),
  };
}

export default function PurchaseOrders() {
  const { seen, filter, list, movedIn, suppliers, views, ...context } = useLoaderData<typeof loader>();
  const address = orderListAddress(filter);
  const isByDay = filter.tab === "late" && filter.text === "";
  const isNarrowed = filter.text !== "" || filter.supplierId !== undefined;
  const { search } = new URL(address, "https://here.invalid");
  const [lines, orders] = [
    useDownload(`/purchase-orders/file${search}`),
    useDownload(`/purchase-orders/list${search}`),
  ];
  return (
    <Page
      title="Purchase orders"
      fullWidth
      primaryAction={{ content: "New purchase order", url: "/purchase-orders/new" }}
      secondaryActions={[
        { content: "Import", url: "/purchase-orders/import" },
        exportAction("Export the lines", lines),
        exportAction("Export the list", orders),
        { content: "Dropship a sale", url: "/purchase-orders/dropship" },
        { content: "Move in from Stocky", url: "/moving-in" },
        { content: "New costs", url: "/costs" },
      ]}
    >
      <Changed of="orders" what="Orders" seen={seen} />
      <PagedIndex
        tabs={<OrderTabs movedIn={movedIn} current={filter.tab} filter={filter} />}
        tools={
          <>
            <SavedViews page="purchase-orders" address={address} views={views} />
            <FilterBar
              address={address}
              search={{ text: filter.text, label: "Search by number, supplier or SKU" }}
              filters={[supplierFilter(suppliers, filter.supplierId ?? null, null)]}
              sort={isByDay ? undefined : newestFirst(filter.sort)}
            />
          </>
        }
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{isNarrowed ? nothingText(filter) : EMPTY[filter.tab]}</EmptyList>
        ) : (
          <ListTable
            caption="Purchase orders"
            columns={orderColumns(context)}
            rows={list.rows}
            keyOf={({ id }) => id}
            sorting={isByDay ? undefined : newestOrOldest(address, filter.sort)}
          />
        )}
      </PagedIndex>
    </Page>
  );
}

/** In which tab too: what is looked for may stand in another. */
const nothingText = ({ tab, text }: OrderFilter) =>
  `No order ${text ? `matches "${text}"` : "of this supplier is here"}${tab === "all" ? "" : `, under ${TAB_NAMES[tab]}`}.`;

const exportAction = (content: string, { download, state }: ReturnType<typeof useDownload>) => ({
  content: state === "failed" ? `${content}: it did not arrive, try again` : content,
  onAction: () => void download(),
  loading: state === "loading",
});

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
