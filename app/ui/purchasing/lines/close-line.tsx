import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OrderLine } from "../../../purchasing/orders/order";
import { LONGEST } from "../../../purchasing/orders/order";
import { openOf } from "../../../purchasing/orders/purchase-order";
import { ownTitle } from "../../../words/own-title";
import { FormDialog } from "../../form-dialog";
import { useNumberFormat } from "../../number";
import { useDialogSaving } from "../../use-dialog-saving";
import { LINE } from "../order-words";
import { lineAddress } from "./line-address";

/** That the rest of a line will not come, and why. */
export const CloseLine = ({
  order,
  line,
  onClose,
}: {
  order: { id: number };
  line: OrderLine;
  onClose: () => void;
}) => {
  const [reason, setReason] = useState("");
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const open = openOf(line);
  return (
    <FormDialog
      title={LINE.close([line.productTitle, ownTitle(line)].filter(Boolean).join(" "))}
      saveLabel={LINE.closeShort}
      saving={saving}
      onSave={() => submit({ reason }, { method: "put", action: `${lineAddress(order, line)}/closing` })}
      onClose={onClose}
    >
      <Text as="p">{LINE.closes(open, line.ordered, useNumberFormat())}</Text>
      <TextField
        label={LINE.why}
        value={reason}
        onChange={setReason}
        autoComplete="off"
        maxLength={LONGEST.reason}
        error={refusals.reason ?? refusals.line ?? refusals.state}
      />
    </FormDialog>
  );
};
