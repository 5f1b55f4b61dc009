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
import { SYNC } from "./words";

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
      title={SYNC.syncSubscriptions.subscriptions}
      note={SYNC.syncSubscriptions.whatShopifyIsAsked(<Moment at={checkedAt} timeZone={timeZone} />)}
      action={
        <Button
          loading={state !== "idle" && data !== undefined}
          onClick={() => submit(null, { method: "put", action: ADDRESS })}
        >
          {SYNC.syncSubscriptions.checkAndRegisterNow}
        </Button>
      }
      notices={
        <>
          {answer?.problem && (
            <Banner tone="warning" title={SYNC.syncSubscriptions.notAllCouldBeRegistered}>
              <p>{answer.problem}</p>
            </Banner>
          )}
          {answer && answer.problem === null && (
            <p>
              {wrong.length === 0
                ? SYNC.syncSubscriptions.allAreRegistered(answer.states.length)
                : SYNC.syncSubscriptions.ofAreRegisteredTheOthers(
                    answer.states.length - wrong.length,
                    answer.states.length,
                  )}
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
        <ListTable
          caption={SYNC.syncSubscriptions.subscriptions}
          columns={COLUMNS}
          rows={wrong}
          keyOf={({ topic }) => topic}
        />
      )}
    </TitledCard>
  );
};

const COLUMNS: Column<State>[] = [
  { heading: SYNC.what, cell: ({ topic }) => <Named topic={topicSpelled(topic)} /> },
  {
    heading: SYNC.state,
    cell: ({ state }) =>
      state === "missing" ? (
        <Badge tone="critical">{SYNC.syncSubscriptions.missingChangesAreNotHeard}</Badge>
      ) : (
        <Badge tone="warning">{SYNC.syncSubscriptions.leadsElsewhereOrSendsOther}</Badge>
      ),
  },
];
