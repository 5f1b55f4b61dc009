import { Text } from "@shopify/polaris";
import type { OrderLine } from "../../purchasing/orders/order";
import { FormDialog } from "../form-dialog";
import { useDialogSaving } from "../use-dialog-saving";
import { ownTitle } from "../variant-name";
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
  const refusal = Object.values(refusals).join(" ");
  return (
    <FormDialog
      title={`Remove ${[line.productTitle, ownTitle(line)].filter(Boolean).join(" ")}?`}
      saveLabel="Remove line"
      saving={saving}
      onSave={() => submit(null, { method: "delete", action: lineAddress(order, line) })}
      onClose={onClose}
    >
      <Text as="p">
        {`${line.ordered} ${line.ordered === 1 ? "unit goes" : "units go"} off ${order.number}, with the cost that was typed.`}
      </Text>
      {refusal && (
        <Text as="p" tone="critical">
          {refusal}
        </Text>
      )}
    </FormDialog>
  );
};
