import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { listLocationNames } from "../catalog/known-locations.server";
import { dayOf } from "../days/calendar";
import type { SaveAnswer } from "../forms/opened";
import { cursorIn } from "../lists/keyset";
import { createTransfer } from "../replenishment/decisions/transfers/create.server";
import { searchText } from "../replenishment/overviews/search";
import { searchOverviews } from "../replenishment/overviews/search.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { listTransfers } from "../stock/transfers/list.server";
import { parseNewTransfer } from "../stock/transfers/transfer-form";
import {
  isByDay,
  TRANSFER_TABS,
  transferAddress,
  transferFilterIn,
  transferListAddress,
} from "../stock/transfers/transfer-list";
import { EmptyList } from "../ui/empty-list";
import { FilterBar } from "../ui/filters/filter-bar";
import { newestFirst, newestOrOldest } from "../ui/filters/newest-first";
import { locationFilter } from "../ui/filters/use-choices";
import { LinkTabs } from "../ui/link-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";
import { transferColumns } from "../ui/transfers/transfer-columns";
import { NONE, PAGES, TAB_NAMES } from "../ui/transfers/words";

export const meta: MetaFunction = () => [{ title: PAGES.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const filter = transferFilterIn(searchParams);
  const found = filter.text
    ? (await searchOverviews(database, shop, searchText(filter.text), { side: "start" })).rows
    : [];
  const variants = found.map(({ variantId }) => variantId);
  const today = dayOf(Date.now(), shop.timeZone);
  const [list, locationNames] = await Promise.all([
    listTransfers(database, shop, filter, cursorIn(searchParams), today, variants),
    listLocationNames(database, shop),
  ]);
  return { filter, list, locationNames, today };
}

/** A new transfer, from the page that makes one or from a list of what to move. */
export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer | Response> {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const form = parseNewTransfer(await formIn(request));
  if (form.kind === "refused") return { refusals: form.refusals };
  const created = await createTransfer(database, shop, form.value, staff, Date.now());
  if (created.kind === "refused") return { refusals: created.refusals };
  return redirect(transferAddress(created));
}

export default function Transfers() {
  const { filter, list, ...context } = useLoaderData<typeof loader>();
  const address = transferListAddress(filter);
  const answer = useActionData<SaveAnswer>();
  const refusals = Object.values(answer?.refusals ?? {}).filter(Boolean);
  return (
    <Page title={PAGES.title} fullWidth primaryAction={{ content: PAGES.new, url: "/transfers/new" }}>
      <BlockStack gap="400">
        {refusals.length > 0 && (
          <Banner tone="critical" title={PAGES.notMade}>
            <p>{refusals.join(" ")}</p>
          </Banner>
        )}
        <PagedIndex
          tabs={
            <LinkTabs
              label={PAGES.title}
              tabs={TRANSFER_TABS.map((tab) => ({
                name: TAB_NAMES[tab],
                to: transferListAddress({ ...filter, tab }),
                current: tab === filter.tab,
              }))}
            />
          }
          tools={
            <FilterBar
              address={address}
              search={{ text: filter.text, label: PAGES.search }}
              filters={[locationFilter(context.locationNames, filter.locationId ?? null)]}
              {...(!isByDay(filter) && { sort: newestFirst(filter.sort) })}
            />
          }
          address={address}
          previous={list.previous}
          next={list.next}
        >
          {list.rows.length === 0 ? (
            <EmptyList>
              {filter.text || filter.locationId !== undefined
                ? PAGES.noMatch(filter.text, filter.tab)
                : NONE[filter.tab]}
            </EmptyList>
          ) : (
            <ListTable
              caption={PAGES.title}
              columns={transferColumns(context)}
              rows={list.rows}
              keyOf={({ id }) => id}
              {...(!isByDay(filter) && { sorting: newestOrOldest(address, filter.sort) })}
            />
          )}
        </PagedIndex>
      </BlockStack>
    </Page>
  );
}
