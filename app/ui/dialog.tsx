import { Modal, type ModalProps } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { openerNow, placeToReturnTo } from "./place-to-return-to";

/**
 * Polaris's dialog; once it is closed, by Esc as by saving, the focus is where it was before. It goes at once: while it fades
 * it would still hold the focus, and take it along.
 */
export const Dialog = (props: ModalProps) => {
  useFocusBack(props.open);
  return props.open ? <Modal {...props} /> : null;
};

/** Of whatever opens and closes in a page. */
export function useFocusBack(open = true) {
  const before = useRef<Element | null>(null);
  // Read while it is drawn: a field that asks for the focus has it before any effect runs.
  if (open && before.current === null && typeof document !== "undefined") before.current = openerNow();
  useEffect(() => {
    if (!open) return;
    // Set again after an effect that development runs twice.
    before.current ??= openerNow();
    return () => {
      const opener = before.current;
      before.current = null;
      // After the dialog's own trap of the focus is gone.
      requestAnimationFrame(() => placeToReturnTo(opener)?.focus());
    };
  }, [open]);
}
