import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { BlockStack, Box, Page, Text } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import { cursorIn } from "../lists/keyset";
import { hasDraftedUnits } from "../purchasing/orders/lists/list.server";
import { orderListAddress } from "../purchasing/orders/lists/order-list";
import { listSnoozes } from "../replenishment/decisions/snooze.server";
import { findCounts } from "../replenishment/home/counts.server";
import { listOrderQuantities } from "../replenishment/reorder/kept-quantities.server";
import {
  addressOf,
  filterIn,
  isNarrowed,
  REORDER_TABS,
  type ReorderFilter,
  type ReorderTab,
} from "../replenishment/reorder/list";
import { listReorderLines, listSuppliersToOrderFrom } from "../replenishment/reorder/list.server";
import { authenticate } from "../requests/authenticate.server";
import { listViews } from "../shops/views/saved-views.server";
import { WHOLE_SHOP } from "../sql/zeros";
import { BulkBar } from "../ui/bulk/bulk-bar";
import { useSelection } from "../ui/bulk/use-selection";
import { Changed } from "../ui/changed";
import { DraftsMade } from "../ui/drafts-made";
import { EmptyList } from "../ui/empty-list";
import { LinkTabs } from "../ui/link-tabs";
import { useNumberFormat } from "../ui/number";
import { PagedIndex } from "../ui/paged-index";
import { useDrafts } from "../ui/reorder/create-drafts";
import { ClearedQuantities, KeptQuantities, useCleared } from "../ui/reorder/kept-quantities";
import { CreateTransfers, TransfersCreated, useTransfers } from "../ui/reorder/moving/create-transfers";
import { MoveTable } from "../ui/reorder/moving/move-table";
import { OrderFooter } from "../ui/reorder/order-footer";
import { ReorderFilters } from "../ui/reorder/reorder-filters";
import { ReorderTable } from "../ui/reorder/reorder-table";
import { useQuantities } from "../ui/reorder/use-quantities";
import { REORDER } from "../ui/reorder/words";
import { SavedViews } from "../ui/views/saved-views";
import { SHARED } from "../ui/words";

export const meta: MetaFunction = () => [{ title: REORDER.reorder }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const filter = filterIn(searchParams);
  const [list, counts, suppliers, locationNames, kept, views] = await Promise.all([
    listReorderLines(database, shop, filter, cursorIn(searchParams)),
    findCounts(database, shop),
    listSuppliersToOrderFrom(database, shop),
    listLocationNames(database, shop),
    listOrderQuantities(database, shop),
    listViews(database, shop, "reorder"),
  ]);
  const ids = list.rows.map(({ variantId }) => variantId);
  const snoozes = filter.tab === "snoozed" ? await listSnoozes(database, shop, ids) : {};
  const { currency, timeZone } = shop;
  const today = dayOf(Date.now(), timeZone);
  const draftsAt = list.rows.length === 0 && filter.tab === "low" ? await draftsOf(database, shop, filter) : null;
  return { filter, list, counts, suppliers, locationNames, kept, snoozes, views, currency, today, draftsAt };
}

/** Where the drafts stand that nobody has sent, if there are any: what was to order is on them, and the shop has it not. */
async function draftsOf(database: D1Database, shop: { id: number }, { supplier }: ReorderFilter) {
  if (!(await hasDraftedUnits(database, shop, supplier))) return null;
  return orderListAddress({ tab: "draft", text: "", ...(supplier !== null && { supplierId: supplier }) });
}

export default function Reorder() {
  const format = useNumberFormat();
  const { filter, list, counts, suppliers, kept, ...context } = useLoaderData<typeof loader>();
  const unresolved = suppliers.find(({ supplierId }) => supplierId === 0)?.low ?? 0;
  const quantities = useQuantities(kept);
  const drafts = useDrafts(filter);
  const transfers = useTransfers();
  const { cleared, onCleared, onDone } = useCleared();
  const changed = <KeptQuantities quantities={quantities} onCleared={onCleared} />;
  const isOrder = filter.tab === "low" && list.rows.length > 0;
  return (
    <Page
      title={REORDER.reorder}
      subtitle={counts.isReading ? SHARED.importProgress.figuresAreOld : undefined}
      fullWidth
      secondaryActions={
        unresolved > 0
          ? [{ content: REORDER.reorderIndex.withoutASupplier(format(unresolved)), url: "/reorder/unresolved" }]
          : []
      }
    >
      {transfers.made && (
        <Box paddingBlockEnd="400">
          <TransfersCreated made={transfers.made} />
        </Box>
      )}
      {drafts.drafted && (
        <Box paddingBlockEnd="400">
          <DraftsMade drafted={drafts.drafted} />
        </Box>
      )}
      <Changed of="stock" seen={counts.changes} />
      <div className="Reorder-Page">
        <Lines {...{ filter, list, counts, suppliers, quantities, transfers }} {...context} />
      </div>
      {isOrder && (
        <OrderFooter lines={list.rows} isPart={isPart(list)} {...{ filter, suppliers, quantities, drafts }}>
          {changed}
        </OrderFooter>
      )}
      {cleared && (
        <Box paddingBlockStart="400">
          <ClearedQuantities cleared={cleared} onDone={onDone} />
        </Box>
      )}
      <Box paddingBlockStart="400" paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="200" inlineAlign="center">
          {!isOrder && changed}
          <Note>{MEANINGS[filter.tab]}</Note>
          <Note>{REORDER.reorderIndex.keptExplained}</Note>
        </BlockStack>
      </Box>
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** Whether the tab holds more than this page of it. */
const isPart = ({ next, previous }: Loaded["list"]) => next !== null || previous !== null;

/** A tab's lines, and what is done with those that are ticked. */
const Lines = ({
  filter,
  list,
  counts,
  suppliers,
  locationNames,
  views,
  draftsAt,
  quantities,
  transfers,
  ...context
}: Omit<Loaded, "kept"> & {
  quantities: ReturnType<typeof useQuantities>;
  transfers: ReturnType<typeof useTransfers>;
}) => {
  const selection = useSelection(list.rows.map(({ variantId }) => variantId));
  const address = addressOf(filter);
  return (
    <PagedIndex
      tabs={<Tabs filter={filter} counts={counts} />}
      views={<SavedViews page="reorder" address={address} views={views} />}
      tools={
        <ReorderFilters filter={filter} suppliers={suppliers} locationNames={locationNames}>
          <BulkBar
            selection={selection}
            shown={list.rows.length}
            aside={isAside(filter.tab) ? filter.tab : undefined}
            everyAt={isPart(list) ? address.replace("/reorder", "/reorder/variants") : undefined}
          >
            {filter.tab === "move" && <CreateTransfers variantIds={selection.chosen} transfers={transfers} />}
          </BulkBar>
        </ReorderFilters>
      }
      address={address}
      previous={list.previous}
      next={list.next}
    >
      {list.rows.length === 0 ? (
        <NoLines filter={filter} counts={counts} draftsAt={draftsAt} />
      ) : filter.tab === "move" ? (
        <MoveTable lines={list.rows} {...{ locationNames, selection }} />
      ) : (
        <ReorderTable lines={list.rows} {...{ filter, suppliers, quantities, selection }} {...context} />
      )}
    </PagedIndex>
  );
};

/** Why a tab is empty. */
const NoLines = ({ filter, counts, draftsAt }: Pick<Loaded, "filter" | "counts" | "draftsAt">) => (
  <EmptyList>
    {isNarrowed(filter)
      ? REORDER.reorderIndex.nothingInThisTabMatches
      : draftsAt
        ? REORDER.reorderIndex.isDrafted(<Link to={draftsAt}>{REORDER.reorderIndex.drafts}</Link>)
        : EMPTY[counts.variants === 0 ? "all" : filter.tab]}
  </EmptyList>
);

const Tabs = ({ filter, counts }: Pick<Loaded, "filter" | "counts">) => {
  // Counted for the whole shop only: beside a filter they would not be what the list holds.
  const isFiltered = filter.location !== WHOLE_SHOP || filter.supplier !== null || isNarrowed(filter);
  const countOf = (tab: ReorderTab) => counts[COUNTS[tab]];
  const tabs = REORDER_TABS.filter((tab) => !isAside(tab) || tab === filter.tab || countOf(tab) > 0);
  return (
    <LinkTabs
      label={REORDER.reorder}
      tabs={tabs.map((tab) => ({
        name: NAMES[tab],
        to: addressOf({ ...filter, tab }),
        current: tab === filter.tab,
        count: isFiltered ? undefined : countOf(tab),
      }))}
    />
  );
};

const Note = ({ children }: { children: string }) => (
  <Text as="p" tone="subdued" alignment="center">
    {children}
  </Text>
);

/** What was put aside: its tab shows up once there is any. */
const isAside = (tab: ReorderTab): tab is "snoozed" | "excluded" => tab === "snoozed" || tab === "excluded";

const COUNTS = {
  low: "orderNow",
  move: "toMove",
  soon: "soon",
  overstocked: "overstocked",
  snoozed: "snoozedLines",
  excluded: "excluded",
  all: "variants",
} as const satisfies Record<ReorderTab, string>;

const NAMES = {
  low: REORDER.reorderIndex.orderNow,
  move: REORDER.moveStock,
  soon: REORDER.reorderIndex.soon,
  overstocked: REORDER.reorderIndex.overstocked,
  snoozed: REORDER.reorderIndex.snoozed,
  excluded: REORDER.reorderIndex.excluded,
  all: REORDER.reorderIndex.all,
} satisfies Record<ReorderTab, string>;

const MEANINGS = {
  low: REORDER.reorderIndex.lowTabExplained,
  move: REORDER.reorderIndex.movesTabExplained,
  soon: REORDER.reorderIndex.soonTabExplained,
  overstocked: REORDER.reorderIndex.excessTabExplained,
  snoozed: REORDER.reorderIndex.putAsideUntilADay,
  excluded: REORDER.reorderIndex.notWatchedAsARule,
  all: REORDER.reorderIndex.everyVariantWhatPutsMost,
} satisfies Record<ReorderTab, string>;

const EMPTY = {
  low: REORDER.reorderIndex.nothingToOrder,
  move: REORDER.reorderIndex.nothingSpareToMove,
  soon: REORDER.reorderIndex.nothingSoon,
  overstocked: REORDER.reorderIndex.nothingIsOverstocked,
  snoozed: REORDER.reorderIndex.nothingIsSnoozed,
  excluded: REORDER.reorderIndex.nothingExcluded,
  all: REORDER.reorderIndex.noVariantsYetAdd,
} satisfies Record<ReorderTab, string>;
