import { useFetcher } from "@remix-run/react";
import { BlockStack, Button } from "@shopify/polaris";
import type { DispatchState } from "../../outbound/dispatches/dispatch-state";
import { Came, cameAnswer } from "../came";
import { TitledCard } from "../titled-card";

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
  const came = cameAnswer.safeParse(fetcher.data).data;
  return (
    <TitledCard
      title="Send it again"
      note={NOTES[state]}
      notices={
        <BlockStack gap="300" inlineAlign="start">
          <Button
            disabled={state === "pending"}
            loading={fetcher.state !== "idle"}
            onClick={() =>
              fetcher.submit(null, { method: "post", action: `/dispatches/${endpointId}/${sequence}/attempts` })
            }
          >
            Send it again
          </Button>
          <div role="status">{came && fetcher.state === "idle" && <Came came={came} />}</div>
        </BlockStack>
      }
    />
  );
};

const SAME = "The same body under the same webhook-id, at once.";

const NOTES = {
  pending: "A try of it is still to come, so it is not sent beside that.",
  delivered: `It was delivered. Your receiver gets it a second time: ${SAME.toLowerCase()}`,
  exhausted: SAME,
  held: SAME,
  skipped: SAME,
} satisfies Record<DispatchState, string>;
