import { converted, exchangeRate, rounded, safe } from "../../money/decimal";
import { type Spread, sharesOf } from "./landed-cost";

export const COST_KINDS = { freight: "Freight", duty: "Duty", insurance: "Insurance", other: "Other" } as const;
export type CostKind = keyof typeof COST_KINDS;

/** What an order costs beside its goods. `amount` in minor units of its own currency; `rate` as typed, null in the shop's own. */
export interface CostLine {
  id: number;
  kind: CostKind;
  label: string | null;
  amount: number;
  currency: string;
  rate: string | null;
  spread: Spread;
  createdAt: number;
}

/** A line of the order that bears a share. Amounts in minor units of the order's currency; null where nobody knows. */
export interface GoodsLine {
  lineId: number;
  variantId: number;
  ordered: number;
  /** Units that will have come: ordered without what is closed short, or more where more came; of a closed order those that came. */
  units: number;
  amount: number | null;
  /** Basis points; null is none. */
  taxRate: number | null;
  taxIncluded: boolean;
  /** Of one unit, in grams. */
  weight: number | null;
}

export interface Money {
  currency: string;
  rate: string | null;
}

export type Landed = { cost: CostLine } & (
  | { kind: "spread"; total: number; shares: number[] }
  | { kind: "open"; why: "no rate" | "no amount" | "no weight" | "nothing to bear it" }
);

/** Without the tax that its amount includes: recoverable tax is no cost. Half up, once a line. */
export const netOf = ({ amount, taxRate, taxIncluded }: Pick<GoodsLine, "amount" | "taxRate" | "taxIncluded">) =>
  amount === null || !taxIncluded || taxRate === null
    ? amount
    : Number(rounded(BigInt(amount) * 10_000n, BigInt(10_000 + taxRate)));

/** An amount in the shop's currency, by a typed rate; undefined where a foreign one has none. */
export function inShopCurrency(amount: number, { currency, rate }: Money, shopCurrency: string): number | undefined {
  if (currency === shopCurrency) return amount;
  const typed = rate === null ? undefined : exchangeRate(rate);
  return typed && converted(amount, currency, shopCurrency, typed);
}

/** Each bill in the shop's currency, with each line's share of it in the lines' order; or what is still missing for that. */
export const landedOf = (costs: readonly CostLine[], lines: readonly GoodsLine[], shopCurrency: string): Landed[] =>
  costs.map((cost): Landed => {
    const total = inShopCurrency(cost.amount, cost, shopCurrency);
    if (total === undefined) return { cost, kind: "open", why: "no rate" };
    const bearing = lines.map(bearingOf);
    const spread = sharesOf(total, cost.spread, bearing);
    if (spread.kind === "spread") return { cost, kind: "spread", total, shares: spread.shares };
    if (spread.kind === "nothing") return { cost, kind: "open", why: "nothing to bear it" };
    return { cost, kind: "open", why: cost.spread === "weight" ? "no weight" : "no amount" };
  });

/** By the units that will have come. Of what will not come nobody needs to know the cost or the weight. */
function bearingOf(line: GoodsLine) {
  if (line.units === 0) return { quantity: 0, value: 0, weight: 0 };
  const net = netOf(line);
  return {
    quantity: line.units,
    value: net === null ? null : partOf(net, line.units, line.ordered),
    weight: line.weight,
  };
}

/**
 * What the first so many units of a line are worth of an amount that stands for `of` units: parts of it add up to it to the last
 * minor unit, however the units come.
 */
export const partOf = (amount: number, units: number, of: number): number =>
  of === 0 ? 0 : (safe(rounded(BigInt(amount) * BigInt(units), BigInt(of))) ?? 0);
