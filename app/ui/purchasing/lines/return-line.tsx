import { ChoiceList, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Order, OrderLine } from "../../../purchasing/orders/order";
import type { Afterwards } from "../../../purchasing/receiving/counter-form";
import { ownTitle } from "../../../words/own-title";
import { FormDialog } from "../../form-dialog";
import { useNumberFormat } from "../../number";
import { useDialogSaving } from "../../use-dialog-saving";
import { RETURN } from "../order-words";
import { lineAddress } from "./line-address";

/** What of a line was found bad after it came, or went back to the supplier. What came stays what came. */
export const ReturnLine = ({ order, line, onClose }: { order: Order; line: OrderLine; onClose: () => void }) => {
  const format = useNumberFormat();
  const [what, setWhat] = useState<Afterwards>("rejected");
  const [units, setUnits] = useState("");
  const [note, setNote] = useState("");
  const [formToken] = useState(() => crypto.randomUUID());
  const { submit, saving, refusals } = useDialogSaving(onClose);
  return (
    <FormDialog
      title={RETURN.title([line.productTitle, ownTitle(line)].filter(Boolean).join(" "))}
      saveLabel={what === "rejected" ? RETURN.damage : RETURN.sendBack}
      saving={saving}
      onSave={() =>
        submit({ formToken, what, units, note }, { method: "post", action: `${lineAddress(order, line)}/returns` })
      }
      onClose={onClose}
    >
      <Text as="p">{RETURN.now(format(line.accepted), format(line.damaged), format(line.returned))}</Text>
      <ChoiceList
        title={RETURN.what}
        choices={[
          { value: "rejected", label: RETURN.damaged, helpText: RETURN.damagedHelp },
          {
            value: "returned",
            label: RETURN.back,
            helpText: RETURN.backHelp,
          },
        ]}
        selected={[what]}
        onChange={([chosen]) => setWhat(chosen === "returned" ? "returned" : "rejected")}
        error={refusals.what}
      />
      <TextField
        label={RETURN.units}
        inputMode="numeric"
        value={units}
        onChange={setUnits}
        autoComplete="off"
        error={refusals.units}
      />
      <TextField
        label={RETURN.note}
        value={note}
        onChange={setNote}
        autoComplete="off"
        maxLength={1000}
        error={refusals.note}
      />
    </FormDialog>
  );
};
