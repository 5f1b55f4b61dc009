import { Checkbox, type CheckboxProps, FormLayout } from "@shopify/polaris";
import { TERM_NUMBERS } from "../../suppliers/term-numbers";
import type { PriceLine } from "../../suppliers/terms";
import { type TermsFields, termsAddress, termsFields, termsTexts } from "../../suppliers/terms-fields";
import { ownTitle } from "../../words/own-title";
import { FormDialog } from "../form-dialog";
import { useFieldError, YES_OR_NO } from "../meanwhile";
import { TypedField } from "../typed-field";
import { useTypedFields } from "../use-typed-fields";
import { EDIT_PRICE } from "./words";

/** One line's terms. Enter saves; what is refused stays open with its reason. */
export const EditPrice = ({
  line,
  supplier,
  onClose,
}: {
  line: PriceLine;
  supplier: { id: number; currency: string };
  onClose: () => void;
}) => {
  const { fields, refusals, dialog, change } = useTypedFields({
    fields: termsFields(line, supplier.currency),
    opened: termsTexts(line, supplier.currency),
    action: termsAddress(supplier.id, line.variantId),
    ...{ isNumber, onClose },
  });
  const input = (name: keyof TermsFields, label: string, suffix?: string) => (
    <TypedField
      compared={name}
      label={label}
      value={fields[name] ?? ""}
      onChange={(text) => change({ [name]: text })}
      suffix={suffix}
      error={refusals[name]}
      inputMode={suffix === undefined ? "text" : "decimal"}
    />
  );
  return (
    <FormDialog title={[line.productTitle, ownTitle(line), line.sku].filter(Boolean).join(" · ")} {...dialog}>
      <FormLayout.Group>
        {input("supplierSku", EDIT_PRICE.supplierSku)}
        {input("unitCost", EDIT_PRICE.unitCost, supplier.currency)}
      </FormLayout.Group>
      <FormLayout.Group>
        {input("minimumOrder", EDIT_PRICE.minimumOrder, "units")}
        {input("casePack", EDIT_PRICE.casePack, "units")}
        {input("leadTimeDays", EDIT_PRICE.leadTime, "days")}
      </FormLayout.Group>
      {input("description", EDIT_PRICE.description)}
      {input("priceBreaks", EDIT_PRICE.breaks(supplier.currency))}
      <PreferredBox
        label={EDIT_PRICE.preferred}
        helpText={EDIT_PRICE.preferredHelp}
        checked={fields.preferred === "yes"}
        onChange={(checked) => change(markedAs("preferred", checked))}
      />
      <Checkbox
        label={EDIT_PRICE.backup}
        checked={fields.backup === "yes"}
        error={refusals.backup}
        onChange={(checked) => change(markedAs("backup", checked))}
      />
    </FormDialog>
  );
};

/** One supplier of a variant is not both. */
const markedAs = (mark: "preferred" | "backup", checked: boolean) => ({
  ...(checked && { preferred: "no", backup: "no" }),
  [mark]: checked ? "yes" : "no",
});

const PreferredBox = (props: CheckboxProps) => (
  <Checkbox {...props} error={useFieldError("preferred", undefined, YES_OR_NO)} />
);

const isNumber = (name: string) => name === "unitCost" || name in TERM_NUMBERS;
