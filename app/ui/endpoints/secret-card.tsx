import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ChoiceList, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import * as z from "zod/mini";
import type { Zone } from "../../days/zone";
import { CopyButton } from "../copy-button";
import { Moment } from "../day";
import { Dialog } from "../dialog";
import { TitledCard } from "../titled-card";
import { SECRET } from "./words";

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
      title={SECRET.title}
      note={SECRET.note}
      notices={
        <BlockStack gap="300" inlineAlign="start">
          {secret && (
            <>
              <Text as="p">{SECRET.copyNew}</Text>
              <InlineStack gap="200" blockAlign="center">
                <code className="Secret">{secret}</code>
                <CopyButton text={secret} label={SECRET.copy} />
              </InlineStack>
            </>
          )}
          {previousUntil !== null && previousUntil > now && (
            <Text as="p">
              {SECRET.before} <Moment at={previousUntil} timeZone={timeZone} />.
            </Text>
          )}
          <Button loading={state !== "idle"} onClick={() => setAsking(true)}>
            {SECRET.make}
          </Button>
          <Dialog
            open={asking}
            onClose={() => setAsking(false)}
            title={SECRET.makeTitle}
            primaryAction={{ content: SECRET.make, destructive: leaked === "yes", onAction: replace }}
            secondaryActions={[{ content: SECRET.cancel, onAction: () => setAsking(false) }]}
          >
            <Modal.Section>
              <ChoiceList
                title={SECRET.now}
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
    label: SECRET.stays,
    helpText: SECRET.staysHelp,
  },
  {
    value: "yes",
    label: SECRET.ends,
    helpText: SECRET.endsHelp,
  },
];
