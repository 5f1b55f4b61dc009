import { Text } from "@shopify/polaris";
import type { OrderLine } from "../../../purchasing/orders/order";
import { ownTitle } from "../../../words/own-title";
import { FormDialog } from "../../form-dialog";
import { useNumberFormat } from "../../number";
import { Refusal } from "../../refusal";
import { useDialogSaving } from "../../use-dialog-saving";
import { LINE } from "../order-words";
import { lineAddress } from "./line-address";

/** Asks before a line goes, with what was typed in it. */
export const RemoveLine = ({
  order,
  line,
  onClose,
}: {
  order: { id: number; number: string };
  line: OrderLine;
  onClose: () => void;
}) => {
  const { submit, saving, refusals } = useDialogSaving(onClose);
  return (
    <FormDialog
      title={LINE.removed([line.productTitle, ownTitle(line)].filter(Boolean).join(" "))}
      saveLabel={LINE.remove}
      saving={saving}
      onSave={() => submit(null, { method: "delete", action: lineAddress(order, line) })}
      onClose={onClose}
    >
      <Text as="p">{LINE.removes(line.ordered, order.number, useNumberFormat())}</Text>
      <Refusal>{Object.values(refusals).join(" ")}</Refusal>
    </FormDialog>
  );
};
