import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page, Text } from "@shopify/polaris";
import { RECEIVERS } from "../outbound/signatures/receivers/table";
import { authenticate } from "../requests/authenticate.server";
import { CodeBlock } from "../ui/code-block";
import { PAGES, RECEIVER_CODE } from "../ui/events/words";
import { LinkTabs } from "../ui/link-tabs";
import { TitledCard } from "../ui/titled-card";

export const meta: MetaFunction = () => [{ title: RECEIVER_CODE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(context);
  const language = new URL(request.url).searchParams.get("language");
  const receiver = RECEIVERS.find((each) => each.language === language) ?? RECEIVERS[0];
  return { receiver, languages: RECEIVERS.map((each) => each.language) };
}

/** A whole receiver to copy, in one of four languages. */
export default function Receivers() {
  const { receiver, languages } = useLoaderData<typeof loader>();
  return (
    <Page title={RECEIVER_CODE.title} backAction={{ content: PAGES.back, url: "/events" }}>
      <BlockStack gap="400">
        <Text as="p">{RECEIVER_CODE.about}</Text>
        <TitledCard title={receiver.file} note={RECEIVER_CODE.refuses}>
          <LinkTabs
            label={RECEIVER_CODE.languages}
            tabs={languages.map((language) => ({
              name: language,
              to: `/events/receivers?language=${language}`,
              current: language === receiver.language,
            }))}
          />
          <CodeBlock label={RECEIVER_CODE.in(receiver.language)} code={receiver.code} />
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
