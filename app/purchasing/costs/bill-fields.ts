import { isoDay } from "../../days/iso-day";
import type { Texts } from "../../forms/opened";
import { decimalAmount } from "../../money/money";

/** A bill by the fields of its form: `number`, `day`, `total`, and `billed-7` and `weight-7` of the line 7. */
export type BillFields = Record<string, string | number | null>;

type Lines = readonly { id: number; billed: number | null; weight: number | null }[];

export const billFields = (
  { number, day, total }: { number: string | null; day: number | null; total: number | null },
  lines: Lines,
): BillFields => ({
  ...{ number, day, total },
  ...Object.fromEntries(
    lines.flatMap(({ id, billed, weight }) => [
      [`billed-${id}`, billed],
      [`weight-${id}`, weight],
    ]),
  ),
});

/** As texts to compare by; nothing is a blank. */
export const billTexts = (fields: BillFields, currency: string): Texts =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, value === null ? "" : fieldText(field, value, currency)]),
  );

function fieldText(field: string, value: string | number, currency: string) {
  if (field === "day") return isoDay(Number(value));
  return field === "total" ? decimalAmount(Number(value), currency) : String(value);
}
