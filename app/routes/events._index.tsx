import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Layout, Page } from "@shopify/polaris";
import { groupsOfEvents } from "../outbound/events/catalogue-shown";
import { PROMISE } from "../outbound/promise";
import { authenticate } from "../requests/authenticate.server";
import { EventTabs } from "../ui/event-tabs";
import { EventGroup } from "../ui/events/event-group";
import { PromiseCard } from "../ui/events/promise-card";
import { SchemasCard } from "../ui/events/schemas-card";
import { PAGES, RECEIVER_CODE } from "../ui/events/words";

export const meta: MetaFunction = () => [{ title: PAGES.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  await authenticate(context);
  return { groups: groupsOfEvents(), promise: PROMISE, schemas: `${context.settings.APP_URL}/schemas/events.json` };
}

/** Everything that Evenstock announces, and what a receiver may count on. */
export default function Catalogue() {
  const { groups, promise, schemas } = useLoaderData<typeof loader>();
  return (
    <Page
      title={PAGES.events}
      subtitle={PAGES.subtitle}
      fullWidth
      secondaryActions={[{ content: RECEIVER_CODE.title, url: "/events/receivers" }]}
    >
      <BlockStack gap="400">
        <Card padding="0">
          <EventTabs current="/events" />
        </Card>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {groups.map(({ group, events }) => (
                <EventGroup key={group} group={group} events={events} />
              ))}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <PromiseCard promise={promise} />
              <SchemasCard address={schemas} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
