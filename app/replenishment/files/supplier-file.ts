import * as z from "zod";
import { LONGEST_CELL } from "../../csv/chunk";
import type { FileFormat } from "../../csv/format";
import { contactsCell } from "../../suppliers/contacts/contacts-typed";
import { amountOfSomeCurrency, DETAILS } from "../../suppliers/details";
import { yesOrNo } from "../../suppliers/price-file";
import type { SupplierDetails } from "../../suppliers/supplier";
import { vendorsIn } from "../../suppliers/vendors/vendor-cell";
import { folded } from "../../words/folded";
import { RULE_FIELDS } from "../rules/form";
import type { DecidedRule } from "../rules/place";

/** A row tells what it has columns for; a new supplier trades in the shop's currency unless the row says otherwise. */
export type SupplierRow = {
  name: string;
  details: Partial<Omit<SupplierDetails, "minimumValue">>;
  /** As written: its currency may stand in the row or with the supplier. */
  minimumValue?: string;
  rule: Partial<Pick<DecidedRule, "leadTimeDays" | "leadTimeDeviation">>;
};

const MINIMUM_NAMES = ["minimum order amount", "minimum spend", "min order value", "mov", "minimum order", "minimum"];

const LEAD_TIME = "lead_time_days";
const DEVIATION = "lead_time_deviation";

/** Suppliers as a file, each known by its name. */
export const SUPPLIER_FORMAT: FileFormat<SupplierRow> = {
  columns: [
    {
      name: "name",
      label: "Name",
      required: true,
      also: ["supplier", "supplier name", "company name", "company", "business name", "vendor name"],
    },
    { name: "email", label: "Email", also: ["mail", "email address", "contact email", "order email"] },
    { name: "phone", label: "Phone", also: ["phone number", "telephone", "tel", "contact phone", "mobile"] },
    { name: "currency", label: "Currency" },
    { name: LEAD_TIME, label: "Lead time (days)", number: true, also: ["lead time", "lead days"] },
    { name: DEVIATION, label: "Lead time varies by (days)", number: true, also: ["deviation"] },
    { name: "minimum_value", label: "Minimum order value", number: true, money: "", also: MINIMUM_NAMES },
    { name: "vendors", label: "Vendors", also: ["vendor", "brands", "brand"], longest: LONGEST_CELL },
    { name: "contact_name", label: "Contact", also: ["contact", "contact person", "primary contact"] },
    { name: "other_contacts", label: "Other contacts", longest: LONGEST_CELL },
    { name: "address", label: "Address", also: ["postal address", "street"], longest: LONGEST_CELL },
    { name: "payment_terms", label: "Payment terms", also: ["terms", "payment term"] },
    { name: "order_weekdays", label: "Takes orders on", also: ["ordering days", "order days"] },
    { name: "closed_periods", label: "Closed periods", also: ["holidays", "closures"], longest: LONGEST_CELL },
    { name: "costs_include_tax", label: "Costs include tax" },
    { name: "cost_pattern", label: "Cost where none is known" },
    { name: "tax_rate", label: "Tax %", number: true, also: ["tax rate", "vat %", "vat rate", "vat"] },
    { name: "notes", label: "Notes for your team", also: ["notes", "note", "comments"], longest: LONGEST_CELL },
  ],
  row: z
    .object({
      name: DETAILS.name,
      email: DETAILS.email.optional(),
      phone: DETAILS.phone.optional(),
      currency: z.union([z.literal("").transform(() => undefined), DETAILS.currency]).optional(),
      [LEAD_TIME]: RULE_FIELDS.leadTimeDays.optional(),
      [DEVIATION]: RULE_FIELDS.leadTimeDeviation.optional(),
      minimum_value: amountOfSomeCurrency.optional(),
      vendors: z.string().transform(vendorsIn).pipe(DETAILS.vendors).optional(),
      contact_name: DETAILS.contactName.optional(),
      other_contacts: contactsCell.optional(),
      address: DETAILS.address.optional(),
      payment_terms: DETAILS.paymentTerms.optional(),
      order_weekdays: DETAILS.orderWeekdays.optional(),
      closed_periods: DETAILS.closures.optional(),
      costs_include_tax: yesOrNo.optional(),
      cost_pattern: DETAILS.costPattern.optional(),
      tax_rate: DETAILS.taxRate.optional(),
      notes: DETAILS.notes.optional(),
    })
    .transform(({ name, minimum_value, ...row }): SupplierRow => {
      const { email, phone, currency, vendors } = row;
      return {
        name,
        details: {
          ...(email !== undefined && { email }),
          ...(phone !== undefined && { phone }),
          ...(currency !== undefined && { currency }),
          ...(vendors !== undefined && { vendors }),
          ...(row.contact_name !== undefined && { contactName: row.contact_name }),
          ...(row.other_contacts !== undefined && { contacts: row.other_contacts }),
          ...(row.address !== undefined && { address: row.address }),
          ...(row.payment_terms !== undefined && { paymentTerms: row.payment_terms }),
          ...(row.order_weekdays !== undefined && { orderWeekdays: row.order_weekdays }),
          ...(row.closed_periods !== undefined && { closures: row.closed_periods }),
          ...(row.costs_include_tax !== undefined && { costsIncludeTax: row.costs_include_tax }),
          ...(row.cost_pattern !== undefined && { costPattern: row.cost_pattern }),
          ...(row.tax_rate !== undefined && { taxRate: row.tax_rate }),
          ...(row.notes !== undefined && { notes: row.notes }),
        },
        ...(minimum_value !== undefined && { minimumValue: minimum_value }),
        rule: {
          ...(row[LEAD_TIME] !== undefined && { leadTimeDays: row[LEAD_TIME] }),
          ...(row[DEVIATION] !== undefined && { leadTimeDeviation: row[DEVIATION] }),
        },
      };
    }),
  keyOf: ({ name }) => folded(name),
};
