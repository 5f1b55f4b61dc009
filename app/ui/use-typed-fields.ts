import { useState } from "react";
import { plainTyped, typeable } from "../formats/number-style";
import type { Texts } from "../forms/opened";
import { useNumberStyle } from "./locale";
import { useDialogChange } from "./use-dialog-saving";

/** What a dialog changes: its fields as a computer writes them, and the same to compare by. */
interface Change {
  fields: Record<string, string>;
  opened: Texts;
  isNumber: (name: string) => boolean;
  action: string;
  onClose: () => void;
}

/** Fields as they are typed, numbers in the merchant's separators, and what a `FormDialog` needs to save them. */
export function useTypedFields({ fields: first, opened, isNumber, action, onClose }: Change) {
  const style = useNumberStyle();
  const written = (fields: Record<string, string>, write: typeof plainTyped) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, isNumber(name) ? write(text, style) : text]),
    );
  const [fields, setFields] = useState(() => written(first, typeable));
  const { put, refusals, saving, meanwhile } = useDialogChange(opened, action, onClose);
  const dialog = {
    ...{ saving, meanwhile, onClose },
    onSave: () => put(written(fields, plainTyped)),
    onSaveMine: () => put(written(fields, plainTyped), "mine"),
  };
  return { fields, refusals, dialog, change: (typed: Record<string, string>) => setFields({ ...fields, ...typed }) };
}
