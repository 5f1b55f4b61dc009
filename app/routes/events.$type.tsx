import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page, Text } from "@shopify/polaris";
import { isEventType } from "../outbound/events/catalogue";
import { eventShown, formatIn } from "../outbound/events/catalogue-shown";
import { FORMAT_NAMES } from "../outbound/formats/format";
import { FORMATS } from "../outbound/formats/table";
import { authenticate } from "../requests/authenticate.server";
import { CodeBlock } from "../ui/code-block";
import { EventExample } from "../ui/events/event-example";
import { FieldsTable } from "../ui/events/fields-table";
import { PAGES } from "../ui/events/words";
import { TitledCard } from "../ui/titled-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.event.title ?? PAGES.one }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await authenticate(context);
  const type = params.type ?? "";
  if (!isEventType(type)) throw new Response(null, { status: 404 });
  const event = await eventShown(type, formatIn(new URL(request.url).searchParams.get("format")));
  return {
    event: { ...event, schemaAddress: `${context.settings.APP_URL}${event.schemaAddress}` },
    formats: FORMAT_NAMES.map((name) => ({ name, label: FORMATS[name].label })),
  };
}

/** One event: when it is sent, its example in each format, its fields. */
export default function EventPage() {
  const { event, formats } = useLoaderData<typeof loader>();
  return (
    <Page title={event.title} subtitle={event.type} backAction={{ content: PAGES.back, url: "/events" }}>
      <BlockStack gap="400">
        <Text as="p">{event.says}</Text>
        <EventExample event={event} formats={formats} />
        <FieldsTable fields={event.fields} />
        <TitledCard title={PAGES.schema} note={PAGES.schemaAt(event.schemaAddress)}>
          <CodeBlock label={PAGES.schemaOf(event.type)} code={event.schema} />
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
