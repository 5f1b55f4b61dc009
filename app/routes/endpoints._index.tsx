import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { listEndpoints } from "../outbound/endpoints/list.server";
import { FORMATS } from "../outbound/formats/table";
import { authenticate } from "../requests/authenticate.server";
import { EmptyList } from "../ui/empty-list";
import { ENDPOINT_COLUMNS } from "../ui/endpoints/endpoint-columns";
import { PAGES } from "../ui/endpoints/words";
import { EventTabs } from "../ui/event-tabs";
import { ListTable } from "../ui/list-table";
import { PagedIndex } from "../ui/paged-index";

export const meta: MetaFunction = () => [{ title: PAGES.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const endpoints = await listEndpoints(database, shop);
  return {
    endpoints: endpoints.map(
      ({ id, name, shownUrl, state, stateReason, failuresInRow, health, pending, held, exhausted, format }) => ({
        ...{ id, name, shownUrl, state, stateReason, failuresInRow, health, pending, held, exhausted },
        formatLabel: FORMATS[format].label,
      }),
    ),
  };
}

/** The merchant's systems that hear of events, and how each is doing. */
export default function Endpoints() {
  const { endpoints } = useLoaderData<typeof loader>();
  return (
    <Page
      title={PAGES.events}
      subtitle={PAGES.subtitle}
      fullWidth
      primaryAction={{ content: PAGES.add, url: "/endpoints/new" }}
      secondaryActions={[{ content: PAGES.recover, url: "/recoveries" }]}
    >
      <PagedIndex tabs={<EventTabs current="/endpoints" />} address="/endpoints" previous={null} next={null}>
        {endpoints.length === 0 ? (
          <EmptyList>{PAGES.none}</EmptyList>
        ) : (
          <ListTable caption={PAGES.title} columns={ENDPOINT_COLUMNS} rows={endpoints} keyOf={({ id }) => id} />
        )}
      </PagedIndex>
    </Page>
  );
}
