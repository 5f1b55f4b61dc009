import { useFetcher } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { Dialog } from "../dialog";
import { TitledCard } from "../titled-card";

export const DeleteCard = ({ endpoint: { id, name } }: { endpoint: { id: number; name: string } }) => {
  const { submit, state } = useFetcher();
  const [asking, setAsking] = useState(false);
  const remove = () => {
    setAsking(false);
    submit(null, { method: "delete", action: `/endpoints/${id}` });
  };
  return (
    <TitledCard
      title="Delete"
      note="If you may need it again, switch it off instead."
      notices={
        <div>
          <Button tone="critical" loading={state !== "idle"} onClick={() => setAsking(true)}>
            Delete endpoint
          </Button>
          <Dialog
            open={asking}
            onClose={() => setAsking(false)}
            title={`Delete ${name}?`}
            primaryAction={{ content: "Delete", destructive: true, onAction: remove }}
            secondaryActions={[{ content: "Keep", onAction: () => setAsking(false) }]}
          >
            <Modal.Section>
              <Text as="p">
                Its address and its secret are gone for good, and what still waits for it is not sent. Its past
                dispatches stay in the list.
              </Text>
            </Modal.Section>
          </Dialog>
        </div>
      }
    />
  );
};
