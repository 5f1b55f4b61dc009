import * as z from "zod";
import type { CostPattern } from "./cost-pattern";

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
