import { decimalAmount } from "../money/money";
import { closureText } from "./calendar/closures";
import { weekdayText } from "./calendar/weekdays";
import { contactsText } from "./contacts/contacts";
import { patternText } from "./costs/cost-pattern";
import { percentText } from "./costs/tax-rate";
import type { SupplierDetails } from "./supplier";

/** Details as texts to compare by; an amount with its currency, without which it says little. */
export const detailsFields = ({
  name,
  email,
  phone,
  notes,
  currency,
  minimumValue,
  vendors,
  ...more
}: SupplierDetails) => ({
  ...{ name, currency, email: email ?? "", phone: phone ?? "", notes: notes ?? "" },
  ...{ contactName: more.contactName ?? "", contacts: contactsText(more.contacts), address: more.address ?? "" },
  ...{ paymentTerms: more.paymentTerms ?? "", orderWeekdays: weekdayText(more.orderWeekdays) },
  ...{ closures: closureText(more.closures), costsIncludeTax: more.costsIncludeTax ? "yes" : "no" },
  costPattern: patternText(more.costPattern),
  taxRate: more.taxRate === null ? "" : percentText(more.taxRate),
  minimumValue: minimumValue === null ? "" : `${decimalAmount(minimumValue, currency)} ${currency}`,
  vendors: [...vendors].sort().join("\n"),
});
