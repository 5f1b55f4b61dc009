import { useFetcher } from "@remix-run/react";
import { BlockStack, Button } from "@shopify/polaris";
import type { DispatchState } from "../../outbound/dispatches/dispatch-state";
import { AttemptOutcome, outcomeAnswer } from "../attempt-outcome";
import { TitledCard } from "../titled-card";
import { RESEND } from "./words";

/** Sends it once more, at once. */
export const ResendCard = ({
  endpointId,
  sequence,
  state,
}: {
  endpointId: number;
  sequence: number;
  state: DispatchState;
}) => {
  const fetcher = useFetcher();
  const outcome = outcomeAnswer.safeParse(fetcher.data).data;
  return (
    <TitledCard
      title={RESEND.title}
      note={RESEND.notes[state]}
      notices={
        <BlockStack gap="300" inlineAlign="start">
          <Button
            disabled={state === "pending"}
            loading={fetcher.state !== "idle"}
            onClick={() =>
              fetcher.submit(null, { method: "post", action: `/dispatches/${endpointId}/${sequence}/attempts` })
            }
          >
            {RESEND.button}
          </Button>
          <div role="status">{outcome && fetcher.state === "idle" && <AttemptOutcome outcome={outcome} />}</div>
        </BlockStack>
      }
    />
  );
};
