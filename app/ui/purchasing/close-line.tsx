import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OrderLine } from "../../purchasing/orders/order";
import { openOf } from "../../purchasing/orders/purchase-order";
import { FormDialog } from "../form-dialog";
import { useDialogSaving } from "../use-dialog-saving";
import { ownTitle } from "../variant-name";
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
      title={`Close short: ${[line.productTitle, ownTitle(line)].filter(Boolean).join(" ")}`}
      saveLabel="Close short"
      saving={saving}
      onSave={() => submit({ reason }, { method: "put", action: `${lineAddress(order, line)}/closing` })}
      onClose={onClose}
    >
      <Text as="p">
        {`${open} of ${line.ordered} ${line.ordered === 1 ? "unit" : "units"} will no longer be awaited. You can take it back.`}
      </Text>
      <TextField
        label="Why will the rest not come?"
        value={reason}
        onChange={setReason}
        autoComplete="off"
        maxLength={500}
        error={refusals.reason ?? refusals.line ?? refusals.state}
      />
    </FormDialog>
  );
};
