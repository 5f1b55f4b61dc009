import { decimalAmount } from "../money/money";
import type { SupplierDetails } from "./supplier";

/** Details as texts to compare by; an amount with its currency, without which it says little. */
export const detailsFields = ({ name, email, phone, notes, currency, minimumValue, vendors }: SupplierDetails) => ({
  ...{ name, currency, email: email ?? "", phone: phone ?? "", notes: notes ?? "" },
  minimumValue: minimumValue === null ? "" : `${decimalAmount(minimumValue, currency)} ${currency}`,
  vendors: [...vendors].sort().join("\n"),
});
