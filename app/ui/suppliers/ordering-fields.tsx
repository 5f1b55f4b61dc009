import { FormLayout, Text } from "@shopify/polaris";
import type { Refusals } from "../../forms/parsed";
import { closureText } from "../../suppliers/calendar/closures";
import { patternText } from "../../suppliers/costs/cost-pattern";
import { percentText } from "../../suppliers/costs/tax-rate";
import type { SupplierDetails } from "../../suppliers/supplier";
import { PlainNumberInput, TextInput, YesNo } from "../form-fields";
import { WeekdayBoxes } from "./weekday-boxes";

/** When a supplier takes orders, and how it prices them. */
export const OrderingFields = ({ details, refusals }: { details: SupplierDetails; refusals: Refusals }) => (
  <FormLayout>
    <WeekdayBoxes mask={details.orderWeekdays} error={refusals.orderWeekdays} />
    <TextInput
      name="closures"
      label="Closed periods"
      lines={3}
      value={closureText(details.closures)}
      help="One a line, first and last day: 2027-02-06 to 2027-02-20 Chinese New Year. Plans order before them."
      error={refusals.closures}
    />
    <TextInput
      name="paymentTerms"
      label="Payment terms"
      value={details.paymentTerms}
      help="As printed on orders: 30 days net."
      error={refusals.paymentTerms}
    />
    <TextInput
      name="costPattern"
      label="Cost where none is known"
      value={patternText(details.costPattern)}
      help="60% of price, or 95% of cost: of the selling price, or of the cost in Shopify, in the same currency."
      error={refusals.costPattern}
    />
    <PlainNumberInput
      name="taxRate"
      label="Tax on its orders"
      inputMode="decimal"
      value={details.taxRate === null ? "" : percentText(details.taxRate)}
      suffix="%"
      help="New order lines start with it. It never counts as cost. Blank: no tax."
      error={refusals.taxRate}
    />
    <YesNo
      name="costsIncludeTax"
      label="Costs include tax"
      value={details.costsIncludeTax}
      help="New order lines take its costs as including tax; net is worked out once a line."
    />
    <Text as="p" tone="subdued">
      No day ticked: it takes orders on any day.
    </Text>
  </FormLayout>
);
