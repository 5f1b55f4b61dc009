import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { SHARED } from "./words";

/** A receipt that was entered wrongly is taken back, once it was said what follows. */
export const TakeBack = ({ action, follows }: { action: string; follows: string }) => {
  const [asked, setAsked] = useState(false);
  const [formToken] = useState(() => crypto.randomUUID());
  const { submit, state, data } = useFetcher<{ kind: string; reason?: string }>();
  if (!asked)
    return (
      <div>
        <Button variant="plain" onClick={() => setAsked(true)}>
          {SHARED.takeBack.ask}
        </Button>
      </div>
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span">{follows}</Text>
      <Button
        tone="critical"
        loading={state !== "idle"}
        onClick={() => submit({ formToken }, { method: "post", action })}
      >
        {SHARED.takeBack.takeBack}
      </Button>
      <Button variant="tertiary" onClick={() => setAsked(false)}>
        {SHARED.takeBack.leave}
      </Button>
      {data?.kind === "refused" && (
        <Text as="span" tone="critical">
          {data.reason}
        </Text>
      )}
    </InlineStack>
  );
};
