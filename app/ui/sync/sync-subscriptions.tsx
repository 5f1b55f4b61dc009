import { useFetcher } from "@remix-run/react";
import { Badge, Banner, Box, Button, SkeletonBodyText } from "@shopify/polaris";
import { useEffect } from "react";
import type { Zone } from "../../days/zone";
import { Moment } from "../day";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { type SubscriptionsAnswer, subscriptionsAnswer } from "./sync-answers";
import { Named } from "./sync-deliveries";
import { topicSpelled } from "./topic-name";

type State = SubscriptionsAnswer["states"][number];
const ADDRESS = "/sync/subscriptions";

/** What we have asked Shopify to tell us, as Shopify has it now. */
export const SyncSubscriptions = ({ checkedAt, timeZone }: { checkedAt: number; timeZone: Zone }) => {
  const { load, submit, data, state } = useFetcher();
  useEffect(() => {
    if (!data && state === "idle") load(ADDRESS);
  }, [data, state, load]);
  const answer = subscriptionsAnswer.safeParse(data).data;
  const wrong = answer?.states.filter((each) => each.state !== "registered") ?? [];
  return (
    <TitledCard
      title="Subscriptions"
      note={
        <>
          What Shopify is asked to tell us. Missing ones are registered again each day and when somebody opens
          Evenstock; last checked <Moment at={checkedAt} timeZone={timeZone} />.
        </>
      }
      action={
        <Button
          loading={state !== "idle" && data !== undefined}
          onClick={() => submit(null, { method: "put", action: ADDRESS })}
        >
          Check and register now
        </Button>
      }
      notices={
        <>
          {answer?.problem && (
            <Banner tone="warning" title="Not all could be registered">
              <p>{answer.problem}</p>
            </Banner>
          )}
          {answer && answer.problem === null && (
            <p>
              {wrong.length === 0
                ? `All ${answer.states.length} are registered.`
                : `${answer.states.length - wrong.length} of ${answer.states.length} are registered. The others:`}
            </p>
          )}
        </>
      }
    >
      {!answer && (
        <Box padding="400">
          <SkeletonBodyText lines={2} />
        </Box>
      )}
      {wrong.length > 0 && (
        <ListTable caption="Subscriptions" columns={COLUMNS} rows={wrong} keyOf={({ topic }) => topic} />
      )}
    </TitledCard>
  );
};

const COLUMNS: Column<State>[] = [
  { heading: "What", cell: ({ topic }) => <Named topic={topicSpelled(topic)} /> },
  {
    heading: "State",
    cell: ({ state }) =>
      state === "missing" ? (
        <Badge tone="critical">Missing: changes are not heard of</Badge>
      ) : (
        <Badge tone="warning">Leads elsewhere or sends other fields</Badge>
      ),
  },
];
