import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { moment } from "../../formats/date-style";
import type { Recovery } from "../../outbound/dispatches/recovery";
import { useDateStyle } from "../locale";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { PROGRESS } from "./words";

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
  const style = useDateStyle();
  const name = endpoints.find(({ value }) => value === String(endpointId))?.label ?? PROGRESS.all;
  return (
    <TitledCard
      title={PROGRESS.titles[state]}
      note={PROGRESS.chosen(name, moment(since, timeZone, style), moment(until, timeZone, style))}
      notices={
        <BlockStack gap="300">
          {state === "running" && (
            <ProgressBar progress={total > 0 ? Math.min(100, (sent / total) * 100) : 0} size="small" />
          )}
          <Text as="p">
            <span role="status">{PROGRESS.handedOver(format(sent), format(total), format(perMinute))}</span>
            {state === "running" && ` ${PROGRESS.mayLeave}`}
            {state === "stopped" && ` ${PROGRESS.left}`}
          </Text>
          {state === "running" && (
            <InlineStack>
              <Button
                loading={stopping !== "idle"}
                onClick={() => submit(null, { method: "delete", action: "/recoveries" })}
              >
                {PROGRESS.stop}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      }
    />
  );
};
