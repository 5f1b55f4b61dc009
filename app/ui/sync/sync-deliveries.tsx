import { Badge } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { TopicHealth } from "../../deliveries/topic-health";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { useDuration, useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { topicName } from "./topic-name";

type Clock = { timeZone: Zone; now: number };

/** How what Shopify tells us arrives. */
export const SyncDeliveries = ({ topics, ...clock }: { topics: TopicHealth[] } & Clock) => (
  <TitledCard
    title="What Shopify tells us"
    note={
      topics.length
        ? "The lag is the time from Shopify's sending to our rows: the last delivery's, and the longest of yesterday and today. Failures are of 14 days."
        : "Nothing has come in the last 14 days."
    }
  >
    {topics.length > 0 && (
      <ListTable caption="Deliveries by topic" columns={columns(clock)} rows={topics} keyOf={({ topic }) => topic} />
    )}
  </TitledCard>
);

const columns = (clock: Clock): Column<TopicHealth>[] => [
  { heading: "What", cell: ({ topic }) => <Named topic={topic} /> },
  { heading: "Last", cell: ({ lastAt }) => (lastAt === null ? "None" : <Since at={lastAt} {...clock} />) },
  { heading: "Lag", cell: (health) => <Lag {...health} /> },
  { heading: "Failures", cell: (health) => <Failures {...health} {...clock} /> },
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
      {lag === null ? "Not measured" : duration(lag)}
      {worstLag !== null && <span className="Aside">at worst {duration(worstLag)}</span>}
      {late > 0 && <Badge tone="critical">{`Half an hour or more: ${format(late)} of ${format(accepted)}`}</Badge>}
      {late === 0 && slow > 0 && (
        <Badge tone="attention">{`A minute or more: ${format(slow)} of ${format(accepted)}`}</Badge>
      )}
    </>
  );
};

const Failures = ({ failures, lastFailureAt, ...clock }: TopicHealth & Clock) => {
  const format = useNumberFormat();
  if (failures === 0 || lastFailureAt === null) return <>None</>;
  return (
    <>
      <Badge tone="warning">{`${format(failures)} put aside`}</Badge>
      <span className="Aside">
        the last <Since at={lastFailureAt} {...clock} />
      </span>
    </>
  );
};
