import { Badge, BlockStack, Card, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Since } from "../day";
import { MAIL } from "./words";

type MailStatus = {
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
  mails: MailStatus[];
  now: number;
  timeZone: Zone;
}) => (
  <Layout.AnnotatedSection title={MAIL.title} description={MAIL.description}>
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone={way === "none" ? "critical" : undefined}>
          {MAIL.ways[way]} {way === "outbox" && <Link url="/outbox">{MAIL.outbox}</Link>}
        </Text>
        {mails.length === 0 ? (
          <Text as="p" tone="subdued">
            {MAIL.empty}
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

const MailLine = ({ mail, now, timeZone }: { mail: MailStatus; now: number; timeZone: Zone }) => (
  <li>
    <InlineStack gap="200" align="space-between" blockAlign="start" wrap={false}>
      <div className="Mails-Subject">
        {mail.subject}
        <span className="Aside">{MAIL.to(mail.recipients)}</span>
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

function wordFor({ state, attempts }: MailStatus) {
  if (state === "sent") return MAIL.sent;
  if (state === "failed") return MAIL.notSent;
  return attempts > 0 ? MAIL.again : MAIL.onItsWay;
}
