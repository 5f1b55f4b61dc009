import { Modal, Text } from "@shopify/polaris";
import type { SavedView } from "../../shops/views/saved-view";
import { Dialog } from "../dialog";
import { useDialogSaving } from "../use-dialog-saving";
import { VIEWS } from "./words";

export const DeleteView = ({ view, onClose }: { view: SavedView; onClose: () => void }) => {
  const { submit, saving } = useDialogSaving(onClose);
  return (
    <Dialog
      open
      onClose={onClose}
      title={VIEWS.deleteView.deleteTheView(view.name)}
      primaryAction={{
        content: VIEWS.deleteView.deleteView,
        destructive: true,
        loading: saving,
        onAction: () => submit({}, { method: "delete", action: `/views/${view.id}` }),
      }}
      secondaryActions={[{ content: VIEWS.deleteView.keep, onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{VIEWS.deleteView.itGoesForEverybody}</Text>
      </Modal.Section>
    </Dialog>
  );
};
