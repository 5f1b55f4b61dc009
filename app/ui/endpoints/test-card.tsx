import { useFetcher } from "@remix-run/react";
import { BlockStack, Button } from "@shopify/polaris";
import { AttemptOutcome, outcomeAnswer } from "../attempt-outcome";
import { TitledCard } from "../titled-card";
import { TEST } from "./words";

/** Sends an example at once and shows what the receiver said. */
export const TestCard = ({ endpointId }: { endpointId: number }) => {
  const { submit, state, data } = useFetcher();
  const outcome = outcomeAnswer.safeParse(data).data;
  return (
    <TitledCard
      title={TEST.title}
      note={TEST.note}
      notices={
        <BlockStack gap="300" inlineAlign="start">
          <Button
            loading={state !== "idle"}
            onClick={() => submit(null, { method: "post", action: `/endpoints/${endpointId}/tests` })}
          >
            {TEST.button}
          </Button>
          <div role="status">{outcome && state === "idle" && <AttemptOutcome outcome={outcome} />}</div>
        </BlockStack>
      }
    />
  );
};
