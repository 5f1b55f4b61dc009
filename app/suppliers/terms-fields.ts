import { decimalAmount } from "../money/money";
import type { Terms } from "./terms";

/** Terms as a form tells them. */
export const termsFields = (terms: Terms, currency: string) => ({
  supplierSku: terms.supplierSku ?? "",
  unitCost: terms.unitCost === null ? "" : decimalAmount(terms.unitCost, currency),
  minimumOrder: terms.minimumOrder?.toString() ?? "",
  casePack: terms.casePack?.toString() ?? "",
  leadTimeDays: terms.leadTimeDays?.toString() ?? "",
  preferred: terms.preferred ? "yes" : "no",
});

/** The same to compare by; an amount with its currency, without which it says little. */
export function termsTexts(terms: Terms, currency: string) {
  const fields = termsFields(terms, currency);
  return { ...fields, unitCost: fields.unitCost && `${fields.unitCost} ${currency}` };
}

export type TermsFields = ReturnType<typeof termsFields>;

export const termsAddress = (supplierId: number, variantId: number) => `/suppliers/${supplierId}/prices/${variantId}`;
