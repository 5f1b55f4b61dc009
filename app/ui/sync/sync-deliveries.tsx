import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { TopicHealth } from "../../deliveries/topic-health";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { useDuration, useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { topicName } from "./topic-name";
import { SYNC } from "./words";

type Clock = { timeZone: Zone; now: number };

/** How what Shopify tells us arrives. */
export const SyncDeliveries = ({ topics, ...clock }: { topics: TopicHealth[] } & Clock) => (
  <TitledCard
    title={SYNC.syncDeliveries.whatShopifyTellsUs}
    note={topics.length ? SYNC.syncDeliveries.lagExplained : SYNC.syncDeliveries.noDeliveries}
  >
    {topics.length > 0 && (
      <ListTable
        caption={SYNC.syncDeliveries.deliveriesByTopic}
        columns={columns(clock)}
        rows={topics}
        keyOf={({ topic }) => topic}
      />
    )}
  </TitledCard>
);

const columns = (clock: Clock): Column<TopicHealth>[] => [
  { heading: SYNC.what, cell: ({ topic }) => <Named topic={topic} /> },
  {
    heading: SYNC.syncDeliveries.last,
    cell: ({ lastAt }) => (lastAt === null ? SYNC.none : <Since at={lastAt} {...clock} />),
  },
  { heading: SYNC.syncDeliveries.lag, cell: (health) => <Lag {...health} /> },
  { heading: SYNC.syncDeliveries.failures, cell: (health) => <Failures {...health} {...clock} /> },
];

export const Named = ({ topic }: { topic: string }) => (
  <>
    {topicName(topic)}
    {topicName(topic) !== topic && <span className="Aside">{topic}</span>}
  </>
);

const Lag = ({ accepted, slow, late, lag, worstLag }: TopicHealth) => {
  const format = useNumberFormat();
  const duration = useDuration();
  return (
    <>
      {lag === null ? SYNC.syncDeliveries.notMeasured : duration(lag)}
      {worstLag !== null && <span className="Aside">{SYNC.syncDeliveries.atWorst(duration(worstLag))}</span>}
      {late > 0 && <Badge tone="critical">{SYNC.syncDeliveries.veryLate(format(late), format(accepted))}</Badge>}
      {late === 0 && slow > 0 && (
        <Badge tone="attention">{SYNC.syncDeliveries.slowDeliveries(format(slow), format(accepted))}</Badge>
      )}
    </>
  );
};

const Failures = ({ failures, lastFailureAt, ...clock }: TopicHealth & Clock) => {
  const format = useNumberFormat();
  if (failures === 0 || lastFailureAt === null) return <>{SYNC.none}</>;
  return (
    <>
      <Badge tone="warning">{SYNC.syncDeliveries.putAside(format(failures))}</Badge>
      <span className="Aside">{SYNC.syncDeliveries.theLast(<Since at={lastFailureAt} {...clock} />)}</span>
    </>
  );
};
