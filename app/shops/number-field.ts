import { z } from "zod";

export type NumberField = { label: string; unit: string; from: number; to: number; decimals?: boolean };

/** What a merchant typed into a number field; "" decides nothing. */
export function blankOr(field: NumberField) {
  return z
    .string()
    .trim()
    .refine((text) => text === "" || isWithin(field, text), `${wanted(field)}, or leave it blank.`)
    .transform((text) => (text === "" ? null : Number(text)));
}

export function required(field: NumberField) {
  return z
    .string()
    .trim()
    .refine((text) => isWithin(field, text), `${wanted(field)}.`)
    .transform(Number);
}

function isWithin({ from, to, decimals }: NumberField, text: string) {
  const pattern = decimals ? /^\d{1,7}(\.\d{1,4})?$/ : /^\d{1,7}$/;
  return pattern.test(text) && Number(text) >= from && Number(text) <= to;
}

function wanted({ from, to, decimals }: NumberField) {
  const range = `from ${from} to ${to.toLocaleString("en")}`;
  return decimals ? `Enter a number ${range}, with a point for decimals` : `Enter a whole number ${range}`;
}
