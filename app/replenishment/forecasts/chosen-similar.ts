/** What a variant is forecast like; `gone`: Shopify has deleted it since. */
export type ChosenSimilar = {
  variantId: number;
  percent: number;
  gone: boolean;
  /** Units a day that it sells by its own forecast; null where it has none. */
  rate: number | null;
  productTitle: string;
  variantTitle: string;
  sku: string;
};

/** What the other sold a day when this one was forecast: as its own page says, unless its forecast has changed since. */
export function lentBy({ rate, percent }: ChosenSimilar, startRate: number) {
  const stands = rate !== null && Math.round(rate * percent * 100) / 10_000 === startRate;
  return stands ? rate : (startRate * 100) / percent;
}
