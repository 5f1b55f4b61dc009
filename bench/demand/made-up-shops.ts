import { randomFrom } from "../../test/support/random";

/** Units asked for each day, one row an article. Made by a seed: no figure of the method was fitted to them. */
export type MadeUpShop = { name: string; warmDays: number; articles: Float64Array[] };

/** Four years of steady retail: seasons by category, a rhythm of the week, promotions, weeks in which the source was dry. */
export function steadyRetail(seed: number, count = 120, days = 1300): MadeUpShop {
  const chance = chanceFrom(seed);
  const week = [0.8, 0.85, 0.9, 1, 1.1, 1.3, 1.05];
  const categories = Array.from({ length: 6 }, () => ({
    height: 0.1 + 0.35 * chance.even(),
    peak: 365 * chance.even(),
  }));
  const articles = Array.from({ length: count }, (_, index) => {
    const base = Math.exp(Math.log(0.8) + 1.2 * chance.normal());
    const dispersion = 1.1 + 1.2 * chance.even() * Math.sqrt(1 + base);
    const drift = 0.004 + 0.008 * chance.even();
    const launch = chance.even() < 0.15 ? chance.even() * days * 0.6 : 0;
    const { height = 0, peak = 0 } = categories[index % 6] ?? {};
    let level = 0;
    let promoted = 0;
    let dry = 0;
    return Float64Array.from({ length: days }, (_, day) => {
      level += drift * chance.normal() - 0.0005 * level;
      promoted = promoted > 0 ? promoted - 1 : chance.even() < 0.002 ? 7 : 0;
      dry = dry > 0 ? dry - 1 : chance.even() < 0.0015 ? 5 + chance.even() * 25 : 0;
      if (day < launch || dry > 0) return 0;
      const season = 1 + height * Math.sin((2 * Math.PI * (day - peak)) / 365.25);
      const mean = base * Math.exp(level + 0.0001 * day) * season * (week[day % 7] ?? 1) * (promoted > 0 ? 1.8 : 1);
      return chance.count(mean, dispersion);
    });
  });
  return { name: "steady retail", warmDays: 365, articles };
}

/** Spare parts: a sale every few weeks, of several at once, on working days; some are never asked for again. */
export function slowParts(seed: number, count = 300, days = 1000): MadeUpShop {
  const chance = chanceFrom(seed);
  const articles = Array.from({ length: count }, () => {
    const rate = Math.exp(Math.log(0.06) + 0.9 * chance.normal());
    const lump = lumpsOf(chance, 1 + 3 * chance.even() * chance.even(), 0.4 + 0.5 * chance.even());
    const drift = 0.006 + 0.01 * chance.even();
    const end = chance.even() < 0.1 ? days * (0.4 + 0.6 * chance.even()) : days;
    let level = 0;
    return Float64Array.from({ length: days }, (_, day) => {
      level += drift * chance.normal() - 0.001 * level;
      return day % 7 >= 5 || day >= end ? 0 : lump(chance.count(rate * Math.exp(level) * 1.4, 1));
    });
  });
  return { name: "slow parts", warmDays: 365, articles };
}

/** A gift shop's year: growing, twice as busy before Christmas, large orders, articles that come and go. */
export function growingGifts(seed: number, count = 400, days = 374): MadeUpShop {
  const chance = chanceFrom(seed);
  let mood = 0;
  const shop = Array.from({ length: days }, (_, day) => {
    mood = 0.7 * mood + 0.2 * chance.normal();
    const christmas = 1 + 1.1 * Math.exp(-(((day - 325) / 35) ** 2));
    return { trend: Math.exp(0.0012 * day) * christmas, open: Math.exp(mood) * (day % 7 === 5 ? 0 : 1.17) };
  });
  const articles = Array.from({ length: count }, () => {
    const rate = Math.exp(Math.log(0.22) + 0.8 * chance.normal());
    const lump = lumpsOf(chance, 1.3 + 4 * chance.even(), 0.6 + 0.7 * chance.even());
    const launch = chance.even() < 0.3 ? 250 * chance.even() : -100;
    const life = chance.even() < 0.4 ? 80 + 200 * chance.even() : 2000;
    const festive = chance.even() < 0.3 ? 2 : 0.7;
    let level = 0;
    return Float64Array.from(shop, ({ trend, open }, day) => {
      level += 0.03 * chance.normal() - 0.004 * level;
      if (day < launch) return 0;
      const age = Math.exp(-Math.max(0, day - launch - 60) / life);
      return lump(chance.count(rate * age * Math.exp(level) * trend ** festive * open, 1));
    });
  });
  return { name: "growing gifts", warmDays: 75, articles };
}

type Chance = ReturnType<typeof chanceFrom>;

/** So many orders, each of a lognormal number of units with this mean. */
const lumpsOf = (chance: Chance, mean: number, deviation: number) => (orders: number) => {
  let units = 0;
  for (let order = 0; order < orders; order++)
    units += Math.max(1, Math.round(mean * Math.exp(deviation * chance.normal() - deviation ** 2 / 2)));
  return units;
};

function chanceFrom(seed: number) {
  const even = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  return { even, normal, count: (mean: number, dispersion: number) => poisson(scattered(mean, dispersion)) };

  /** A gamma of this mean makes the Poisson count after it negative binomial. */
  function scattered(mean: number, dispersion: number) {
    return dispersion > 1 ? gamma(mean / (dispersion - 1)) * (dispersion - 1) : mean;
  }

  /** Marsaglia & Tsang 2000. */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * (1 - even()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - even()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  function poisson(mean: number) {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const least = Math.exp(-mean);
    let product = 1 - even();
    let count = 0;
    for (; product > least; count++) product *= 1 - even();
    return count;
  }
}
