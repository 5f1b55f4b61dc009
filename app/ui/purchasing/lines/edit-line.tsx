import { Checkbox, FormLayout } from "@shopify/polaris";
import { lineTexts, typedLineOf } from "../../../purchasing/orders/lines/line-fields";
import { lineForm } from "../../../purchasing/orders/lines/line-texts";
import type { Order, OrderLine } from "../../../purchasing/orders/order";
import { ownTitle } from "../../../words/own-title";
import { FormDialog } from "../../form-dialog";
import { TypedField } from "../../typed-field";
import { useTypedFields } from "../../use-typed-fields";
import { LINE } from "../order-words";
import { lineAddress } from "./line-address";

const NUMBERS = ["ordered", "cost", "costUnits", "taxRate", "pack"];
const COMPARED: Record<string, string> = { cost: "price", costUnits: "price" };

/** All that a draft says of a line. The amount is exact: a cost may be told for several units at once. */
export const EditLine = ({ order, line, onClose }: { order: Order; line: OrderLine; onClose: () => void }) => {
  const { fields, refusals, dialog, change } = useTypedFields({
    fields: lineForm(typedLineOf(line), order.currency),
    opened: lineTexts(typedLineOf(line), order.currency),
    isNumber: (name) => NUMBERS.includes(name),
    action: lineAddress(order, line),
    onClose,
  });
  const input = (name: string, label: string, suffix?: string, helpText?: string) => (
    <TypedField
      compared={COMPARED[name] ?? name}
      {...{ label, suffix, helpText }}
      value={fields[name] ?? ""}
      onChange={(text) => change({ [name]: text })}
      error={refusals[name]}
      inputMode={NUMBERS.includes(name) ? "decimal" : "text"}
    />
  );
  return (
    <FormDialog title={[line.productTitle, ownTitle(line), line.sku].filter(Boolean).join(" · ")} {...dialog}>
      <FormLayout.Group>
        {input("ordered", LINE.order, LINE.units)}
        {input("pack", LINE.pack, LINE.units)}
      </FormLayout.Group>
      <FormLayout.Group>
        {input("cost", LINE.cost, order.currency, LINE.costHelp)}
        {input("costUnits", LINE.for, LINE.units)}
      </FormLayout.Group>
      {line.costTyped && (
        <Checkbox
          label={LINE.supplierPrice}
          helpText={LINE.typedHelp}
          checked={fields.costTyped === "no"}
          error={refusals.costTyped}
          onChange={(checked) => change({ costTyped: checked ? "no" : "yes" })}
        />
      )}
      <FormLayout.Group>
        {input("taxRate", LINE.tax, "%")}
        <Checkbox
          label={LINE.includesTax}
          checked={fields.taxIncluded === "yes"}
          onChange={(checked) => change({ taxIncluded: checked ? "yes" : "no" })}
        />
      </FormLayout.Group>
      {input("supplierSku", LINE.supplierSku)}
      {input("description", LINE.description)}
    </FormDialog>
  );
};
