import { randomFrom } from "../../support/random";

/** Sales of so many days, `sales` of 100 days with 1 to `most` units. */
export function salesFrom(seed: number, days: number, sales: number, most: number) {
  const random = randomFrom(seed);
  return Float64Array.from({ length: days }, () => (random() * 100 < sales ? 1 + Math.floor(random() * most) : 0));
}

export const alwaysInStock = (days: number) => new Float64Array(days).fill(1);

/** √units a day of a shop that sells these. */
export const shopOf = (articles: Float64Array[]) =>
  Float64Array.from({ length: articles[0]?.length ?? 0 }, (_, day) =>
    articles.reduce((sum, units) => sum + Math.sqrt(Math.max(0, units[day] ?? 0)), 0),
  );

export const SETTINGS = { leadTimeDays: 14, reviewDays: 7, leadTimeDeviation: 0, serviceLevel: 0.97, coverDays: 14 };
