import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { zoneOf } from "../days/zone-days";
import { cursorIn } from "../lists/keyset";
import { authenticate } from "../requests/authenticate.server";
import { STATES } from "../stock/counts/count";
import { type CountFilter, countFilterIn, countListAddress } from "../stock/counts/count-list";
import { listCounts } from "../stock/counts/counts.server";
import { countColumns } from "../ui/counts/count-columns";
import { PAGES, STATE_NAMES } from "../ui/counts/words";
import { EmptyList } from "../ui/empty-list";
import { FilterBar } from "../ui/filters/filter-bar";
import { newestFirst, newestOrOldest } from "../ui/filters/newest-first";
import { locationFilter } from "../ui/filters/use-choices";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";

export const meta: MetaFunction = () => [{ title: PAGES.title }];

const PAGE_SIZE = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const filter = countFilterIn(searchParams);
  const [list, locationNames] = await Promise.all([
    listCounts(database, shop, filter, cursorIn(searchParams), PAGE_SIZE),
    listLocationNames(database, shop),
  ]);
  const now = Date.now();
  return { list, filter, locationNames, now, timeZone: zoneOf(shop.timeZone, now) };
}

export default function Counts() {
  const { list, filter, locationNames, ...clock } = useLoaderData<typeof loader>();
  const address = countListAddress(filter);
  return (
    <Page title={PAGES.title} fullWidth primaryAction={{ content: PAGES.new, url: "/counts/new" }}>
      <PagedIndex
        tabs={
          <LinkTabs
            label={PAGES.title}
            tabs={[undefined, ...STATES].map((state) => ({
              name: state ? STATE_NAMES[state] : PAGES.all,
              to: countListAddress({ ...filter, state }),
              current: state === filter.state,
            }))}
          />
        }
        tools={
          <FilterBar
            address={address}
            search={{ text: filter.text ?? "", label: PAGES.search }}
            filters={[locationFilter(locationNames, filter.locationId ?? null)]}
            sort={newestFirst(filter.sort)}
          />
        }
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>{emptyText(filter)}</EmptyList>
        ) : (
          <ListTable
            caption={PAGES.title}
            columns={countColumns(clock)}
            rows={list.rows}
            keyOf={({ id }) => id}
            sorting={newestOrOldest(address, filter.sort)}
          />
        )}
      </PagedIndex>
    </Page>
  );
}

function emptyText({ state, text, locationId }: CountFilter) {
  if (text) return PAGES.noneNamed(text);
  if (state || locationId !== undefined) return PAGES.noneHere;
  return PAGES.none;
}
