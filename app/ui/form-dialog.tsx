import { BlockStack, Modal } from "@shopify/polaris";
import type { ReactNode } from "react";
import { isClear, type Meanwhile } from "../forms/opened";
import { Dialog } from "./dialog";
import { MeanwhileBanner, MeanwhileProvider } from "./meanwhile";
import { useFirstRefusal } from "./refusal";
import { SHARED } from "./words";

/** A dialog with a form, its fields apart whatever holds them together; Enter saves. */
export const FormDialog = ({
  title,
  saveLabel = SHARED.save,
  saving,
  onSave,
  meanwhile = {},
  onSaveMine,
  onClose,
  children,
}: {
  title: string;
  saveLabel?: string;
  saving: boolean;
  onSave: () => void;
  /** What was saved elsewhere in fields of it, and how to save what is typed all the same. */
  meanwhile?: Meanwhile;
  onSaveMine?: () => void;
  onClose: () => void;
  children: ReactNode;
}) => (
  <Dialog
    open
    onClose={onClose}
    title={title}
    primaryAction={{ content: saveLabel, onAction: onSave, loading: saving }}
    secondaryActions={[{ content: SHARED.formDialog.cancel, onAction: onClose }]}
  >
    <Modal.Section>
      <form
        ref={useFirstRefusal(saving)}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <BlockStack gap="400">
          {onSaveMine && !isClear(meanwhile) && <MeanwhileBanner saving={saving} onSaveMine={onSaveMine} />}
          <MeanwhileProvider value={meanwhile}>{children}</MeanwhileProvider>
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </BlockStack>
      </form>
    </Modal.Section>
  </Dialog>
);
