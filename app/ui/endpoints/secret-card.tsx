import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ChoiceList, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import type { Zone } from "../../days/zone";
import { CopyButton } from "../copy-button";
import { Moment } from "../day";
import { Dialog } from "../dialog";
import { TitledCard } from "../titled-card";

const answer = z.object({ secret: z.string() });

/** Another secret in place of the one that is there, which stays good for a day unless it has leaked. */
export const SecretCard = ({
  endpoint: { id, previousUntil },
  now,
  timeZone,
}: {
  endpoint: { id: number; previousUntil: number | null };
  now: number;
  timeZone: Zone;
}) => {
  const { submit, state, data } = useFetcher();
  const [asking, setAsking] = useState(false);
  const [leaked, setLeaked] = useState<"no" | "yes">("no");
  const secret = answer.safeParse(data).data?.secret;
  const replace = () => {
    setAsking(false);
    submit({ leaked }, { method: "post", action: `/endpoints/${id}/secrets` });
  };
  return (
    <TitledCard
      title="Secret"
      note="Events are signed with it. It was shown once, when it was made."
      notices={
        <BlockStack gap="300" inlineAlign="start">
          {secret && (
            <>
              <Text as="p">Copy the new secret now: it is shown this once.</Text>
              <InlineStack gap="200" blockAlign="center">
                <code className="Secret">{secret}</code>
                <CopyButton text={secret} label="Copy secret" />
              </InlineStack>
            </>
          )}
          {previousUntil !== null && previousUntil > now && (
            <Text as="p">
              The one before is good until <Moment at={previousUntil} timeZone={timeZone} />.
            </Text>
          )}
          <Button loading={state !== "idle"} onClick={() => setAsking(true)}>
            Make a new secret
          </Button>
          <Dialog
            open={asking}
            onClose={() => setAsking(false)}
            title="Make a new secret?"
            primaryAction={{ content: "Make a new secret", destructive: leaked === "yes", onAction: replace }}
            secondaryActions={[{ content: "Cancel", onAction: () => setAsking(false) }]}
          >
            <Modal.Section>
              <ChoiceList
                title="The secret that is there now"
                choices={CHOICES}
                selected={[leaked]}
                onChange={([chosen]) => setLeaked(chosen === "yes" ? "yes" : "no")}
              />
            </Modal.Section>
          </Dialog>
        </BlockStack>
      }
    />
  );
};

const CHOICES = [
  {
    value: "no",
    label: "Stays good for 24 hours",
    helpText: "Events carry both signatures until you have changed your receiver.",
  },
  {
    value: "yes",
    label: "Ends at once",
    helpText: "For one that others may know. Your receiver refuses events until it has the new one.",
  },
];
