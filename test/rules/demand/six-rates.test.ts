import { describe, expect, it } from "vitest";
import { engineDay } from "../../../app/demand/engine/day";
import { toldOf } from "../../../app/demand/engine/measured-error";
import { type Memory, memoryBefore, remember } from "../../../app/demand/engine/memory";
import { shopPaces } from "../../../app/demand/engine/shop-pace";
import { trustOf } from "../../../app/demand/engine/trust";
import { salesFrom } from "./shops";

const HALF_LIVES = [7, 14, 400, 45, 150, 400];
const HORIZON = 10;
const TRUST = trustOf([1, 2, 3, 4, 5, 6]);

/** What a day left behind: what it took in, and each rate as of its evening. */
type Evening = { counted: number; dispersion: number; inStock: boolean; shopSold: number; now: number[]; rate: number };
type Window = { today: number; misses: number[]; usual: number };

/** The engine's arithmetic as its documents put it, in sums over all days, against what it keeps from day to day. */
describe("The six rates", () => {
  for (const seed of [1, 2, 3, 4])
    it(`are the sums over all days of a variant that they are said to be, made-up variant ${seed}`, () => {
      const { memory, evenings, pace } = lived(seed, 260);
      for (const [rate, halfLife] of HALF_LIVES.entries()) {
        const [sold, own, share] = fadedSums(evenings, halfLife);
        const wanted = rate < 3 ? sold / own : (sold / share) * pace;
        expect(memory.rates.now[rate], `half-life ${halfLife}`).toBeCloseTo(wanted, 9);
      }
    });

  for (const seed of [1, 2, 3, 4])
    it(`are told of and trusted by what each missed, made-up variant ${seed}`, () => {
      const { memory, evenings } = lived(seed, 260);
      const windows = windowsOf(evenings);
      expect(windows.length).toBe(memory.errors.count);
      const told = toldOf(memory.errors);
      for (const rate of HALF_LIVES.keys())
        expect(told[rate], `rate ${rate}`).toBeCloseTo(
          faded(windows, 60, ({ misses, usual }) => Math.min(9, (misses[rate] ?? 0) / usual)),
          9,
        );
      expect(memory.rate).toBeCloseTo(trusted(memory.rates.now, windows), 9);
    });
});

function lived(seed: number, days: number) {
  const units = salesFrom(seed, days, 20 * seed, 2 + seed);
  const outOfStock = salesFrom(seed + 50, days, 12, 1);
  const shop = salesFrom(seed + 100, days, 90, 40);
  const { paces } = shopPaces(shop);
  const memory = memoryBefore(HORIZON);
  const evenings = Array.from(units, (sold, day): Evening => {
    const today = engineDay(sold, outOfStock[day] ? 0 : 1, shop[day] ?? 0, paces[day] ?? 0);
    remember(memory, today, TRUST);
    const { counted, dispersion, shopSold } = today;
    return { counted, dispersion, inStock: !outOfStock[day], shopSold, now: [...memory.rates.now], rate: memory.rate };
  });
  return { memory, evenings, pace: paces.at(-1) ?? 0 };
}

/** Units, days and the shop's √units of the days in stock, half of each from the last `halfLife` of them. */
function fadedSums(evenings: Evening[], halfLife: number) {
  const days = evenings.filter(({ inStock }) => inStock).reverse();
  const sum = (of: (day: Evening) => number) =>
    days.reduce((all, day, age) => all + of(day) * 2 ** (-age / halfLife), 0);
  return [sum(({ counted }) => counted), sum(() => 1), sum(({ shopSold }) => shopSold)] as const;
}

/** What each rate missed by, squared, in every window that had three weeks before it and was in stock for the most part. */
function windowsOf(evenings: Evening[]): Window[] {
  return evenings.flatMap((evening, today) => {
    const made = evenings[today - HORIZON];
    const days = evenings.slice(today - HORIZON + 1, today + 1).filter(({ inStock }) => inStock);
    if (!made || today - HORIZON < 20 || days.length < 0.6 * HORIZON) return [];
    const actual = (days.reduce((sum, { counted }) => sum + counted, 0) * HORIZON) / days.length;
    const forecast = made.rate * HORIZON;
    const usual = evening.dispersion * forecast + 0.04 * forecast ** 2 + 1;
    return [
      { today: evenings.length - 1 - today, misses: made.now.map((rate) => (actual - rate * HORIZON) ** 2), usual },
    ];
  });
}

const faded = (windows: Window[], halfLife: number, of: (window: Window) => number) =>
  windows.reduce((sum, window) => sum + of(window) * 2 ** (-window.today / halfLife), 0);

function trusted(now: Memory["rates"]["now"], windows: Window[]) {
  const each = HALF_LIVES.map((_, rate) => faded(windows, 240, ({ misses }) => misses[rate] ?? 0));
  const mean = each.reduce((sum, missed) => sum + missed, 0) / HALF_LIVES.length;
  const horizons = faded(windows, 240, () => 1) / HORIZON;
  const weights = each.map((missed, rate) => ((missed / mean) * horizons + 8 * (TRUST[rate] ?? 0)) ** -4);
  const sum = weights.reduce((all, weight, rate) => all + weight * (now[rate] ?? 0), 0);
  return sum / weights.reduce((all, weight) => all + weight, 0);
}
