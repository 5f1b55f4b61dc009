import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Recovery } from "../../outbound/dispatches/recovery";
import { Moment } from "../day";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";

/** The last recovery: how far it is, or how it ended. */
export const RecoveryProgress = ({
  recovery: { state, total, sent, since, until, endpointId, perMinute },
  endpoints,
  timeZone,
}: {
  recovery: Recovery;
  endpoints: { value: string; label: string }[];
  timeZone: Zone;
}) => {
  const { submit, state: stopping } = useFetcher();
  const format = useNumberFormat();
  const name = endpoints.find(({ value }) => value === String(endpointId))?.label ?? "all endpoints that were on";
  return (
    <TitledCard
      title={TITLES[state]}
      note={
        <>
          To {name}, of what happened from <Moment at={since} timeZone={timeZone} /> until{" "}
          <Moment at={until} timeZone={timeZone} />.
        </>
      }
      notices={
        <BlockStack gap="300">
          {state === "running" && (
            <ProgressBar progress={total > 0 ? Math.min(100, (sent / total) * 100) : 0} size="small" />
          )}
          <Text as="p">
            <span role="status">{`${format(sent)} of ${format(total)} handed over, at most ${format(perMinute)} a minute.`}</span>
            {state === "running" && " You may leave this page: it goes on."}
            {state === "stopped" && " What was left stays as it was."}
          </Text>
          {state === "running" && (
            <InlineStack>
              <Button
                loading={stopping !== "idle"}
                onClick={() => submit(null, { method: "delete", action: "/recoveries" })}
              >
                Stop
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      }
    />
  );
};

const TITLES = {
  running: "Missed events are being sent again",
  done: "The last time, it went through",
  failed: "The last time, it failed",
  stopped: "The last time, it was stopped",
} satisfies Record<Recovery["state"], string>;
