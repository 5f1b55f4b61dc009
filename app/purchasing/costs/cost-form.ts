import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";
import { exchangeRate } from "../../money/decimal";
import { isCurrency } from "../../money/money";
import { typedCost } from "../orders/lines/line-form";
import { COST_KINDS, type CostKind } from "./landed";
import { SPREADS, type Spread } from "./landed-cost";

/** A cost line as its form tells it; `amount` in minor units. */
export interface TypedCost {
  kind: CostKind;
  label: string | null;
  amount: number;
  currency: string;
  rate: string | null;
  spread: Spread;
  formToken: string;
}

const WANTED = "Enter an amount such as 12.50, with the decimals of the currency.";
const NOT_NONE = "Enter an amount above 0.";

const isKind = (text: string): text is CostKind => Object.hasOwn(COST_KINDS, text);
const isSpread = (text: string): text is Spread => SPREADS.some((spread) => spread === text);

/** `shopCurrency`: a bill in another one wants the rate that it was paid at. */
export function parseCost(form: FormData, shopCurrency: string): Parsed<TypedCost> {
  const shape = z
    .object({
      formToken: z.string().regex(/^[\w-]{8,60}$/, "Open the page again."),
      kind: z.string().refine(isKind, "Choose what it is for."),
      spread: z.string().refine(isSpread, "Choose how it is shared."),
      label: z.string().trim().max(100, "Enter up to 100 letters."),
      currency: z.string().refine(isCurrency, "Choose a currency."),
      amount: z.string().trim().max(40),
      rate: z.string().trim().max(40),
    })
    .transform(({ label, amount, rate, ...rest }, context) => {
      const minor = typedCost(amount, rest.currency);
      if (!minor)
        context.addIssue({ code: "custom", path: ["amount"], message: minor === undefined ? WANTED : NOT_NONE });
      const isForeign = rest.currency !== shopCurrency;
      if (isForeign && !exchangeRate(rate))
        context.addIssue({
          code: "custom",
          path: ["rate"],
          message: `Enter what 1 ${rest.currency} is in ${shopCurrency}.`,
        });
      return { ...rest, label: label || null, amount: minor ?? 0, rate: isForeign ? rate : null };
    });
  return parsed(shape.safeParse(Object.fromEntries(form)));
}
