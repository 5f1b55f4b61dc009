import { ChoiceList, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Order, OrderLine } from "../../../purchasing/orders/order";
import type { Afterwards } from "../../../purchasing/receiving/counter-form";
import { FormDialog } from "../../form-dialog";
import { useNumberFormat } from "../../number";
import { useDialogSaving } from "../../use-dialog-saving";
import { ownTitle } from "../../variant-name";
import { lineAddress } from "../line-address";

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
      title={`Damaged or sent back: ${[line.productTitle, ownTitle(line)].filter(Boolean).join(" ")}`}
      saveLabel="Enter"
      saving={saving}
      onSave={() =>
        submit({ formToken, what, units, note }, { method: "post", action: `${lineAddress(order, line)}/returns` })
      }
      onClose={onClose}
    >
      <Text as="p">
        {`Good ${format(line.accepted)} · damaged ${format(line.damaged)} · of these sent back ${format(line.returned)}`}
      </Text>
      <ChoiceList
        title="What became of them"
        choices={[
          { value: "rejected", label: "Found damaged", helpText: "They leave the stock that can be sold." },
          {
            value: "returned",
            label: "Sent back to the supplier",
            helpText: "First of those that are damaged and still here; the rest leaves the stock that can be sold.",
          },
        ]}
        selected={[what]}
        onChange={([chosen]) => setWhat(chosen === "returned" ? "returned" : "rejected")}
        error={refusals.what}
      />
      <TextField
        label="Units"
        inputMode="numeric"
        value={units}
        onChange={setUnits}
        autoComplete="off"
        error={refusals.units}
      />
      <TextField
        label="Note"
        value={note}
        onChange={setNote}
        autoComplete="off"
        maxLength={1000}
        error={refusals.note}
      />
    </FormDialog>
  );
};
