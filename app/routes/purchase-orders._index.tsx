import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { cursorIn } from "../lists/keyset";
import { hasHistory, listOrders } from "../purchasing/orders/lists/list.server";
import { orderFilterIn, orderListAddress } from "../purchasing/orders/lists/order-list";
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
import { OrderTabs } from "../ui/purchasing/in-shopify/order-tabs";
import { orderColumns } from "../ui/purchasing/order-columns";
import { LIST, NONE } from "../ui/purchasing/words";
import { useDownload } from "../ui/use-download";
import { SavedViews } from "../ui/views/saved-views";

export const meta: MetaFunction = () => [{ title: LIST.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
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
      title={LIST.title}
      fullWidth
      primaryAction={{ content: LIST.new, url: "/purchase-orders/new" }}
      secondaryActions={[
        { content: LIST.import, url: "/purchase-orders/import" },
        exportAction(LIST.exportLines, lines),
        exportAction(LIST.exportList, orders),
        { content: LIST.dropship, url: "/purchase-orders/dropship" },
        { content: LIST.movingIn, url: "/moving-in" },
        { content: LIST.costs, url: "/costs" },
      ]}
    >
      <Changed of="orders" what={LIST.orders} seen={seen} />
      <PagedIndex
        tabs={<OrderTabs movedIn={movedIn} current={filter.tab} filter={filter} />}
        views={<SavedViews page="purchase-orders" address={address} views={views} />}
        tools={
          <FilterBar
            address={address}
            search={{ text: filter.text, label: LIST.search }}
            filters={[supplierFilter(suppliers, filter.supplierId ?? null, null)]}
            sort={isByDay ? undefined : newestFirst(filter.sort)}
          />
        }
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{isNarrowed ? LIST.noMatch(filter.text, filter.tab) : NONE[filter.tab]}</EmptyList>
        ) : (
          <ListTable
            caption={LIST.title}
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

const exportAction = (content: string, { download, state }: ReturnType<typeof useDownload>) => ({
  content: state === "failed" ? LIST.exportFailed(content) : content,
  onAction: () => void download(),
  loading: state === "loading",
});
