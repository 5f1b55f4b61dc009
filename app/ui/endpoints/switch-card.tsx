import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack } from "@shopify/polaris";
import type { EndpointStanding } from "../../outbound/endpoints/shown/listed";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";

/** Off, an endpoint's events are held; on again, what it missed can be sent. */
export const SwitchCard = ({
  endpoint: { id, state, held },
}: {
  endpoint: Pick<EndpointStanding, "id" | "state" | "held">;
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
        title="Switch off"
        note="While it is off, its events are held. When you switch it on again, you can send them."
        notices={
          <InlineStack>
            <Button loading={busy} onClick={() => put({}, "delete")}>
              Switch off
            </Button>
          </InlineStack>
        }
      />
    );
  const missed = held > 1000 ? `over ${format(1000)}` : format(held);
  return (
    <TitledCard
      title="Switch on"
      note={
        held > 0
          ? `It missed ${missed} ${held === 1 ? "event" : "events"}, which are held for it.`
          : "It missed nothing."
      }
      notices={
        <BlockStack gap="200" inlineAlign="start">
          {held > 0 && (
            <Button variant="primary" loading={busy} onClick={() => put({ replay: "yes" }, "put")}>
              Switch on and send what it missed
            </Button>
          )}
          <Button loading={busy} onClick={() => put({ replay: "no" }, "put")}>
            {held > 0 ? "Switch on for new events only" : "Switch on"}
          </Button>
        </BlockStack>
      }
    />
  );
};
