import { FormLayout } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { closureText } from "../../suppliers/calendar/closures";
import { patternText } from "../../suppliers/costs/cost-pattern";
import { percentText } from "../../suppliers/costs/tax-rate";
import type { SupplierDetails } from "../../suppliers/supplier";
import { PlainNumberInput, TextInput, YesNo } from "../form-fields";
import { WeekdayBoxes } from "./weekday-boxes";
import { FIELDS } from "./words";

/** When a supplier takes orders, and how it prices them. */
export const OrderingFields = ({ details, refusals }: { details: SupplierDetails; refusals: Refusals }) => (
  <FormLayout>
    <WeekdayBoxes mask={details.orderWeekdays} error={refusals.orderWeekdays} />
    <TextInput
      name="closures"
      label={FIELDS.closures}
      lines={3}
      value={closureText(details.closures)}
      help={FIELDS.closuresHelp}
      error={refusals.closures}
    />
    <TextInput
      name="paymentTerms"
      label={FIELDS.terms}
      value={details.paymentTerms}
      help={FIELDS.termsHelp}
      error={refusals.paymentTerms}
    />
    <TextInput
      name="costPattern"
      label={FIELDS.pattern}
      value={patternText(details.costPattern)}
      help={FIELDS.patternHelp}
      error={refusals.costPattern}
    />
    <PlainNumberInput
      name="taxRate"
      label={FIELDS.tax}
      inputMode="decimal"
      value={details.taxRate === null ? "" : percentText(details.taxRate)}
      suffix="%"
      help={FIELDS.taxHelp}
      error={refusals.taxRate}
    />
    <YesNo
      name="costsIncludeTax"
      label={FIELDS.includeTax}
      value={details.costsIncludeTax}
      help={FIELDS.includeTaxHelp}
    />
  </FormLayout>
);
