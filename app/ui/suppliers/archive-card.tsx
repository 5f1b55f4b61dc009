import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Supplier } from "../../suppliers/supplier";
import { Dialog } from "../dialog";
import { useToast } from "../use-toast";
import { ARCHIVE } from "./words";

export const ArchiveCard = ({ supplier }: { supplier: Pick<Supplier, "id" | "name" | "archivedAt"> }) => {
  const [asking, setAsking] = useState(false);
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  const send = (method: "put" | "delete") => {
    setAsking(false);
    submit(null, { method, action: `/suppliers/${supplier.id}/archive` });
  };
  if (supplier.archivedAt !== null)
    return (
      <Card>
        <BlockStack gap="300">
          <Text as="p">{ARCHIVE.archived}</Text>
          <InlineStack>
            <Button loading={state !== "idle"} onClick={() => send("delete")}>
              {ARCHIVE.takeBack}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          {ARCHIVE.about}
        </Text>
        <InlineStack>
          <Button tone="critical" loading={state !== "idle"} onClick={() => setAsking(true)}>
            {ARCHIVE.button}
          </Button>
        </InlineStack>
      </BlockStack>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={ARCHIVE.asked(supplier.name)}
        primaryAction={{ content: ARCHIVE.archive, destructive: true, onAction: () => send("put") }}
        secondaryActions={[{ content: ARCHIVE.keep, onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">{ARCHIVE.means}</Text>
        </Modal.Section>
      </Dialog>
    </Card>
  );
};
