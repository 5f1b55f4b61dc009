import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { memo } from "react";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { type Place, placeIn } from "../lists/keyset";
import { listClosedAlerts, listOpenAlerts, listSnoozedAlerts } from "../replenishment/alerts/list.server";
import { findCounts } from "../replenishment/home/counts.server";
import { authenticate } from "../requests/authenticate.server";
import { closedAlertColumns } from "../ui/alerts/closed-alert-columns";
import { snoozableAlertColumns } from "../ui/alerts/open-alert-columns";
import { snoozedAlertColumns } from "../ui/alerts/snoozed-alert-columns";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";

export const meta: MetaFunction = () => [{ title: "Alerts" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const place = placeIn(searchParams);
  const [list, counts, locationNames] = await Promise.all([
    listIn(searchParams.get("tab"), database, shop, place),
    findCounts(database, shop),
    listLocationNames(database, shop),
  ]);
  const now = Date.now();
  const { timeZone } = shop;
  return { list, counts, locationNames, timeZone: zoneOf(timeZone, now), now, today: dayOf(now, timeZone) };
}

async function listIn(tab: string | null, database: D1Database, shop: { id: number }, place: Place) {
  if (tab === "closed") return { tab: "closed" as const, ...(await listClosedAlerts(database, shop, place)) };
  if (tab === "snoozed") return { tab: "snoozed" as const, ...(await listSnoozedAlerts(database, shop, place)) };
  return { tab: "open" as const, ...(await listOpenAlerts(database, shop, place)) };
}

type Tab = Awaited<ReturnType<typeof listIn>>["tab"];

export default function Alerts() {
  const seen = useLoaderData<typeof loader>();
  const { list, counts } = seen;
  const tab = (name: string, tab: Tab, count?: number) => ({
    name,
    to: ADDRESS[tab],
    current: tab === list.tab,
    count,
  });
  return (
    <Page title="Alerts" fullWidth>
      <PagedIndex
        tabs={
          <LinkTabs
            label="Alerts"
            tabs={[
              tab("Open", "open", counts.alerts),
              tab("Snoozed", "snoozed", counts.snoozed),
              tab("Closed", "closed"),
            ]}
          />
        }
        address={ADDRESS[list.tab]}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? <EmptyList>{EMPTY[list.tab]}</EmptyList> : <Lines seen={seen} />}
      </PagedIndex>
    </Page>
  );
}

/** Not drawn anew while another list is on its way: fifty rows take a slow phone as long as a click may. */
const Lines = memo(function Lines({ seen }: { seen: SerializeFrom<typeof loader> }) {
  const { list, ...context } = seen;
  const keyOf = ({ id }: { id: number }) => id;
  switch (list.tab) {
    case "closed":
      return <ListTable caption="Closed alerts" columns={closedAlertColumns(context)} rows={list.rows} keyOf={keyOf} />;
    case "snoozed":
      return (
        <ListTable caption="Snoozed alerts" columns={snoozedAlertColumns(context)} rows={list.rows} keyOf={keyOf} />
      );
    default:
      return (
        <ListTable caption="Open alerts" columns={snoozableAlertColumns(context)} rows={list.rows} keyOf={keyOf} />
      );
  }
});

const ADDRESS = {
  open: "/alerts",
  snoozed: "/alerts?tab=snoozed",
  closed: "/alerts?tab=closed",
} satisfies Record<Tab, string>;

const EMPTY = {
  open: "No alert is open.",
  snoozed: "No alert is snoozed. A snoozed alert waits here until its day.",
  closed: "No alert has been closed yet.",
} satisfies Record<Tab, string>;
