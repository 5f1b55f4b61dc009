import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { memo } from "react";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { type Cursor, cursorIn } from "../lists/keyset";
import {
  ALERT_TABS,
  type AlertList,
  type AlertTab,
  alertListAddress,
  alertListIn,
  isNarrowed,
  underTab,
} from "../replenishment/alerts/alert-list";
import { countAlerts, listAlertGroups, listClosedEpisodes } from "../replenishment/alerts/grouped.server";
import { findCounts } from "../replenishment/home/counts.server";
import { authenticate } from "../requests/authenticate.server";
import { listViews } from "../shops/views/saved-views.server";
import { AlertBulkBar } from "../ui/alerts/alert-bulk-bar";
import { AlertFilters } from "../ui/alerts/alert-filters";
import { openLineColumns, snoozedLineColumns } from "../ui/alerts/alert-line-columns";
import { linesOf } from "../ui/alerts/alert-lines";
import { closedAlertColumns } from "../ui/alerts/closed-alert-columns";
import { ALERTS } from "../ui/alerts/words";
import { type Selection, useSelection } from "../ui/bulk/use-selection";
import { Changed } from "../ui/changed";
import { EmptyList } from "../ui/empty-list";
import { withChoices } from "../ui/filters/list-address";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { useNumberFormat } from "../ui/number";
import { PagedIndex } from "../ui/paged-index";
import { SavedViews } from "../ui/views/saved-views";
import type { Format } from "../words/counted";

export const meta: MetaFunction = () => [{ title: ALERTS.alerts.alerts }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const asked = alertListIn(searchParams);
  const [list, found, counts, locationNames, views] = await Promise.all([
    listOf(asked, database, shop, cursorIn(searchParams)),
    isNarrowed(asked) ? countAlerts(database, shop, asked) : null,
    findCounts(database, shop),
    listLocationNames(database, shop),
    listViews(database, shop, "alerts"),
  ]);
  const now = Date.now();
  const { timeZone } = shop;
  return {
    asked,
    list,
    found,
    counts,
    locationNames,
    views,
    timeZone: zoneOf(timeZone, now),
    now,
    today: dayOf(now, timeZone),
  };
}

async function listOf(asked: AlertList, database: D1Database, shop: { id: number }, cursor: Cursor) {
  if (asked.tab === "closed")
    return { kind: "closed" as const, ...(await listClosedEpisodes(database, shop, asked, cursor)) };
  return { kind: "open" as const, ...(await listAlertGroups(database, shop, asked, cursor)) };
}

export default function Alerts() {
  const format = useNumberFormat();
  const seen = useLoaderData<typeof loader>();
  const { asked, list, found, counts, locationNames, views } = seen;
  const address = alertListAddress(asked);
  const selection = useSelection(list.kind === "closed" ? [] : list.rows.map(({ variantId }) => variantId));
  const { alerts: open, snoozed } = counts;
  return (
    <Page title={ALERTS.alerts.alerts} fullWidth>
      <Changed of="stock" what={ALERTS.alerts.alertsOrStock} seen={counts.changes} />
      <PagedIndex
        tabs={
          <LinkTabs
            label={ALERTS.alerts.alerts}
            tabs={ALERT_TABS.map((tab) => ({
              name: NAMES[tab],
              to: alertListAddress(underTab(asked, tab)),
              current: tab === asked.tab,
              // Counted for the whole tab: beside a filter it would not be what the list holds.
              count: tab === "closed" || found ? undefined : { open, snoozed }[tab],
            }))}
          />
        }
        views={<SavedViews page="alerts" address={address} views={views} />}
        tools={
          <AlertFilters list={asked} locationNames={locationNames}>
            {list.kind === "open" && (
              <AlertBulkBar
                key={address}
                selection={selection}
                shown={list.rows.length}
                tab={asked.tab}
                everyAt={list.next || list.previous ? alertListAddress(asked, "/alerts/variants") : undefined}
                search={alertListAddress(asked, "")}
              />
            )}
          </AlertFilters>
        }
        note={found && found.alerts > 0 ? foundNote(asked.tab, found, format) : undefined}
        address={address}
        previous={list.previous}
        next={list.next}
      >
        {list.rows.length === 0 ? (
          <EmptyList>
            {isNarrowed(asked) ? ALERTS.alerts.noAlertMatchesUnder(NAMES[asked.tab]) : EMPTY[asked.tab]}
          </EmptyList>
        ) : (
          <Lines {...{ seen, selection }} />
        )}
      </PagedIndex>
    </Page>
  );
}

/** Not drawn anew while another list is on its way: fifty rows take a slow phone as long as a click may. */
const Lines = memo(function Lines({ seen, selection }: { seen: SerializeFrom<typeof loader>; selection: Selection }) {
  const { asked, list, found: _, views: __, ...rest } = seen;
  if (list.kind === "closed")
    return (
      <ListTable
        caption={ALERTS.alerts.closedAlerts}
        columns={closedAlertColumns(rest)}
        rows={list.rows}
        keyOf={({ id }: { id: number }) => id}
      />
    );
  const context = { ...rest, selection, search: alertListAddress(asked, "") };
  return (
    <ListTable
      caption={ALERTS.alerts.alertsWithNames(NAMES[asked.tab])}
      columns={asked.tab === "snoozed" ? snoozedLineColumns(context) : openLineColumns(context)}
      rows={linesOf(list.rows)}
      keyOf={({ key }) => key}
      isUnder={({ isUnder }) => isUnder}
      sorting={{ sort: asked.sort, to: (sort) => withChoices(alertListAddress(asked), { sort }) }}
    />
  );
});

function foundNote(
  tab: AlertTab,
  { alerts, variants, isCut }: { alerts: number; variants: number; isCut: boolean },
  format: Format,
) {
  const said = ALERTS.alerts.found(alerts, variants, NAMES[tab], format);
  return isCut ? ALERTS.alerts.moreVariantsHaveTheseWords(said) : said;
}

const NAMES = { open: ALERTS.alerts.open, snoozed: ALERTS.alerts.snoozed, closed: ALERTS.closed } satisfies Record<
  AlertTab,
  string
>;

const EMPTY = {
  open: ALERTS.alerts.noAlertIsOpen,
  snoozed: ALERTS.alerts.noAlertIsSnoozed,
  closed: ALERTS.alerts.noAlertHasBeenClosed,
} satisfies Record<AlertTab, string>;
