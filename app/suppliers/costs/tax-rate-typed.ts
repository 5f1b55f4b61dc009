import * as z from "zod";
import { trimmed } from "../../words/trimmed";

const PERCENT = /^(\d{1,2}(\.\d{1,2})?|100(\.0{1,2})?)%?$/;

/** The highest rate of tax, in basis points. */
export const MOST_TAX = 10_000;

/** A rate of tax as typed, in per cent, to basis points from 0 to 10,000; blank: none. */
export const taxRateTyped = z
  .string()
  .overwrite(trimmed)
  .refine(
    (said) => said === "" || PERCENT.test(said),
    "Enter a percentage from 0 to 100, with up to two decimals, or leave it blank.",
  )
  .transform((said) => (said === "" ? null : Math.round(Number(said.replace("%", "")) * 100)));
