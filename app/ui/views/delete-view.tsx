import { Modal, Text } from "@shopify/polaris";
import type { SavedView } from "../../shops/views/saved-view";
import { Dialog } from "../dialog";
import { useDialogSaving } from "../use-dialog-saving";

export const DeleteView = ({ view, onClose }: { view: SavedView; onClose: () => void }) => {
  const { submit, saving } = useDialogSaving(onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete the view "${view.name}"?`}
      primaryAction={{
        content: "Delete view",
        destructive: true,
        loading: saving,
        onAction: () => submit({}, { method: "delete", action: `/views/${view.id}` }),
      }}
      secondaryActions={[{ content: "Keep it", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">It goes for everybody in the shop. What it lists stays as it is.</Text>
      </Modal.Section>
    </Dialog>
  );
};
