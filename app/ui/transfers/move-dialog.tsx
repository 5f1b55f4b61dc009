import { Checkbox, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { transferAddress } from "../../stock/transfers/transfer-list";
import { leavesBelow, type Transfer } from "../../stock/transfers/transfer-shown";
import { FormDialog } from "../form-dialog";
import { useNumberFormat } from "../number";
import { useDialogSaving, useVersionOpened } from "../use-dialog-saving";
import { MOVE } from "./words";

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
  const [belowIsMeant, setBelowIsMeant] = useState(false);
  // As they stand when the dialog opens: the page may be told anew below it.
  const [opened] = useState({ formToken });
  const version = useVersionOpened(transfer.version);
  const { submit, saving, refusals } = useDialogSaving(onClose);
  const below = move === "ship" ? transfer.lines.filter(leavesBelow).length : 0;
  const isAsked = below > 0 && !belowIsMeant;
  return (
    <FormDialog
      title={MOVE.title(move, transfer.number)}
      saveLabel={MOVE.save[move]}
      saving={saving || version === undefined}
      onSave={() =>
        submit(
          { move, note, belowIsMeant: belowIsMeant ? "yes" : "no", ...opened, version: String(version) },
          { method: "post", action: `${transferAddress(transfer)}/moves` },
        )
      }
      onClose={onClose}
    >
      <Text as="p">{says(transfer, move, format)}</Text>
      {below > 0 && (
        <>
          <Text as="p" tone="critical">
            {MOVE.below(below, transfer.from, format)}
          </Text>
          <Checkbox
            label={MOVE.belowIsMeant}
            checked={belowIsMeant}
            onChange={setBelowIsMeant}
            error={isAsked ? refusals.move : undefined}
          />
        </>
      )}
      <TextField
        label={MOVE.note}
        value={note}
        onChange={setNote}
        autoComplete="off"
        maxLength={1000}
        error={isAsked ? undefined : refusals.move}
      />
    </FormDialog>
  );
};

function says({ from, to, units, unitsInTransit, state }: Transfer, move: PageMove, format: (count: number) => string) {
  if (move === "ship") return MOVE.ship(units, from, to, format);
  return state === "draft" ? MOVE.cancelDraft : MOVE.cancel(unitsInTransit, from, format);
}
