import * as z from "zod";
import { amountRefused, typedAmount } from "../details";
import type { PriceBreak } from "./price-breaks";

const MOST = 12;
const MOST_UNITS = 1_000_000;
const LINE = /^(\d{1,7})\s{0,3}(?:units|pcs|[:=x×+])?\s{0,3}(?:at\s)?\s{0,3}([\d.,]{1,20})$/i;
const WANTED = "Write each as 144: 4.20, with | between them.";

/** A field of price breaks, "144: 4.20 | 288: 3.90", in minor units of the currency and by rising quantity, which begins at 2. */
export const breaksIn = (currency: string) =>
  z
    .string()
    .max(500, { error: WANTED, abort: true })
    .transform((text, context): PriceBreak[] => {
      const parts = text
        .split(/[|\n]/)
        .map((part) => part.trim())
        .filter(Boolean);
      const breaks = parts.map((part) => breakIn(part, currency));
      const refused = breaks.find((each) => typeof each === "string");
      const found = breaks.filter((each) => typeof each !== "string").sort((a, b) => a.from - b.from);
      const twice = found.some(({ from }, at) => found[at + 1]?.from === from);
      const says =
        refused ??
        (found.length > MOST
          ? `Up to ${MOST} price breaks.`
          : twice
            ? "Two of them begin at the same quantity."
            : undefined);
      if (says === undefined) return found;
      context.addIssue({ code: "custom", message: says });
      return z.NEVER;
    });

function breakIn(part: string, currency: string): PriceBreak | string {
  const [, units = "", amount = ""] = LINE.exec(part) ?? [];
  const from = Number(units);
  if (units === "" || from < 2 || from > MOST_UNITS) return WANTED;
  const unitCost = typedAmount(amount, currency);
  return unitCost == null ? amountRefused(amount, currency) : { from, unitCost };
}

const stored = z.array(z.tuple([z.number(), z.number()]));

export const breaksStored = (breaks: readonly PriceBreak[]): string | null =>
  breaks.length === 0 ? null : JSON.stringify(breaks.map(({ from, unitCost }) => [from, unitCost]));

export const breaksFrom = (json: string | null): PriceBreak[] =>
  json === null ? [] : stored.parse(JSON.parse(json)).map(([from, unitCost]) => ({ from, unitCost }));
