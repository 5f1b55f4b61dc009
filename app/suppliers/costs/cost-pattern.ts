import { ENGLISH, shownNumber } from "../../formats/number-style";

/** What a supplier asks where no cost is known: a part, in basis points, of the selling price or of Shopify's cost. */
export type CostPattern = { base: "price" | "cost"; percent: number };

/** "60% of price"; "" for none. */
export const patternText = (pattern: CostPattern | null): string =>
  pattern ? `${shownNumber(pattern.percent / 100, { ...ENGLISH, group: "" }, 2)}% of ${pattern.base}` : "";

/** Rounded half up, in minor units. Null where the base is not known, or in another currency. */
export const patternCost = ({ percent }: CostPattern, base: number | null): number | null =>
  base === null ? null : Number((BigInt(base) * BigInt(percent) * 2n + 10_000n) / 20_000n);

/** SQL: the same, of a supplier and the amounts of a variant in that supplier's currency. */
export const patternCostSql = (supplier: string, price: string, cost: string) =>
  `(CASE ${supplier}.pattern_base WHEN 'price' THEN ${price} WHEN 'cost' THEN ${cost} END * ${supplier}.pattern_percent * 2 + 10000) / 20000`;
