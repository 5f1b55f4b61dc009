import { csvResponse } from "../../csv/csv-response";
import { decimalAmount } from "../../money/money";
import { closureText } from "../../suppliers/calendar/closures";
import { weekdayText } from "../../suppliers/calendar/weekdays";
import { contactsText } from "../../suppliers/contacts/contacts";
import { patternText } from "../../suppliers/costs/cost-pattern";
import { percentText } from "../../suppliers/costs/tax-rate";
import { vendorCell } from "../../suppliers/vendors/vendor-cell";
import { listSuppliersAfter, type NamedSupplier } from "../rules/suppliers-named.server";
import { SUPPLIER_FORMAT } from "./supplier-file";

/** Every supplier that is not put away, by name. */
export const supplierFile = (database: D1Database, shop: { id: number }) =>
  csvResponse<NamedSupplier>({
    name: "suppliers.csv",
    headings: SUPPLIER_FORMAT.columns.map(({ label }) => label),
    cells: ({ details, rule }) => [
      details.name,
      details.email,
      details.phone,
      details.currency,
      rule.leadTimeDays,
      rule.leadTimeDeviation,
      details.minimumValue === null ? null : Number(decimalAmount(details.minimumValue, details.currency)),
      vendorCell(details.vendors),
      details.contactName,
      contactsText(details.contacts),
      details.address,
      details.paymentTerms,
      weekdayText(details.orderWeekdays),
      closureText(details.closures),
      details.costsIncludeTax,
      patternText(details.costPattern),
      details.taxRate === null ? null : Number(percentText(details.taxRate)),
      details.notes,
    ],
    listAfter: (last) => listSuppliersAfter(database, shop, last ?? { nameKey: "", id: 0 }),
  });
