import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page, Text } from "@shopify/polaris";
import { RECEIVERS } from "../outbound/signatures/receivers/table";
import { authenticate } from "../requests/authenticate.server";
import { CodeBlock } from "../ui/code-block";
import { LinkTabs } from "../ui/link-tabs";
import { TitledCard } from "../ui/titled-card";

export const meta: MetaFunction = () => [{ title: "Receiver code" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  const language = new URL(request.url).searchParams.get("language");
  const receiver = RECEIVERS.find((each) => each.language === language) ?? RECEIVERS[0];
  return { receiver, languages: RECEIVERS.map((each) => each.language) };
}

/** A whole receiver to copy, in one of four languages. */
export default function Receivers() {
  const { receiver, languages } = useLoaderData<typeof loader>();
  return (
    <Page title="Receiver code" backAction={{ content: "Catalogue", url: "/events" }}>
      <BlockStack gap="400">
        <Text as="p">
          A small program that takes events of the standard format and checks that each comes from Evenstock. Give your
          endpoint's secret to it as EVENSTOCK_SECRET; it needs nothing but the language itself.
        </Text>
        <TitledCard title={receiver.file} note={NOTE}>
          <LinkTabs
            label="Languages"
            tabs={languages.map((language) => ({
              name: language,
              to: `/events/receivers?language=${language}`,
              current: language === receiver.language,
            }))}
          />
          <CodeBlock label={`Receiver in ${receiver.language}`} code={receiver.code} />
        </TitledCard>
      </BlockStack>
    </Page>
  );
}

const NOTE =
  "Requests without a signature, with a wrong one, or older than five minutes are refused with 401. While you change a secret, the old one and the new one both hold.";
