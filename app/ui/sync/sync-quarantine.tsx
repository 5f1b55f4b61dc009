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

/** One delivery put aside, as the page shows it: how it can come back is decided by whoever keeps it. */
export type PutAside = KeptDelivery & { comesBack: "message" | "read" | "comparison" | "impossible" };
type Clock = { timeZone: Zone; now: number };

const MOST = "At most 1,000 are kept, for 14 days; a body that could not be read is never kept.";

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
    title="Put aside"
    note={deliveries.length ? `Deliveries that could not be used. ${MOST}` : "No delivery is put aside."}
    notices={kinds.map((kind) => <Kind key={kind.topic} {...kind} />)}
  >
    {deliveries.length > 0 && (
      <ListTable caption="Deliveries put aside" columns={columns(clock)} rows={deliveries} keyOf={({ id }) => id} />
    )}
    {next !== null && (
      <Box padding="400">
        <Link url={`/sync?aside=${next}`}>Older ones</Link>
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
        <Replay chosen={{ topic }} label="Replay all" name={`all of ${topicName(topic)}`} />
        <Drop chosen={{ topic }} label="Drop all" name={`all ${format(count)} of ${topicName(topic)}`} />
      </InlineStack>
    </InlineStack>
  );
};

const columns = (clock: Clock): Column<PutAside>[] => [
  { heading: "What", cell: ({ topic }) => <Named topic={topic} /> },
  { heading: "Came", cell: ({ receivedAt }) => <Since at={receivedAt} {...clock} /> },
  { heading: "Why", cell: (delivery) => <Why {...delivery} /> },
  {
    heading: "Do",
    action: true,
    cell: ({ id, topic, comesBack }) => (
      <InlineStack gap="200">
        <ComeBack id={id} topic={topic} comesBack={comesBack} />
        <Drop chosen={{ id: String(id) }} label="Drop" name={`this delivery of ${topicName(topic)}`} />
      </InlineStack>
    ),
  },
];

const ComeBack = ({ id, topic, comesBack }: Pick<PutAside, "id" | "topic" | "comesBack">) => {
  switch (comesBack) {
    case "impossible":
      return <Badge>Nothing to replay</Badge>;
    case "comparison":
      return <Compare name={topicName(topic)} />;
    default:
      return <Replay chosen={{ id: String(id) }} label="Replay" name={`this of ${topicName(topic)}`} />;
  }
};

const Why = ({ reason, size, sha256, webhookId, message, comesBack }: PutAside) => {
  const format = useNumberFormat();
  return (
    <BlockStack gap="100">
      <span className="Reason">{reason}</span>
      {comesBack === "comparison" && <span>{REPLAYS.comparison}</span>}
      <details>
        <summary>Look at it</summary>
        <dl className="Facts">
          <dt>Size</dt>
          <dd>{format(size)} bytes</dd>
          <dt>SHA-256</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
          <dt>Webhook</dt>
          <dd>{webhookId || "none was sent"}</dd>
          <dt>Replay</dt>
          <dd>{REPLAYS[comesBack]}</dd>
        </dl>
        {message !== null && <pre>{message}</pre>}
      </details>
    </BlockStack>
  );
};

const REPLAYS = {
  message: "The fields that we keep are here, and are tried again.",
  read: "The body was not kept: what it told of is read from Shopify.",
  comparison:
    "It cannot be replayed: the body was not kept, and it does not name what it told of. A comparison with Shopify finds what it changed.",
  impossible: "The body was not kept, and it does not name what it told of.",
} satisfies Record<PutAside["comesBack"], string>;

type Choice = { chosen: { id: string } | { topic: string }; label: string; name: string };

const Replay = ({ chosen, label, name }: Choice) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  return (
    <Button
      size="slim"
      loading={state !== "idle"}
      accessibilityLabel={`${label}: ${name}`}
      onClick={() => submit(chosen, { method: "post", action: "/sync/replays" })}
    >
      {label}
    </Button>
  );
};

const Compare = ({ name }: { name: string }) => {
  const { submit, state, data } = useFetcher();
  useToast(data ? "The comparison with Shopify begins" : undefined, data);
  return (
    <Button
      size="slim"
      loading={state !== "idle"}
      accessibilityLabel={`Compare with Shopify: what this of ${name} told of`}
      onClick={() => submit(null, { method: "post", action: "/sync/comparisons" })}
    >
      Compare with Shopify
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
        title={`Drop ${name}?`}
        primaryAction={{
          content: "Drop",
          destructive: true,
          onAction: () => {
            setAsking(false);
            submit(chosen, { method: "delete", action: "/sync/quarantine" });
          },
        }}
        secondaryActions={[{ content: "Keep", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            It is gone for good and cannot be replayed. The nightly comparison still finds what differs.
          </Text>
        </Modal.Section>
      </Dialog>
    </>
  );
};
