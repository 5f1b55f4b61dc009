import * as z from "zod";
import { ENGLISH, shownNumber } from "../formats/number-style";

export type NumberField = { label: string; unit: string; from: number; to: number; decimals?: boolean };

/** What a merchant typed into a number field; "" decides nothing. */
export function blankOr(field: NumberField) {
  return typedNumber(field)
    .refine((text) => text === "" || isWithin(field, text), `${wanted(field)}, or leave it blank.`)
    .transform((text) => (text === "" ? null : Number(text)));
}

export function required(field: NumberField) {
  return typedNumber(field)
    .refine((text) => isWithin(field, text), `${wanted(field)}.`)
    .transform(Number);
}

/** No number is longer: what is, is refused before it is looked at. */
const LONGEST = 40;

const typedNumber = (field: NumberField) =>
  z
    .string()
    .max(LONGEST, { error: `${wanted(field)}.`, abort: true })
    .trim();

function isWithin({ from, to, decimals }: NumberField, text: string) {
  // A whole number is one however a spreadsheet writes it: "24.0" is 24.
  const pattern = decimals ? /^\d{1,7}(\.\d{1,4})?$/ : /^\d{1,7}(\.0{0,4})?$/;
  return pattern.test(text) && Number(text) >= from && Number(text) <= to;
}

function wanted({ from, to, decimals }: NumberField) {
  const range = `from ${from} to ${shownNumber(to, ENGLISH, 1)}`;
  return decimals ? `Enter a number ${range}` : `Enter a whole number ${range}`;
}
