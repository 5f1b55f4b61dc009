import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { cursorIn } from "../lists/keyset";
import { listDispatches } from "../outbound/dispatches/log.server";
import { dispatchesAddress, dispatchFilterIn } from "../outbound/dispatches/shown/dispatch-filter";
import { listEndpointNames } from "../outbound/endpoints/list.server";
import { EVENT_TYPES, EVENTS } from "../outbound/events/catalogue";
import { authenticate } from "../requests/authenticate.server";
import { dispatchColumns } from "../ui/dispatches/dispatch-columns";
import { DispatchFilters } from "../ui/dispatches/dispatch-filters";
import { PAGE } from "../ui/dispatches/words";
import { EmptyList } from "../ui/empty-list";
import { EventTabs } from "../ui/event-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";

const SHOWN = 50;

export const meta: MetaFunction = () => [{ title: PAGE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const filter = dispatchFilterIn(searchParams);
  const cursor = cursorIn(searchParams);
  const [{ rows, previous, next }, names] = await Promise.all([
    listDispatches(database, shop, { ...filter, cursor, limit: SHOWN }),
    listEndpointNames(database, shop),
  ]);
  const now = Date.now();
  return {
    filter,
    isFirst: cursor.side === "start",
    rows: rows.map((row) => ({
      ...row,
      title: EVENTS[row.type].title,
      endpointName: names.get(row.endpointId) ?? PAGE.deleted,
    })),
    previous,
    next,
    endpoints: [...names].map(([id, name]) => ({ value: String(id), label: name })),
    events: EVENT_TYPES.map((type) => ({ value: type, label: EVENTS[type].title })),
    clock: { now, timeZone: zoneOf(shop.timeZone, now) },
  };
}

/** Each event on its way to each endpoint, the newest first. */
export default function Dispatches() {
  const { filter, isFirst, rows, previous, next, endpoints, events, clock } = useLoaderData<typeof loader>();
  const address = dispatchesAddress(filter);
  const isFiltered = address !== "/dispatches";
  return (
    <Page
      title={PAGE.events}
      subtitle={PAGE.subtitle}
      fullWidth
      secondaryActions={[{ content: PAGE.recover, url: "/recoveries" }]}
    >
      <PagedIndex
        tabs={<EventTabs current="/dispatches" />}
        tools={<DispatchFilters filter={filter} endpoints={endpoints} events={events} />}
        address={address}
        previous={previous}
        next={next}
      >
        {rows.length === 0 ? (
          <EmptyList>{isFiltered || !isFirst ? PAGE.noMatch : PAGE.none}</EmptyList>
        ) : (
          <ListTable
            caption={PAGE.title}
            columns={dispatchColumns(clock)}
            rows={rows}
            keyOf={({ endpointId, sequence }) => `${endpointId}/${sequence}`}
          />
        )}
      </PagedIndex>
    </Page>
  );
}
