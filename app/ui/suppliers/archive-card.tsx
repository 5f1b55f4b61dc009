import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Supplier } from "../../suppliers/supplier";
import { Dialog } from "../dialog";
import { useToast } from "../use-toast";

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
          <Text as="p">Archived: nothing is ordered from this supplier.</Text>
          <InlineStack>
            <Button loading={state !== "idle"} onClick={() => send("delete")}>
              Take back
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          A supplier that you no longer order from can be archived.
        </Text>
        <InlineStack>
          <Button tone="critical" loading={state !== "idle"} onClick={() => setAsking(true)}>
            Archive supplier
          </Button>
        </InlineStack>
      </BlockStack>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Archive ${supplier.name}?`}
        primaryAction={{ content: "Archive", destructive: true, onAction: () => send("put") }}
        secondaryActions={[{ content: "Keep", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            Its vendors become free for other suppliers, and no variant is ordered from it any more. Its price list is
            kept. You can take it back.
          </Text>
        </Modal.Section>
      </Dialog>
    </Card>
  );
};
