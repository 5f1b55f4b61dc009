import type { Refusals } from "../../forms/parsed";
import { type DropshipChoice, type DropshipLine, leftToAsk } from "./sale";

/** The fields of a line in the form. */
export const quantityField = (variantId: number) => `quantity-${variantId}`;
export const supplierField = (variantId: number) => `supplier-${variantId}`;

/** What of the sale's lines is to be ordered, and from whom; refusals by field. Blank or 0 leaves a line out. */
export function choicesIn(
  form: FormData,
  lines: DropshipLine[],
  suppliers: { id: number }[],
): { choices: DropshipChoice[]; refusals: Refusals } {
  const choices: DropshipChoice[] = [];
  const refusals: Refusals = {};
  for (const line of lines) {
    const { variantId } = line;
    const typed = String(form.get(quantityField(variantId)) ?? "").trim();
    if (/^0*$/.test(typed)) continue;
    const supplierId = Number(form.get(supplierField(variantId)));
    const left = leftToAsk(line);
    if (!/^\d{1,7}$/.test(typed)) refusals[quantityField(variantId)] = "Enter whole units, or 0.";
    else if (Number(typed) > left)
      refusals[quantityField(variantId)] = left === 0 ? "All of it is on an order already." : `At most ${left}.`;
    if (!suppliers.some(({ id }) => id === supplierId)) refusals[supplierField(variantId)] = "Choose who ships it.";
    choices.push({ variantId, quantity: Number(typed), supplierId });
  }
  if (choices.length === 0) refusals.lines = "Say how many units of which line a supplier shall ship.";
  return { choices, refusals };
}
