import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { placeIn } from "../lists/keyset";
import { authenticate } from "../requests/authenticate.server";
import { STATES, type State } from "../stock/counts/count";
import { listCounts } from "../stock/counts/counts.server";
import { countColumns, STATE_NAMES } from "../ui/counts/count-columns";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";

export const meta: MetaFunction = () => [{ title: "Counts" }];

const PAGE_SIZE = 30;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const state = STATES.find((each) => each === searchParams.get("state"));
  const list = await listCounts(database, shop, state, placeIn(searchParams), PAGE_SIZE);
  const now = Date.now();
  return { list, state: state ?? null, now, timeZone: zoneOf(shop.timeZone, now) };
}

const addressOf = (state: State | null) => (state ? `/counts?state=${state}` : "/counts");

export default function Counts() {
  const { list, state, ...clock } = useLoaderData<typeof loader>();
  return (
    <Page title="Counts" fullWidth primaryAction={{ content: "New count", url: "/counts/new" }}>
      <PagedIndex
        tabs={
          <LinkTabs
            label="Counts"
            tabs={[null, ...STATES].map((each) => ({
              ...{ name: each ? STATE_NAMES[each] : "All", to: addressOf(each), current: each === state },
            }))}
          />
        }
        address={addressOf(state)}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>
            {state
              ? "No count stands here."
              : "No counts yet. Count a shelf, a vendor's goods or everything, and put Shopify right."}
          </EmptyList>
        ) : (
          <ListTable caption="Counts" columns={countColumns(clock)} rows={list.rows} keyOf={({ id }) => id} />
        )}
      </PagedIndex>
    </Page>
  );
}
