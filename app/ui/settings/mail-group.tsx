import { Badge, BlockStack, Card, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Since } from "../day";

export type MailStanding = {
  id: number;
  subject: string;
  state: "queued" | "sent" | "failed";
  failure: string | null;
  attempts: number;
  createdAt: number;
  /** How many. */
  recipients: number;
};

/** In plain words how mail leaves, and what became of the latest. */
export const MailGroup = ({
  way,
  mails,
  ...context
}: {
  way: "service" | "cloudflare" | "outbox" | "none";
  mails: MailStanding[];
  now: number;
  timeZone: Zone;
}) => (
  <Layout.AnnotatedSection title="Mail" description="How it leaves, and what became of the latest.">
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone={way === "none" ? "critical" : undefined}>
          {WAYS[way]} {way === "outbox" && <Link url="/outbox">Open the outbox</Link>}
        </Text>
        {mails.length === 0 ? (
          <Text as="p" tone="subdued">
            No mail in the last 30 days.
          </Text>
        ) : (
          <ul className="Mails">
            {mails.map((mail) => (
              <MailLine key={mail.id} mail={mail} {...context} />
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  </Layout.AnnotatedSection>
);

const WAYS = {
  service: "Mail leaves through the mail service that Evenstock was set up with.",
  cloudflare: "Mail leaves through Cloudflare.",
  outbox: "In development mail goes nowhere: it is shown in the outbox.",
  none: "Evenstock has no way to send mail yet. Whoever runs it sets MAIL_FROM and a mail service; what is written until then is kept for six hours.",
};

const MailLine = ({ mail, now, timeZone }: { mail: MailStanding; now: number; timeZone: Zone }) => (
  <li>
    <InlineStack gap="200" align="space-between" blockAlign="start" wrap={false}>
      <div className="Mails-Subject">
        {mail.subject}
        <span className="Aside">
          To {mail.recipients} {mail.recipients === 1 ? "address" : "addresses"}
        </span>
        <Since at={mail.createdAt} now={now} timeZone={timeZone} />
        {mail.failure && (
          <Text as="p" tone="critical">
            {mail.failure}
          </Text>
        )}
      </div>
      <Badge {...BADGES[mail.state]}>{wordFor(mail)}</Badge>
    </InlineStack>
  </li>
);

const BADGES = { queued: { tone: "attention" }, sent: { tone: "success" }, failed: { tone: "critical" } } as const;

function wordFor({ state, attempts }: MailStanding) {
  if (state === "sent") return "Sent";
  if (state === "failed") return "Not sent";
  return attempts > 0 ? "Tried again soon" : "On its way";
}
