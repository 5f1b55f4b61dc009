import { useFetcher } from "@remix-run/react";
import { Button, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { Dialog } from "../dialog";
import { TitledCard } from "../titled-card";
import { DELETE } from "./words";

export const DeleteCard = ({ endpoint: { id, name } }: { endpoint: { id: number; name: string } }) => {
  const { submit, state } = useFetcher();
  const [asking, setAsking] = useState(false);
  const remove = () => {
    setAsking(false);
    submit(null, { method: "delete", action: `/endpoints/${id}` });
  };
  return (
    <TitledCard
      title={DELETE.title}
      note={DELETE.note}
      notices={
        <div>
          <Button tone="critical" loading={state !== "idle"} onClick={() => setAsking(true)}>
            {DELETE.button}
          </Button>
          <Dialog
            open={asking}
            onClose={() => setAsking(false)}
            title={DELETE.ask(name)}
            primaryAction={{ content: DELETE.yes, destructive: true, onAction: remove }}
            secondaryActions={[{ content: DELETE.no, onAction: () => setAsking(false) }]}
          >
            <Modal.Section>
              <Text as="p">{DELETE.gone}</Text>
            </Modal.Section>
          </Dialog>
        </div>
      }
    />
  );
};
