import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import type { EndpointHealth } from "../../outbound/endpoints/shown/listed";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";
import { SWITCH } from "./words";

/** More than that are not counted. */
const MOST_COUNTED = 1000;

/** Off, an endpoint's events are held; on again, what it missed can be sent. */
export const SwitchCard = ({
  endpoint: { id, state, held },
}: {
  endpoint: Pick<EndpointHealth, "id" | "state" | "held">;
}) => {
  const fetcher = useFetcher<{ done: string }>();
  const format = useNumberFormat();
  useToast(fetcher.data?.done, fetcher.data);
  const busy = fetcher.state !== "idle";
  const put = (fields: Record<string, string>, method: "put" | "delete") =>
    fetcher.submit(fields, { method, action: `/endpoints/${id}/switch` });
  if (state === "on")
    return (
      <TitledCard
        title={SWITCH.off}
        note={SWITCH.offNote}
        notices={
          <InlineStack>
            <Button loading={busy} onClick={() => put({}, "delete")}>
              {SWITCH.off}
            </Button>
          </InlineStack>
        }
      />
    );
  const missed = held > MOST_COUNTED ? SWITCH.missedOver(format(MOST_COUNTED)) : SWITCH.missed(held, format);
  return (
    <TitledCard
      title={SWITCH.on}
      note={held > 0 ? missed : SWITCH.missedNothing}
      notices={
        <BlockStack gap="200" inlineAlign="start">
          {held > 0 && (
            <Button variant="primary" loading={busy} onClick={() => put({ release: "yes" }, "put")}>
              {SWITCH.onAndSend}
            </Button>
          )}
          <Button loading={busy} onClick={() => put({ release: "no" }, "put")}>
            {held > 0 ? SWITCH.onForNew : SWITCH.on}
          </Button>
        </BlockStack>
      }
    />
  );
};
