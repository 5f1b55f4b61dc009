import { z } from "zod";
import { ENGLISH, shownNumber } from "../../formats/number-style";

/** What a supplier asks where no cost is known: a part, in basis points, of the selling price or of Shopify's cost. */
export type CostPattern = { base: "price" | "cost"; percent: number };

/** "60% of price"; "" for none. */
export const patternText = (pattern: CostPattern | null): string =>
  pattern ? `${shownNumber(pattern.percent / 100, { ...ENGLISH, group: "" }, 2)}% of ${pattern.base}` : "";

const PATTERN = /^(\d{1,3}(?:\.\d{1,2})?)\s?%\s{0,3}of\s{1,3}(?:the\s)?(?:selling\s)?(price|cost)$/i;
const WANTED = "Write it as 60% of price, or 95% of cost; from 0.01% to 500%.";
const MOST = 50_000;

export const patternTyped = z
  .string()
  .max(40, { error: WANTED, abort: true })
  .trim()
  .transform((text, context): CostPattern | null => {
    if (text === "") return null;
    const [, percent = "", base = ""] = PATTERN.exec(text) ?? [];
    const points = Math.round(Number(percent) * 100);
    if (base !== "" && points > 0 && points <= MOST)
      return { base: base.toLowerCase() === "price" ? "price" : "cost", percent: points };
    context.addIssue({ code: "custom", message: WANTED });
    return z.NEVER;
  });

/** Rounded half up, in minor units. Null where the base is not known, or in another currency. */
export const patternCost = ({ percent }: CostPattern, base: number | null): number | null =>
  base === null ? null : Number((BigInt(base) * BigInt(percent) * 2n + 10_000n) / 20_000n);

/** SQL: the same, of a supplier and the amounts of a variant in that supplier's currency. */
export const patternCostSql = (supplier: string, price: string, cost: string) =>
  `(CASE ${supplier}.pattern_base WHEN 'price' THEN ${price} WHEN 'cost' THEN ${cost} END * ${supplier}.pattern_percent * 2 + 10000) / 20000`;
