import { FormLayout, Modal } from "@shopify/polaris";
import type { ReactNode } from "react";

/** A dialog with a form; Enter saves. */
export const FormDialog = ({
  title,
  saving,
  onSave,
  onClose,
  children,
}: {
  title: string;
  saving: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}) => (
  <Modal
    open
    onClose={onClose}
    title={title}
    primaryAction={{ content: "Save", onAction: onSave, loading: saving }}
    secondaryActions={[{ content: "Cancel", onAction: onClose }]}
  >
    <Modal.Section>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <FormLayout>
          {children}
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </FormLayout>
      </form>
    </Modal.Section>
  </Modal>
);
