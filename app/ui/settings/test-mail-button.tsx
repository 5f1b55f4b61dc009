import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import * as z from "zod/mini";
import { useToast } from "../use-toast";
import { ALERT_MAIL } from "./words";

const answerOf = z.object({ done: z.string() });

/** Goes to the recipients that are saved, not to what is being typed. */
export const TestMailButton = ({ recipients }: { recipients: number }) => {
  const { submit, data, state } = useFetcher();
  const done = answerOf.safeParse(data).data?.done;
  useToast(done, data);
  return (
    <InlineStack gap="300" blockAlign="center">
      <Button
        disabled={recipients === 0}
        loading={state !== "idle"}
        onClick={() => submit(null, { method: "post", action: "/settings/test-mail" })}
      >
        {ALERT_MAIL.test}
      </Button>
      <Text as="span" tone="subdued">
        <span role="status">{done ?? (recipients === 0 ? ALERT_MAIL.nobody : ALERT_MAIL.toTheSaved)}</span>
      </Text>
    </InlineStack>
  );
};
