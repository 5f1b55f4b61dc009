import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { transferAddress } from "../../stock/transfers/transfer-list";
import type { Transfer } from "../../stock/transfers/transfer-shown";
import { FormDialog } from "../form-dialog";
import { useNumberFormat } from "../number";
import { useDialogSaving } from "../use-dialog-saving";

export type PageMove = "ship" | "cancel";

/** Says once more what follows, and asks for a note. */
export const TransferMoveDialog = ({
  transfer,
  move,
  formToken,
  onClose,
}: {
  transfer: Transfer;
  move: PageMove;
  formToken: string;
  onClose: () => void;
}) => {
  const format = useNumberFormat();
  const [note, setNote] = useState("");
  // As they stand when the dialog opens: the page may be told anew below it.
  const [opened] = useState({ formToken, version: String(transfer.version) });
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const short = transfer.lines.filter(
    ({ availableFrom, quantity }) => availableFrom !== null && quantity > availableFrom,
  ).length;
  return (
    <FormDialog
      title={`${move === "ship" ? "Ship" : "Cancel"} ${transfer.number}?`}
      saveLabel={move === "ship" ? "Ship" : "Cancel transfer"}
      saving={saving}
      onSave={() => submit({ move, note, ...opened }, { method: "post", action: `${transferAddress(transfer)}/moves` })}
      onClose={onClose}
    >
      <Text as="p">{says(transfer, move, format)}</Text>
      {move === "ship" && short > 0 && (
        <Text as="p" tone="critical">
          {`${short === 1 ? "1 line is" : `${format(short)} lines are`} of more than is available in ${transfer.from ?? "that location"}: its stock falls below 0.`}
        </Text>
      )}
      <TextField
        label="Note (optional)"
        value={note}
        onChange={setNote}
        autoComplete="off"
        maxLength={1000}
        error={refusals.move}
      />
    </FormDialog>
  );
};

function says(transfer: Transfer, move: PageMove, format: (count: number) => string) {
  const { from, to, units, unitsInTransit, state } = transfer;
  const many = (count: number) => `${format(count)} ${count === 1 ? "unit" : "units"}`;
  if (move === "ship")
    return `${many(units)} leave the stock of ${from ?? "the first location"} in Shopify, and are on the way to ${to ?? "the other"}. The lines are locked then.`;
  if (state === "draft") return "Nothing of it has left. It stays in the list as cancelled.";
  return `${many(unitsInTransit)} that have not come go back into the stock of ${from ?? "the first location"}. What has come stays where it is.`;
}
