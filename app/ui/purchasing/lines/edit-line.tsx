import { Checkbox, FormLayout } from "@shopify/polaris";
import { useState } from "react";
import { plainTyped, typeable } from "../../../formats/number-style";
import { lineTexts, typedLineOf } from "../../../purchasing/orders/lines/line-fields";
import { lineForm } from "../../../purchasing/orders/lines/line-texts";
import type { Order, OrderLine } from "../../../purchasing/orders/order";
import { ownTitle } from "../../../words/own-title";
import { FormDialog } from "../../form-dialog";
import { useNumberStyle } from "../../locale";
import { TypedField } from "../../typed-field";
import { useDialogChange } from "../../use-dialog-saving";
import { LINE } from "../order-words";
import { lineAddress } from "./line-address";

const NUMBERS = ["ordered", "cost", "costUnits", "taxRate", "pack"];
const COMPARED: Record<string, string> = { cost: "price", costUnits: "price" };

/** All that a draft says of a line. The amount is exact: a cost may be told for several units at once. */
export const EditLine = ({ order, line, onClose }: { order: Order; line: OrderLine; onClose: () => void }) => {
  const style = useNumberStyle();
  const [fields, setFields] = useState(() => {
    const form = lineForm(typedLineOf(line), order.currency);
    return { ...form, cost: typeable(form.cost ?? "", style), taxRate: typeable(form.taxRate ?? "", style) } as Record<
      string,
      string
    >;
  });
  const { put, saving, refusals, meanwhile } = useDialogChange(
    lineTexts(typedLineOf(line), order.currency),
    lineAddress(order, line),
    onClose,
  );
  const plain = () =>
    Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, NUMBERS.includes(name) ? plainTyped(text, style) : text]),
    );
  const input = (name: string, label: string, suffix?: string, helpText?: string) => (
    <TypedField
      compared={COMPARED[name] ?? name}
      {...{ label, suffix, helpText }}
      value={fields[name] ?? ""}
      onChange={(text) => setFields({ ...fields, [name]: text })}
      error={refusals[name]}
      inputMode={NUMBERS.includes(name) ? "decimal" : "text"}
    />
  );
  return (
    <FormDialog
      title={[line.productTitle, ownTitle(line), line.sku].filter(Boolean).join(" · ")}
      saving={saving}
      onSave={() => put(plain())}
      meanwhile={meanwhile}
      onSaveMine={() => put(plain(), "mine")}
      onClose={onClose}
    >
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
          onChange={(checked) => setFields({ ...fields, costTyped: checked ? "no" : "yes" })}
        />
      )}
      <FormLayout.Group>
        {input("taxRate", LINE.tax, "%")}
        <Checkbox
          label={LINE.includesTax}
          checked={fields.taxIncluded === "yes"}
          onChange={(checked) => setFields({ ...fields, taxIncluded: checked ? "yes" : "no" })}
        />
      </FormLayout.Group>
      {input("supplierSku", LINE.supplierSku)}
      {input("description", LINE.description)}
    </FormDialog>
  );
};
