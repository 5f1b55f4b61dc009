import { useFetcher } from "@remix-run/react";
import { BlockStack, Button } from "@shopify/polaris";
import { Came, cameAnswer } from "../came";
import { TitledCard } from "../titled-card";

/** Sends an example at once and shows what the receiver said. */
export const TestCard = ({ endpointId }: { endpointId: number }) => {
  const { submit, state, data } = useFetcher();
  const came = cameAnswer.safeParse(data).data;
  return (
    <TitledCard
      title="Send a test"
      note="An example of an event that it hears of, signed as any other. It goes to the saved address, whether the endpoint is on or off."
      notices={
        <BlockStack gap="300" inlineAlign="start">
          <Button
            loading={state !== "idle"}
            onClick={() => submit(null, { method: "post", action: `/endpoints/${endpointId}/tests` })}
          >
            Send a test
          </Button>
          <div role="status">{came && state === "idle" && <Came came={came} />}</div>
        </BlockStack>
      }
    />
  );
};
