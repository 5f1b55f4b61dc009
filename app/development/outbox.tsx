import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Page, Text } from "@shopify/polaris";
import type { Zone } from "../days/zone";
import { zoneOf } from "../days/zone-days";
import { listMails } from "../outbound/mail/mails.server";
import { authenticate } from "../requests/authenticate.server";
import { Since } from "../ui/day";
import { DownloadButton } from "../ui/download-button";
import { EmptyList } from "../ui/empty-list";

const SHOWN = 20;

export const meta: MetaFunction = () => [{ title: "Outbox" }];

/** Each mail as it was written. No part of a production build, and no page of a production environment either. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  if (context.settings.ENVIRONMENT !== "development") throw new Response(null, { status: 404 });
  return { mails: await listMails(database, shop, SHOWN), timeZone: zoneOf(shop.timeZone, now), now };
}

export default function Outbox() {
  const { mails, ...context } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Outbox"
      subtitle={`Development only: the newest ${SHOWN} mails of this shop, as they were sent.`}
      backAction={{ content: "Settings", url: "/settings" }}
    >
      {mails.length === 0 ? (
        <Card>
          <EmptyList>No mail was written in the last 30 days. Send a test mail from Settings.</EmptyList>
        </Card>
      ) : (
        <BlockStack gap="400">
          {mails.map((mail) => (
            <MailCard key={mail.id} mail={mail} {...context} />
          ))}
        </BlockStack>
      )}
    </Page>
  );
}

type MailShown = Awaited<ReturnType<typeof listMails>>[number];

const MailCard = ({ mail, now, timeZone }: { mail: MailShown; now: number; timeZone: Zone }) => (
  <Card>
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="start" gap="200">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {mail.subject}
          </Text>
          <Text as="p" tone="subdued">
            To {mail.recipients.join(", ")}
          </Text>
          <Since at={mail.createdAt} now={now} timeZone={timeZone} />
        </BlockStack>
        <Badge>{mail.state}</Badge>
      </InlineStack>
      {mail.failure && (
        <Text as="p" tone="critical">
          {mail.failure}
        </Text>
      )}
      {/* A frame of its own that may run nothing: its styles stay its own, as in a mail reader. */}
      <iframe className="Outbox-Html" title={`${mail.subject}, as HTML`} srcDoc={mail.html} sandbox="" />
      {mail.attachments.map(({ name, address }) => (
        <DownloadButton key={address} address={address}>{`Open ${name}`}</DownloadButton>
      ))}
      <details>
        <summary>Plain text</summary>
        <pre className="Outbox-Text">{mail.text}</pre>
      </details>
    </BlockStack>
  </Card>
);
