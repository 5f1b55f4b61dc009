import { decimalAmount } from "../money/money";
import { breaksText } from "./costs/price-breaks";
import type { Terms } from "./terms";

/** Terms as a form tells them. */
export const termsFields = (terms: Terms, currency: string) => ({
  supplierSku: terms.supplierSku ?? "",
  unitCost: terms.unitCost === null ? "" : decimalAmount(terms.unitCost, currency),
  minimumOrder: terms.minimumOrder?.toString() ?? "",
  casePack: terms.casePack?.toString() ?? "",
  leadTimeDays: terms.leadTimeDays?.toString() ?? "",
  preferred: terms.preferred ? "yes" : "no",
  backup: terms.backup ? "yes" : "no",
  description: terms.description ?? "",
  priceBreaks: breaksText(terms.priceBreaks, currency),
});

/** The same to compare by; an amount with its currency, without which it says little. */
export function termsTexts(terms: Terms, currency: string) {
  const fields = termsFields(terms, currency);
  const amount = (text: string) => text && `${text} ${currency}`;
  return { ...fields, unitCost: amount(fields.unitCost), priceBreaks: amount(fields.priceBreaks) };
}

export type TermsFields = ReturnType<typeof termsFields>;

export const termsAddress = (supplierId: number, variantId: number) => `/suppliers/${supplierId}/prices/${variantId}`;
