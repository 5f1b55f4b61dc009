import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, InlineStack, Link, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Zone } from "../../days/zone";
import type { KeptDelivery } from "../../deliveries/quarantine";
import { Since } from "../day";
import { Dialog } from "../dialog";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";
import { Named } from "./sync-deliveries";
import { topicName } from "./topic-name";
import { SYNC } from "./words";

/** One delivery put aside, as the page shows it: how it can come back is decided by whoever keeps it. */
type PutAside = KeptDelivery & { comesBack: "message" | "read" | "comparison" | "impossible" };
type Clock = { timeZone: Zone; now: number };

const MOST = SYNC.syncQuarantine.atMostAreKept;

export const SyncQuarantine = ({
  deliveries,
  kinds,
  next,
  ...clock
}: {
  deliveries: PutAside[];
  kinds: { topic: string; count: number }[];
  next: number | null;
} & Clock) => (
  <TitledCard
    title={SYNC.syncQuarantine.putAside}
    note={deliveries.length ? SYNC.syncQuarantine.unusedDeliveries(MOST) : SYNC.syncQuarantine.noDeliveryIsPutAside}
    notices={kinds.map((kind) => <Kind key={kind.topic} {...kind} />)}
  >
    {deliveries.length > 0 && (
      <ListTable
        caption={SYNC.syncQuarantine.deliveriesPutAside}
        columns={columns(clock)}
        rows={deliveries}
        keyOf={({ id }) => id}
      />
    )}
    {next !== null && (
      <Box padding="400">
        <Link url={`/sync?aside=${next}`}>{SYNC.olderOnes}</Link>
      </Box>
    )}
  </TitledCard>
);

const Kind = ({ topic, count }: { topic: string; count: number }) => {
  const format = useNumberFormat();
  return (
    <InlineStack gap="300" blockAlign="center" align="space-between">
      <Text as="span">
        {topicName(topic)}: {format(count)}
      </Text>
      <InlineStack gap="200">
        <Readmit
          chosen={{ topic }}
          label={SYNC.syncQuarantine.readmitAll}
          name={SYNC.syncQuarantine.all(topicName(topic))}
        />
        <Drop
          chosen={{ topic }}
          label={SYNC.syncQuarantine.dropAll}
          name={SYNC.syncQuarantine.allWithCount(format(count), topicName(topic))}
        />
      </InlineStack>
    </InlineStack>
  );
};

const columns = (clock: Clock): Column<PutAside>[] => [
  { heading: SYNC.what, cell: ({ topic }) => <Named topic={topic} /> },
  { heading: SYNC.syncQuarantine.came, cell: ({ receivedAt }) => <Since at={receivedAt} {...clock} /> },
  { heading: SYNC.why, cell: (delivery) => <Why {...delivery} /> },
  {
    heading: SYNC.do,
    action: true,
    cell: ({ id, topic, comesBack }) => (
      <InlineStack gap="200">
        <ComeBack id={id} topic={topic} comesBack={comesBack} />
        <Drop
          chosen={{ id: String(id) }}
          label={SYNC.syncQuarantine.drop}
          name={SYNC.syncQuarantine.thisDelivery(topicName(topic))}
        />
      </InlineStack>
    ),
  },
];

const ComeBack = ({ id, topic, comesBack }: Pick<PutAside, "id" | "topic" | "comesBack">) => {
  switch (comesBack) {
    case "impossible":
      return <Badge>{SYNC.syncQuarantine.nothingToReadmit}</Badge>;
    case "comparison":
      return <Compare name={topicName(topic)} />;
    default:
      return (
        <Readmit
          chosen={{ id: String(id) }}
          label={SYNC.syncQuarantine.readmit}
          name={SYNC.syncQuarantine.this(topicName(topic))}
        />
      );
  }
};

const Why = ({ reason, size, sha256, webhookId, message, comesBack }: PutAside) => {
  const format = useNumberFormat();
  return (
    <BlockStack gap="100">
      <span className="Reason">{reason}</span>
      {comesBack === "comparison" && <span>{READMISSIONS.comparison}</span>}
      <details>
        <summary>{SYNC.syncQuarantine.look}</summary>
        <dl className="Facts">
          <dt>{SYNC.syncQuarantine.size}</dt>
          <dd>{SYNC.syncQuarantine.bytes(format(size))}</dd>
          <dt>{SYNC.syncQuarantine.sha}</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
          <dt>{SYNC.syncQuarantine.webhook}</dt>
          <dd>{webhookId || SYNC.syncQuarantine.noneWasSent}</dd>
          <dt>{SYNC.syncQuarantine.readmit}</dt>
          <dd>{READMISSIONS[comesBack]}</dd>
        </dl>
        {message !== null && <pre>{message}</pre>}
      </details>
    </BlockStack>
  );
};

const READMISSIONS = {
  message: SYNC.syncQuarantine.fieldsAreKept,
  read: SYNC.syncQuarantine.bodyNotKept,
  comparison: SYNC.syncQuarantine.cannotBeReadmitted,
  impossible: SYNC.syncQuarantine.bodyNotKeptNorNamed,
} satisfies Record<PutAside["comesBack"], string>;

type Choice = { chosen: { id: string } | { topic: string }; label: string; name: string };

const Readmit = ({ chosen, label, name }: Choice) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  return (
    <Button
      size="slim"
      loading={state !== "idle"}
      accessibilityLabel={`${label}: ${name}`}
      onClick={() => submit(chosen, { method: "post", action: "/sync/readmissions" })}
    >
      {label}
    </Button>
  );
};

const Compare = ({ name }: { name: string }) => {
  const { submit, state, data } = useFetcher();
  useToast(data ? SYNC.syncQuarantine.theComparisonWithShopifyBegins : undefined, data);
  return (
    <Button
      size="slim"
      loading={state !== "idle"}
      accessibilityLabel={SYNC.syncQuarantine.compareInstead(name)}
      onClick={() => submit(null, { method: "post", action: "/sync/comparisons" })}
    >
      {SYNC.syncQuarantine.compareWithShopify}
    </Button>
  );
};

const Drop = ({ chosen, label, name }: Choice) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  const [asking, setAsking] = useState(false);
  useToast(data?.done, data);
  return (
    <>
      <Button
        size="slim"
        tone="critical"
        variant="tertiary"
        loading={state !== "idle"}
        accessibilityLabel={`${label}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={SYNC.syncQuarantine.dropWithName(name)}
        primaryAction={{
          content: SYNC.syncQuarantine.drop,
          destructive: true,
          onAction: () => {
            setAsking(false);
            submit(chosen, { method: "delete", action: "/sync/quarantine" });
          },
        }}
        secondaryActions={[{ content: SYNC.syncQuarantine.keep, onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{SYNC.syncQuarantine.goneForGood}</Text>
        </Modal.Section>
      </Dialog>
    </>
  );
};
