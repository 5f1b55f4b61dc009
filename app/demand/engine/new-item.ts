import type { DemandDays } from "./day";

/** What a variant without history is thought to sell, in units a day in stock: on its first day or, `now`, today. */
export type NewItemStart = { rate: number; now?: boolean };

/** The guess counts like a week of such sales: after three weeks in stock own sales outweigh it. */
export const DAYS_OF_START = 7;

const FIRST_DAYS = 28;
const LEAST_IN_STOCK = 14;
const LEAST_LAUNCHES = 3;

/**
 * The median of what the shop's own recent launches sold a day in stock during their first four weeks; each from its
 * first day. Null below three launches with two weeks in stock: then only the merchant can guess.
 */
export function startOfNewItems(launches: DemandDays[]): NewItemStart | null {
  const rates = launches.map(earlyRate).filter((rate) => rate !== null);
  if (rates.length < LEAST_LAUNCHES) return null;
  rates.sort((a, b) => a - b);
  const middle = rates.slice(Math.floor((rates.length - 1) / 2), Math.floor(rates.length / 2) + 1);
  return { rate: middle.reduce((sum, rate) => sum + rate, 0) / middle.length };
}

function earlyRate({ units, availability }: DemandDays) {
  let sold = 0;
  let days = 0;
  for (let day = 0; day < Math.min(FIRST_DAYS, units.length); day++) {
    if (!((availability[day] ?? 0) > 0)) continue;
    sold += Math.max(0, units[day] ?? 0);
    days++;
  }
  return days < LEAST_IN_STOCK ? null : sold / days;
}
